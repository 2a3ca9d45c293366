# Milliseconds that somebody who has pressed Tab waits for Node.
$script:LongestCompletion = 3000

# Asks Node what completes a value that is being typed. Whatever goes wrong, or takes too long, there is no proposal and no error.
function Complete-Value {
    [CmdletBinding()]
    param([string] $Name, [string] $Parameter, [string] $Word, [System.Collections.IDictionary] $Bound)
    $node = New-NodeState -BoundParameters @{}
    try {
        Invoke-Step -Node $node -Step {
            Start-Node -Node $node
            $plainWord = Remove-Quote -Word $Word
            $question = New-Question -Cmdlet $PSCmdlet -Name $Name -Parameter $Parameter -Word $plainWord -Bound $Bound
            Send-Line -Node $node -Line (ConvertTo-JsonText -Value $question)
            Receive-Completion -Node $node -Clock ([System.Diagnostics.Stopwatch]::StartNew())
        }
    } finally {
        if ($null -ne $node.Process) { Stop-Question -Process $node.Process }
    }
}

# The parameters that are typed already. What is no text yet, a variable that is not set for example, does not help.
function New-Question {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $Name,
        [string] $Parameter,
        [string] $Word,
        [System.Collections.IDictionary] $Bound
    )
    $typed = @{}
    foreach ($key in $Bound.Keys) {
        $value = $Bound[$key]
        if ($key -eq $Parameter) { continue }
        if ($value -is [System.Management.Automation.PSCredential]) { $typed[$key] = $value }
        if ($value -isnot [string]) { continue }
        $isAddress = $script:FormatByParameter[$key] -eq 'database-address'
        $typed[$key] = if ($isAddress) { Resolve-DatabaseAddress -Cmdlet $Cmdlet -Name $key -Address $value } else { $value }
    }
    @{
        cmdlet     = $Name
        parameters = $typed
        location   = $Cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath
        verbose    = $false
        whatIf     = $false
        completing = @{ parameter = $Parameter; word = $Word }
    }
}

function Receive-Completion {
    param([hashtable] $Node, [System.Diagnostics.Stopwatch] $Clock)
    while ($true) {
        $reading = $Node.Process.StandardOutput.ReadLineAsync()
        $left = $script:LongestCompletion - $Clock.ElapsedMilliseconds
        if ($left -le 0 -or -not $reading.Wait([int] $left)) { return }
        $line = $reading.Result
        if ($null -eq $line) { return }
        $kind, $payload = $line.Split([char[]] ' ', 2)
        if ($kind -eq 'ready') { continue }
        if ($kind -ne 'completions') { return }
        foreach ($completion in [System.Management.Automation.PSSerializer]::DeserializeAsList($payload)) {
            New-CompletionResult -Value $completion.Value -Kind ParameterValue -Description $completion.Description
        }
        return
    }
}

# Node only reads here, so that it need not end by itself.
function Stop-Question {
    param([System.Diagnostics.Process] $Process)
    try {
        $Process.Kill()
    } catch [System.InvalidOperationException] {
        $null = $_
    }
    $Process.Dispose()
}

# A word that is being typed may begin with a quote, which has an end or has none yet; inside, quotes are doubled.
function Remove-Quote {
    param([string] $Word)
    $quotes = [char[]] @(0x22, 0x27, 0x2018, 0x2019, 0x201a, 0x201b, 0x201c, 0x201d, 0x201e)
    $text = $Word.TrimStart($quotes)
    if ($text.Length -eq $Word.Length) { return $Word }
    $text.TrimEnd($quotes).Replace("''", "'")
}

function New-CompletionResult {
    param([string] $Value, [System.Management.Automation.CompletionResultType] $Kind, [string] $Description)
    $isPlain = $Value -match '^[A-Za-z0-9_./:\\][A-Za-z0-9_./:\\@-]*$'
    $quoted = "'" + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($Value) + "'"
    $text = if ($isPlain) { $Value } else { $quoted }
    $tip = if ($Description.Trim()) { $Description } else { $Value }
    [System.Management.Automation.CompletionResult]::new($text, $Value, $Kind, $tip)
}
