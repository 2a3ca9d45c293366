# One run of a cmdlet in Node: its parameters, and apart from them the bytes, which are too long for a line.
function New-Invocation {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [System.Collections.IDictionary] $BoundParameters)
    $invocation = @{ Cmdlet = $Cmdlet.MyInvocation.MyCommand.Name; Parameters = @{}; BytesName = $null; Bytes = $null }
    foreach ($name in $BoundParameters.Keys) {
        if ([System.Management.Automation.Cmdlet]::CommonParameters.Contains($name)) { continue }
        if ([System.Management.Automation.Cmdlet]::OptionalCommonParameters.Contains($name)) { continue }
        $value = $BoundParameters[$name]
        $format = $script:FormatByParameter[$name]
        if ($format -eq 'base64') {
            $invocation.BytesName = $name
            $invocation.Bytes = $value
            continue
        }
        if ($value -and $format -eq 'path') {
            $value = Resolve-FilePath -Cmdlet $Cmdlet -Name $name -Path $value
        } elseif ($value -and $format -eq 'database-address') {
            $value = Resolve-DatabaseAddress -Cmdlet $Cmdlet -Name $name -Address $value
        }
        $invocation.Parameters[$name] = $value
    }
    $invocation
}
