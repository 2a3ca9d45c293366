# Waits until Node says that it is there, or finds out why it does not.
function Wait-Node {
    param([hashtable] $Node)
    $frame = Read-Frame -Node $Node
    if ($null -eq $frame) {
        Assert-NodeVersion -Version (Get-NodeVersion -WorkingDirectory $Node.Process.StartInfo.WorkingDirectory)
        throw New-NodeFailure -Node $Node
    }
    if ($frame.Kind -ne 'ready') { throw New-AnswerFailure -Frame $frame }
    Assert-NodeVersion -Version $frame.Payload
    $Node.IsReady = $true
}

function Get-NodeVersion {
    param([string] $WorkingDirectory)
    $process = Start-NodeProcess -Arguments '--version' -WorkingDirectory $WorkingDirectory
    try {
        $process.StandardOutput.ReadToEnd().Trim().TrimStart('v')
    } finally {
        $process.Dispose()
    }
}

function Assert-NodeVersion {
    param([string] $Version)
    $number = $Version.Split([char] '-')[0]
    if ($number -as [version] -and [version] $number -lt [version] $script:MinimumNodeVersion) {
        $message = "Node $Version is too old: $script:MinimumNodeVersion or later is needed."
        throw New-NodeError -Code NodeTooOld -Category NotInstalled -Message $message -Target $Version
    }
}

# Node ended without a last word. What it wrote to standard error says more than its exit code.
function New-NodeFailure {
    param([hashtable] $Node)
    $ended = $Node.Process.WaitForExit(5000)
    $code = if ($ended) { $Node.Process.ExitCode } else { 'unknown' }
    $details = if ($Node.Errors.Wait(1000)) { $Node.Errors.Result.Trim() } else { '' }
    if ($details.Length -gt 1000) { $details = $details.Substring(0, 1000) }
    $message = "Node ended unexpectedly with exit code $code. $details".Trim()
    $action = 'Run the command again; if it fails in the same way, reinstall cs-persistent-chat.'
    New-ErrorRecord -Code NodeFailed -Category ResourceUnavailable -Message $message -RecommendedAction $action
}

function New-AnswerFailure {
    param([hashtable] $Frame)
    $line = "$($Frame.Kind) $($Frame.Payload)".Trim()
    if ($line.Length -gt 200) { $line = $line.Substring(0, 200) }
    $message = "Node answered with what is no answer: $line"
    $action = 'Reinstall cs-persistent-chat and its module, both of the same version; ' +
    'nothing else may write to the output of Node.'
    New-ErrorRecord -Code NodeFailed -Category ResourceUnavailable -Message $message -RecommendedAction $action
}
