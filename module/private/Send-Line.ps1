# Writes past StandardInput, whose encoding is that of the console. That Node has gone is noticed when its answer is read.
function Send-Line {
    param([hashtable] $Node, [string] $Line)
    $ascii = [System.Text.Encoding]::ASCII.GetBytes($Line + "`n")
    $stream = $Node.Process.StandardInput.BaseStream
    try {
        $stream.Write($ascii, 0, $ascii.Length)
        $stream.Flush()
    } catch [System.IO.IOException] {
        $null = $_
    }
}

function Send-Invocation {
    param([hashtable] $Node, [System.Management.Automation.PSCmdlet] $Cmdlet)
    $invocation = $Node.Invocation
    $bytes = $invocation.Bytes
    if ($null -ne $bytes) {
        for ($start = 0; $start -lt $bytes.Length; $start += 49152) {
            $length = [System.Math]::Min(49152, $bytes.Length - $start)
            Send-Line -Node $Node -Line ([System.Convert]::ToBase64String($bytes, $start, $length))
        }
    }
    $message = @{
        cmdlet     = $invocation.Cmdlet
        parameters = $invocation.Parameters
        location   = $Cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath
        verbose    = $VerbosePreference -ne 'SilentlyContinue' -and $VerbosePreference -ne 'Ignore'
        whatIf     = [bool] $WhatIfPreference
    }
    if ($null -ne $bytes) { $message.bytes = $invocation.BytesName }
    Send-Line -Node $Node -Line (ConvertTo-JsonText -Value $message)
}
