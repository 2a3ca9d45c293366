# The full path of a file that need not exist, as PowerShell understands it: drives, the current location, ~.
function Resolve-FilePath {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [string] $Name, [string] $Path)
    $provider = $null
    $drive = $null
    try {
        $resolved = $Cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path, [ref] $provider, [ref] $drive)
    } catch {
        $reason = $_.Exception.GetBaseException().Message
        throw New-PathError -Path $Path -Message "The value of the parameter $Name is not a path: $reason"
    }
    if ($provider.Name -ne 'FileSystem') {
        throw New-PathError -Path $Path -Message "The value of the parameter $Name must be a path of the file system."
    }
    $resolved
}

function New-PathError {
    param([string] $Path, [string] $Message)
    $facts = @{
        Code              = 'ParameterInvalid'
        Category          = 'InvalidArgument'
        Message           = $Message
        Target            = $Path
        RecommendedAction = 'Correct the path.'
    }
    New-ErrorRecord @facts
}

# A database address is a path when it ends in .db or .sqlite or begins with sqlite:, and the name of a server otherwise.
function Resolve-DatabaseAddress {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [string] $Name, [string] $Address)
    $trimmed = $Address.Trim()
    if ($trimmed -match '^sqlite:(?<path>.+)$') {
        return 'sqlite:' + (Resolve-FilePath -Cmdlet $Cmdlet -Name $Name -Path $Matches['path'])
    }
    if ($trimmed -match '\.(db|sqlite)$') { return Resolve-FilePath -Cmdlet $Cmdlet -Name $Name -Path $trimmed }
    $Address
}
