# Runs a cmdlet in Node, once for each set of bound parameters, all in one process. However that ends, with an error, Ctrl+C or
# a reader that has seen enough, the process ends too: when its standard input closes, Node undoes what is half done.
function Invoke-Node {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [System.Collections.ICollection] $Calls)
    if ($Calls.Count -eq 0) { return }
    $node = @{ Process = $null; Errors = $null; IsReady = $false; Problem = $null }
    try {
        # Node starts while the first invocation is prepared.
        Invoke-Step $node { Start-Node $node }
        . Import-CallerPreference $Cmdlet
        foreach ($boundParameters in $Calls) {
            if ($null -eq $node.Problem) {
                Invoke-Step $node {
                    Send-Invocation $node $Cmdlet (New-Invocation $Cmdlet $boundParameters)
                    if (-not $node.IsReady) { Wait-Node $node }
                }
            }
            if ($null -eq $node.Problem) { Receive-Output $node $Cmdlet }
        }
    } finally {
        if ($null -ne $node.Process) { Stop-Node $node.Process }
    }
    if ($null -ne $node.Problem) { $Cmdlet.ThrowTerminatingError($node.Problem) }
}

# Keeps what goes wrong in a step. Output must not be written in a step: it would keep the errors of the commands that read it.
function Invoke-Step {
    param([hashtable] $Node, [scriptblock] $Step)
    try {
        & $Step
    } catch {
        $Node.Problem = $_
        Remove-LastError $_
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
    param([System.Diagnostics.Process] $Process)
    try {
        $Process.StandardInput.BaseStream.Dispose()
    } catch [System.IO.IOException] {
        $null = $_
    }
    $null = $Process.StandardOutput.BaseStream.CopyToAsync([System.IO.Stream]::Null)
    if (-not $Process.WaitForExit(30000)) { $Process.Kill() }
    $Process.Dispose()
}
