# The next frame of Node, or nothing when Node has ended. Waits in short steps, because PowerShell stops only between two steps.
function Read-Frame {
    param([hashtable] $Node)
    $reading = $Node.Process.StandardOutput.ReadLineAsync()
    while (-not $reading.Wait(100)) { }
    $line = $reading.Result
    if ($null -eq $line) { return }
    $kind, $payload = $line.Split([char[]] ' ', 2)
    @{ Kind = $kind; Payload = $payload }
}

function ConvertFrom-Clixml {
    param([string] $Payload)
    , [System.Management.Automation.PSSerializer]::DeserializeAsList($Payload)
}
