# The full path of a file that need not exist, as PowerShell understands it: drives, the current location, ~.
function Resolve-FilePath {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [string] $Name, [string] $Path)
    $provider = $null
    $drive = $null
    try {
        $resolved = $Cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path, [ref] $provider, [ref] $drive)
    } catch {
        $reason = $_.Exception.GetBaseException().Message
        throw New-ErrorRecord ParameterInvalid InvalidArgument "The value of the parameter $Name is not a path: $reason" $Path 'Correct the path.'
    }
    if ($provider.Name -ne 'FileSystem') {
        throw New-ErrorRecord ParameterInvalid InvalidArgument "The value of the parameter $Name must be a path of the file system." $Path 'Correct the path.'
    }
    $resolved
}

# A database address is a path when it ends in .db or .sqlite or begins with sqlite:, and the name of a server otherwise.
function Resolve-DatabaseAddress {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [string] $Name, [string] $Address)
    $trimmed = $Address.Trim()
    if ($trimmed -match '^sqlite:(?<path>.+)$') { return 'sqlite:' + (Resolve-FilePath $Cmdlet $Name $Matches['path']) }
    if ($trimmed -match '\.(db|sqlite)$') { return Resolve-FilePath $Cmdlet $Name $trimmed }
    $Address
}
