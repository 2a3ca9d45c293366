# One run of a cmdlet in Node: its parameters, and apart from them the bytes, which are too long for a line.
function New-Invocation {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [System.Collections.IDictionary] $BoundParameters)
    $name = $Cmdlet.MyInvocation.MyCommand.Name
    $invocation = @{ Cmdlet = $name; Parameters = @{}; BytesKey = $null; Bytes = $null }
    foreach ($parameter in $script:ParametersByCmdlet[$name]) {
        if (-not $BoundParameters.Contains($parameter.Name)) { continue }
        $value = $BoundParameters[$parameter.Name]
        if ($parameter.Format -eq 'base64') {
            $invocation.BytesKey = $parameter.Key
            $invocation.Bytes = $value
            continue
        }
        if ($value -and $parameter.Format -eq 'path') {
            $value = Resolve-FilePath $Cmdlet $parameter.Name $value
        } elseif ($value -and $parameter.Format -eq 'database-address') {
            $value = Resolve-DatabaseAddress $Cmdlet $parameter.Name $value
        }
        $invocation.Parameters[$parameter.Key] = $value
    }
    $invocation
}
