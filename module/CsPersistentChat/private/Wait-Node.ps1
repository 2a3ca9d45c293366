# Waits until Node says that it is there, or finds out why it does not.
function Wait-Node {
    param([hashtable] $Node)
    $frame = Read-Frame $Node
    if ($null -eq $frame) {
        Assert-NodeVersion (Get-NodeVersion $Node.Process.StartInfo.WorkingDirectory)
        throw New-NodeFailure $Node
    }
    Assert-NodeVersion $frame.Payload
    $Node.IsReady = $true
}

function Get-NodeVersion {
    param([string] $WorkingDirectory)
    $process = Start-NodeProcess '--version' $WorkingDirectory
    try {
        $process.StandardOutput.ReadToEnd().Trim().TrimStart('v')
    } finally {
        $process.Dispose()
    }
}

function Assert-NodeVersion {
    param([string] $Version)
    $number = $Version.Split([char] '-')[0]
    if ($number -as [version] -and [version] $number -lt $script:MinimumNodeVersion) {
        throw New-ErrorRecord NodeTooOld NotInstalled "Node $Version is too old: $script:MinimumNodeVersion or later is needed." $Version (
            "Install Node $script:MinimumNodeVersion or later, or name its program in CS_PCHAT_NODE.")
    }
}

# Node ended without a last word. What it wrote to standard error says more than its exit code.
function New-NodeFailure {
    param([hashtable] $Node)
    $ended = $Node.Process.WaitForExit(5000)
    $code = if ($ended) { $Node.Process.ExitCode } else { 'unknown' }
    $details = if ($Node.Errors.Wait(1000)) { $Node.Errors.Result.Trim() } else { '' }
    if ($details.Length -gt 1000) { $details = $details.Substring(0, 1000) }
    New-ErrorRecord NodeFailed ResourceUnavailable "Node ended unexpectedly with exit code $code. $details".Trim() $null (
        'Run the command again; if it fails in the same way, reinstall cs-persistent-chat.')
}

function New-AnswerFailure {
    param([hashtable] $Frame)
    $line = "$($Frame.Kind) $($Frame.Payload)".Trim()
    if ($line.Length -gt 200) { $line = $line.Substring(0, 200) }
    New-ErrorRecord NodeFailed ResourceUnavailable "Node answered with what is no answer: $line" $null (
        'Reinstall cs-persistent-chat and its module, both of the same version; nothing else may write to the output of Node.')
}
