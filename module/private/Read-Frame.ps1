# The next frame of Node, or nothing when Node has ended. Waits in short steps, because PowerShell stops only between two steps.
function Read-Frame {
    param([hashtable] $Node)
    $reading = $Node.Process.StandardOutput.ReadLineAsync()
    while (-not $reading.Wait(100)) { }
    $line = $reading.Result
    if ($null -eq $line) { return }
    $kind, $payload = $line.Split([char[]] ' ', 2)
    @{ Kind = $kind; Payload = $payload; Value = $null }
}

# The same, with the values that the payload stands for. Output need not be understood: another program may have written it.
function Read-FrameValue {
    param([hashtable] $Node)
    $frame = Read-Frame -Node $Node
    if ($null -eq $frame) { throw New-NodeFailure -Node $Node }
    try {
        switch ($frame.Kind) {
            'bytes' { $frame.Value = [int] $frame.Payload }
            'chunk' { $frame.Value = [System.Convert]::FromBase64String($frame.Payload) }
            'done' { }
            'idle' { }
            default { $frame.Value = [System.Management.Automation.PSSerializer]::DeserializeAsList($frame.Payload) }
        }
    } catch {
        Remove-LastError -Record $_
        throw New-AnswerFailure -Frame $frame
    }
    $frame
}
