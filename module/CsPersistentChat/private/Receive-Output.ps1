# Passes on what a cmdlet in Node says, to the streams of the cmdlet in PowerShell, until it is done.
function Receive-Output {
    param([hashtable] $Node, [System.Management.Automation.PSCmdlet] $Cmdlet)
    # Deserialized objects have this in front of their type names; ours are as good as new.
    $prefix = 'Deserialized.'.Length
    $array = $null
    $filled = 0
    while ($true) {
        $frame = Read-Frame $Node
        if ($null -eq $frame) {
            $Node.Problem = New-NodeFailure $Node
            return
        }
        $payload = $frame.Payload
        switch ($frame.Kind) {
            'objects' {
                foreach ($object in (ConvertFrom-Clixml $payload)) {
                    $names = $object.PSTypeNames
                    $names[0] = $names[0].Substring($prefix)
                    if ($script:ObjectPropertiesByType.ContainsKey($names[0])) { Restore-InnerTypeName $object }
                    $object
                }
            }
            'bytes' {
                $array = [byte[]]::new([int] $payload)
                $filled = 0
                if ($array.Length -eq 0) { , $array }
            }
            'chunk' {
                $chunk = [System.Convert]::FromBase64String($payload)
                [System.Buffer]::BlockCopy($chunk, 0, $array, $filled, $chunk.Length)
                $filled += $chunk.Length
                if ($filled -eq $array.Length) { , $array }
            }
            'warning' { $Cmdlet.WriteWarning((ConvertFrom-Clixml $payload)[0]) }
            'verbose' { $Cmdlet.WriteVerbose((ConvertFrom-Clixml $payload)[0]) }
            'progress' { $Cmdlet.WriteProgress((ConvertTo-ProgressRecord (ConvertFrom-Clixml $payload)[0])) }
            'question' {
                Invoke-Step $Node { Send-Answer $Node $Cmdlet (ConvertFrom-Clixml $payload)[0] }
                if ($null -ne $Node.Problem) { return }
            }
            'whatif' {
                foreach ($change in (ConvertFrom-Clixml $payload)) {
                    $null = $Cmdlet.ShouldProcess($change.Target, $change.Action)
                }
            }
            'error' { $Cmdlet.WriteError((ConvertTo-ErrorRecord (ConvertFrom-Clixml $payload)[0])) }
            'fatal' {
                $Node.Problem = ConvertTo-ErrorRecord (ConvertFrom-Clixml $payload)[0]
                return
            }
            'done' { return }
            default {
                $Node.Problem = New-NodeFailure $Node
                return
            }
        }
    }
}

function Send-Answer {
    param([hashtable] $Node, [System.Management.Automation.PSCmdlet] $Cmdlet, [psobject] $Question)
    $answer = if ($Cmdlet.ShouldProcess($Question.Target, $Question.Action)) { 'true' } else { 'false' }
    Send-Line $Node ('{"answer":' + $answer + '}')
}

function Restore-InnerTypeName {
    param([psobject] $Object)
    foreach ($property in $script:ObjectPropertiesByType[$Object.PSTypeNames[0]]) {
        foreach ($inner in $Object.$property) {
            $names = $inner.PSTypeNames
            $names[0] = $names[0].Substring('Deserialized.'.Length)
        }
    }
}

function ConvertTo-ErrorRecord {
    param([psobject] $Fields)
    New-ErrorRecord $Fields.Code $Fields.Category $Fields.Message $Fields.Target $Fields.RecommendedAction
}

function ConvertTo-ProgressRecord {
    param([psobject] $Fields)
    $record = [System.Management.Automation.ProgressRecord]::new(0, $Fields.Activity, $Fields.Status)
    $record.PercentComplete = $Fields.PercentComplete
    if ($Fields.Completed) { $record.RecordType = [System.Management.Automation.ProgressRecordType]::Completed }
    $record
}
