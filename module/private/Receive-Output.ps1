# Passes on what a cmdlet in Node says, to the streams of the cmdlet in PowerShell, until it is done.
function Receive-Output {
    param([hashtable] $Node, [System.Management.Automation.PSCmdlet] $Cmdlet)
    # Deserialized objects have this in front of their type names; ours are as good as new.
    $prefix = 'Deserialized.'.Length
    $array = $null
    $filled = 0
    while ($true) {
        Invoke-Step -Node $Node -Step { $Node.Frame = Read-FrameValue -Node $Node }
        if ($null -ne $Node.Problem) { return }
        $value = $Node.Frame.Value
        switch ($Node.Frame.Kind) {
            'objects' {
                foreach ($object in $value) {
                    $names = $object.PSTypeNames
                    $names[0] = $names[0].Substring($prefix)
                    if ($script:ObjectPropertiesByType.ContainsKey($names[0])) { Restore-InnerTypeName -Object $object }
                    $object
                }
            }
            'bytes' {
                $array = [byte[]]::new($value)
                $filled = 0
                if ($array.Length -eq 0) { , $array }
            }
            'chunk' {
                [System.Buffer]::BlockCopy($value, 0, $array, $filled, $value.Length)
                $filled += $value.Length
                if ($filled -eq $array.Length) { , $array }
            }
            'warning' { $Cmdlet.WriteWarning($value[0]) }
            'verbose' { $Cmdlet.WriteVerbose($value[0]) }
            'progress' { $Cmdlet.WriteProgress((ConvertTo-ProgressRecord -Fields $value[0])) }
            'question' {
                Invoke-Step -Node $Node -Step { Send-Answer -Node $Node -Cmdlet $Cmdlet -Question $value[0] }
                if ($null -ne $Node.Problem) { return }
            }
            'whatif' {
                foreach ($change in $value) {
                    $null = $Cmdlet.ShouldProcess($change.Target, $change.Action)
                }
            }
            'error' { $Cmdlet.WriteError((ConvertTo-ErrorRecord -Fields $value[0])) }
            'fatal' {
                $Node.Problem = ConvertTo-ErrorRecord -Fields $value[0]
                return
            }
            'done' { return }
            # Nobody called it for so long that it has ended, and what was sent meanwhile it has not seen.
            'idle' {
                Invoke-Step -Node $Node -Step {
                    Stop-Node -Node $Node
                    Start-Node -Node $Node
                    Send-Invocation -Node $Node -Cmdlet $Cmdlet
                    Wait-Node -Node $Node
                }
                if ($null -ne $Node.Problem) { return }
            }
            default {
                $Node.Problem = New-AnswerFailure -Frame $Node.Frame
                return
            }
        }
    }
}

function Send-Answer {
    param([hashtable] $Node, [System.Management.Automation.PSCmdlet] $Cmdlet, [psobject] $Question)
    $answer = if ($Cmdlet.ShouldProcess($Question.Target, $Question.Action)) { 'true' } else { 'false' }
    Send-Line -Node $Node -Line ('{"answer":' + $answer + '}')
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
    $facts = @{
        Code              = $Fields.Code
        Category          = $Fields.Category
        Message           = $Fields.Message
        Target            = $Fields.Target
        RecommendedAction = $Fields.RecommendedAction
    }
    New-ErrorRecord @facts
}

function ConvertTo-ProgressRecord {
    param([psobject] $Fields)
    $record = [System.Management.Automation.ProgressRecord]::new(0, $Fields.Activity, $Fields.Status)
    $record.PercentComplete = $Fields.PercentComplete
    if ($Fields.Completed) { $record.RecordType = [System.Management.Automation.ProgressRecordType]::Completed }
    $record
}
