# Runs a cmdlet in Node for one object of the pipeline. The first call starts Node, and it stays for those that follow. However a
# call ends before its end, with an error, Ctrl+C or a reader that has seen enough, the process ends too: when its standard input
# closes, Node undoes what is half done. Between two calls nobody may be there to end it; then it ends by itself.
function Invoke-Node {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [hashtable] $Node,
        [System.Collections.IDictionary] $BoundParameters
    )
    $isComplete = $false
    try {
        # Node starts while the invocation is prepared.
        if ($null -eq $Node.Process) { Invoke-Step -Node $Node -Step { Start-Node -Node $Node } }
        . Import-CallerPreference -Cmdlet $Cmdlet
        if ($null -eq $Node.Problem) {
            Invoke-Step -Node $Node -Step {
                $Node.Invocation = New-Invocation -Cmdlet $Cmdlet -BoundParameters $BoundParameters
                Send-Invocation -Node $Node -Cmdlet $Cmdlet
                if (-not $Node.IsReady) { Wait-Node -Node $Node }
            }
        }
        if ($null -eq $Node.Problem) { Receive-Output -Node $Node -Cmdlet $Cmdlet }
        $isComplete = $null -eq $Node.Problem
    } finally {
        if (-not $isComplete) { Stop-Node -Node $Node }
    }
    # PowerShell leaves what it took from this object in the bound parameters of the next.
    foreach ($name in @($BoundParameters.Keys)) {
        if (-not $Node.GivenParameters.Contains($name)) { $null = $BoundParameters.Remove($name) }
    }
    if ($null -ne $Node.Problem) { $Cmdlet.ThrowTerminatingError($Node.Problem) }
}

# What is known about a cmdlet and its process of Node while it runs. The parameters are those bound before the pipeline begins.
function New-NodeState {
    param([System.Collections.IDictionary] $BoundParameters)
    # A session with another language mode could not make an error record.
    if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
        throw 'CsPersistentChat needs the language mode FullLanguage, because it starts Node, and this session has ' +
        "$($ExecutionContext.SessionState.LanguageMode). Sign the scripts of the module with a certificate that the policy " +
        'of this machine trusts, or use a machine or session without this restriction.'
    }
    @{
        GivenParameters = @($BoundParameters.Keys)
        Process         = $null
        Errors          = $null
        IsReady         = $false
        Invocation      = $null
        Frame           = $null
        Problem         = $null
    }
}

# Keeps what goes wrong in a step. Output must not be written in a step: it would keep the errors of the commands that read it.
function Invoke-Step {
    param([hashtable] $Node, [scriptblock] $Step)
    try {
        & $Step
    } catch {
        $Node.Problem = $_
        Remove-LastError -Record $_
    }
}

# What was caught is in the list of errors without the name of the cmdlet; what the cmdlet throws in its place comes with it.
function Remove-LastError {
    param([System.Management.Automation.ErrorRecord] $Record)
    if ($global:Error.Count -eq 0) { return }
    $last = $global:Error[0]
    if ($last -is [System.Management.Automation.ErrorRecord] -and $last.Exception -eq $Record.Exception) {
        $global:Error.RemoveAt(0)
    }
}

# Reads away what Node still writes, so that it is never stuck, and waits for it: it may be undoing a large import.
function Stop-Node {
    param([hashtable] $Node)
    $process = $Node.Process
    if ($null -eq $process) { return }
    $Node.Process = $null
    $Node.IsReady = $false
    try {
        $process.StandardInput.BaseStream.Dispose()
    } catch [System.IO.IOException] {
        $null = $_
    }
    $null = $process.StandardOutput.BaseStream.CopyToAsync([System.IO.Stream]::Null)
    if (-not $process.WaitForExit(30000)) { $process.Kill() }
    $process.Dispose()
}
