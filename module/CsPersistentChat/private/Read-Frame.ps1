# The next frame of Node, or nothing when Node has ended. Waits in short steps, because PowerShell stops only between two steps.
function Read-Frame {
    param([hashtable] $Node)
    $reading = $Node.Process.StandardOutput.ReadLineAsync()
    while (-not $reading.Wait(100)) { }
    $line = $reading.Result
    if ($null -eq $line) { return }
    $space = $line.IndexOf(' ')
    if ($space -lt 0) { throw New-NodeFailure $Node }
    @{ Kind = $line.Substring(0, $space); Payload = $line.Substring($space + 1) }
}

function ConvertFrom-Clixml {
    param([string] $Payload)
    , [System.Management.Automation.PSSerializer]::DeserializeAsList($Payload)
}
