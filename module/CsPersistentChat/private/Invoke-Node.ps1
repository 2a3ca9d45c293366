# Runs a cmdlet in Node, once for each set of bound parameters, all in one process. However that ends, with an error, Ctrl+C or a reader that has seen
# enough, the process ends too: when its standard input closes, Node undoes what is half done.
function Invoke-Node {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [System.Collections.ICollection] $Calls)
    if ($Calls.Count -eq 0) { return }
    . Import-CallerPreference $Cmdlet
    $node = $null
    $problem = $null
    try {
        $process = Start-Node
        $node = @{ Process = $process; Errors = $process.StandardError.ReadToEndAsync() }
        Connect-Node $node
        foreach ($boundParameters in $Calls) {
            Send-Invocation $node $Cmdlet (New-Invocation $Cmdlet $boundParameters)
            Receive-Output $node $Cmdlet
        }
    } catch {
        $problem = $_
        Remove-LastError $problem
    } finally {
        if ($null -ne $node) { Stop-Node $node.Process }
    }
    if ($null -ne $problem) { $Cmdlet.ThrowTerminatingError($problem) }
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
