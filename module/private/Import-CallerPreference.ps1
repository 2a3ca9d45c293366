# A function of a module does not see the preference variables of the script that calls it. This gives the cmdlet those of its
# caller, as a compiled cmdlet would have them: they are set in the scope of the function that calls this one with a dot.
function Import-CallerPreference {
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $preferences = @{
        Confirm        = 'ConfirmPreference'
        ErrorAction    = 'ErrorActionPreference'
        ProgressAction = 'ProgressPreference'
        Verbose        = 'VerbosePreference'
        WarningAction  = 'WarningPreference'
        WhatIf         = 'WhatIfPreference'
    }
    foreach ($parameter in $preferences.Keys) {
        if ($Cmdlet.MyInvocation.BoundParameters.ContainsKey($parameter)) { continue }
        $name = $preferences[$parameter]
        $ExecutionContext.SessionState.PSVariable.Set($name, $Cmdlet.SessionState.PSVariable.GetValue($name))
    }
}
