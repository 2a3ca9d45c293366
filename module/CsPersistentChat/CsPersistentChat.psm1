# Made from schemas/ and module/private/ by `npm run generate`. Do not edit.
Set-StrictMode -Version 3.0

$script:MinimumNodeVersion = '20.19'

# The parameters that are paths, addresses or bytes.
$script:FormatByParameter = @{
    'ByteInput' = 'base64'
    'DBInstance' = 'database-address'
    'Directory' = 'database-address'
    'FileList' = 'path'
    'FileName' = 'path'
    'Plan' = 'path'
    'PrincipalMap' = 'path'
    'ProposedRenameFile' = 'path'
    'RenameFile' = 'path'
    'Report' = 'path'
    'TargetDBInstance' = 'database-address'
    'UndoFile' = 'path'
}

# The properties that hold objects of ours.
$script:ObjectPropertiesByType = @{
    'CsPersistentChat.ExportResult' = @('Warnings')
    'CsPersistentChat.ImportResult' = @('Findings', 'Changes')
}

# Proposes the .zip files and the folders that begin as typed. Whatever goes wrong, there is no proposal and no error.
function Complete-PackagePath {
    [CmdletBinding()]
    param([string] $Name, [string] $Parameter, [string] $Word, [System.Collections.IDictionary] $Bound)
    $node = New-NodeState -BoundParameters @{}
    Invoke-Step -Node $node -Step {
        $typed = Remove-Quote -Word $Word
        $start = $typed.LastIndexOfAny([char[]] '/\') + 1
        $folder = $typed.Substring(0, $start)
        $leaf = $typed.Substring($start)
        $where = if ($folder) { $folder } else { '.' }
        $resolved = [System.IO.DirectoryInfo]::new((Resolve-FilePath -Cmdlet $PSCmdlet -Name $Parameter -Path $where))
        foreach ($entry in $resolved.EnumerateFileSystemInfos()) {
            $isFolder = $entry -is [System.IO.DirectoryInfo]
            if (-not $isFolder -and $entry.Extension -ne '.zip') { continue }
            if (-not $entry.Name.StartsWith($leaf, [System.StringComparison]::OrdinalIgnoreCase)) { continue }
            if ($entry.Name.StartsWith('.') -and -not $leaf.StartsWith('.')) { continue }
            $kind = if ($isFolder) { 'ProviderContainer' } else { 'ProviderItem' }
            New-CompletionResult -Value ($folder + $entry.Name) -Kind $kind -Description $entry.FullName
        }
    }
}

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

# JSON on one line, in ASCII whatever the text is.
function ConvertTo-JsonText {
    param([object] $Value)
    if ($null -eq $Value) { return 'null' }
    $invariant = [System.Globalization.CultureInfo]::InvariantCulture
    if ($Value -is [string]) { return ConvertTo-JsonString -Text $Value }
    if ($Value -is [bool] -or $Value -is [System.Management.Automation.SwitchParameter]) {
        if ($Value) { return 'true' } else { return 'false' }
    }
    if ($Value -is [int] -or $Value -is [long]) { return $Value.ToString($invariant) }
    if ($Value -is [datetime]) { return '"' + $Value.ToString('o', $invariant) + '"' }
    if ($Value -is [System.Management.Automation.PSCredential]) {
        $userName = ConvertTo-JsonString -Text $Value.UserName
        $password = ConvertTo-JsonString -Text $Value.GetNetworkCredential().Password
        return '{"userName":' + $userName + ',"password":' + $password + '}'
    }
    if ($Value -is [System.Collections.IDictionary]) {
        $members = foreach ($entry in $Value.GetEnumerator()) {
            (ConvertTo-JsonString -Text $entry.Key) + ':' + (ConvertTo-JsonText -Value $entry.Value)
        }
        return '{' + ($members -join ',') + '}'
    }
    if ($Value -is [System.Collections.IEnumerable]) {
        $items = foreach ($item in $Value) { ConvertTo-JsonText -Value $item }
        return '[' + ($items -join ',') + ']'
    }
    ConvertTo-JsonString -Text $Value.ToString()
}

# Text that is not plain goes as its UTF-16 units, unchanged whatever they are: an encoding would replace half surrogate pairs.
function ConvertTo-JsonString {
    param([string] $Text)
    if (-not [regex]::IsMatch($Text, '[^\x20-\x7e]|["\\]')) { return '"' + $Text + '"' }
    $bytes = [byte[]]::new(2 * $Text.Length)
    [System.Buffer]::BlockCopy($Text.ToCharArray(), 0, $bytes, 0, $bytes.Length)
    '{"utf16":"' + [System.Convert]::ToBase64String($bytes) + '"}'
}

# A function of a module does not see the preference variables of the script that calls it. This gives the cmdlet those of its
# caller, as a compiled cmdlet would have them: they are set in the scope of the function that calls this one with a dot.
function Import-CallerPreference {
    param([System.Management.Automation.PSCmdlet] $Cmdlet)
    $preferences = @{
        Confirm        = 'ConfirmPreference'
        ErrorAction    = 'ErrorActionPreference'
        ProgressAction = 'ProgressPreference'
        Verbose        = 'VerbosePreference'
        WarningAction  = 'WarningPreference'
        WhatIf         = 'WhatIfPreference'
    }
    foreach ($parameter in $preferences.Keys) {
        if ($Cmdlet.MyInvocation.BoundParameters.ContainsKey($parameter)) { continue }
        $name = $preferences[$parameter]
        $ExecutionContext.SessionState.PSVariable.Set($name, $Cmdlet.SessionState.PSVariable.GetValue($name))
    }
}

# Runs a cmdlet in Node for one object of the pipeline. The first call starts Node, and it stays for those that follow. However a
# call ends before its end, with an error, Ctrl+C or a reader that has seen enough, the process ends too: when its standard input
# closes, Node undoes what is half done. Between two calls nobody may be there to end it; then it ends by itself.
function Invoke-Node {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [hashtable] $Node,
        [System.Collections.IDictionary] $BoundParameters
    )
    $isComplete = $false
    try {
        # Node starts while the invocation is prepared.
        if ($null -eq $Node.Process) { Invoke-Step -Node $Node -Step { Start-Node -Node $Node } }
        . Import-CallerPreference -Cmdlet $Cmdlet
        if ($null -eq $Node.Problem) {
            Invoke-Step -Node $Node -Step {
                $Node.Invocation = New-Invocation -Cmdlet $Cmdlet -BoundParameters $BoundParameters
                Send-Invocation -Node $Node -Cmdlet $Cmdlet
                if (-not $Node.IsReady) { Wait-Node -Node $Node }
            }
        }
        if ($null -eq $Node.Problem) { Receive-Output -Node $Node -Cmdlet $Cmdlet }
        $isComplete = $null -eq $Node.Problem
    } finally {
        if (-not $isComplete) { Stop-Node -Node $Node }
    }
    # PowerShell leaves what it took from this object in the bound parameters of the next.
    foreach ($name in @($BoundParameters.Keys)) {
        if (-not $Node.GivenParameters.Contains($name)) { $null = $BoundParameters.Remove($name) }
    }
    if ($null -ne $Node.Problem) { $Cmdlet.ThrowTerminatingError($Node.Problem) }
}

# What is known about a cmdlet and its process of Node while it runs. The parameters are those bound before the pipeline begins.
function New-NodeState {
    param([System.Collections.IDictionary] $BoundParameters)
    # A session with another language mode could not make an error record.
    if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
        throw 'CsPersistentChat needs the language mode FullLanguage, because it starts Node, and this session has ' +
        "$($ExecutionContext.SessionState.LanguageMode). Sign the scripts of the module with a certificate that the policy " +
        'of this machine trusts, or use a machine or session without this restriction.'
    }
    @{
        GivenParameters = @($BoundParameters.Keys)
        Process         = $null
        Errors          = $null
        IsReady         = $false
        Invocation      = $null
        Frame           = $null
        Problem         = $null
    }
}

# Keeps what goes wrong in a step. Output must not be written in a step: it would keep the errors of the commands that read it.
function Invoke-Step {
    param([hashtable] $Node, [scriptblock] $Step)
    try {
        & $Step
    } catch {
        $Node.Problem = $_
        Remove-LastError -Record $_
    }
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
    param([hashtable] $Node)
    $process = $Node.Process
    if ($null -eq $process) { return }
    $Node.Process = $null
    $Node.IsReady = $false
    try {
        $process.StandardInput.BaseStream.Dispose()
    } catch [System.IO.IOException] {
        $null = $_
    }
    $null = $process.StandardOutput.BaseStream.CopyToAsync([System.IO.Stream]::Null)
    if (-not $process.WaitForExit(30000)) { $process.Kill() }
    $process.Dispose()
}

# An error with a stable id: the first part of FullyQualifiedErrorId.
function New-ErrorRecord {
    param(
        [string] $Code,
        [System.Management.Automation.ErrorCategory] $Category,
        [string] $Message,
        [object] $Target,
        [string] $RecommendedAction
    )
    $exception = [System.InvalidOperationException]::new($Message)
    $record = [System.Management.Automation.ErrorRecord]::new($exception, $Code, $Category, $Target)
    $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new($Message)
    $record.ErrorDetails.RecommendedAction = $RecommendedAction
    $record
}

# One run of a cmdlet in Node: its parameters, and apart from them the bytes, which are too long for a line.
function New-Invocation {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [System.Collections.IDictionary] $BoundParameters)
    $invocation = @{ Cmdlet = $Cmdlet.MyInvocation.MyCommand.Name; Parameters = @{}; BytesName = $null; Bytes = $null }
    foreach ($name in $BoundParameters.Keys) {
        if ([System.Management.Automation.Cmdlet]::CommonParameters.Contains($name)) { continue }
        if ([System.Management.Automation.Cmdlet]::OptionalCommonParameters.Contains($name)) { continue }
        $value = $BoundParameters[$name]
        $format = $script:FormatByParameter[$name]
        if ($format -eq 'base64') {
            $invocation.BytesName = $name
            $invocation.Bytes = $value
            continue
        }
        if ($value -and $format -eq 'path') {
            $value = Resolve-FilePath -Cmdlet $Cmdlet -Name $name -Path $value
        } elseif ($value -and $format -eq 'database-address') {
            $value = Resolve-DatabaseAddress -Cmdlet $Cmdlet -Name $name -Address $value
        }
        $invocation.Parameters[$name] = $value
    }
    $invocation
}

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

# The full path of a file that need not exist, as PowerShell understands it: drives, the current location, ~.
function Resolve-FilePath {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [string] $Name, [string] $Path)
    $provider = $null
    $drive = $null
    try {
        $resolved = $Cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path, [ref] $provider, [ref] $drive)
    } catch {
        $reason = $_.Exception.GetBaseException().Message
        throw New-PathError -Path $Path -Message "The value of the parameter $Name is not a path: $reason"
    }
    if ($provider.Name -ne 'FileSystem') {
        throw New-PathError -Path $Path -Message "The value of the parameter $Name must be a path of the file system."
    }
    $resolved
}

function New-PathError {
    param([string] $Path, [string] $Message)
    $facts = @{
        Code              = 'ParameterInvalid'
        Category          = 'InvalidArgument'
        Message           = $Message
        Target            = $Path
        RecommendedAction = 'Correct the path.'
    }
    New-ErrorRecord @facts
}

# A database address is a path when it ends in .db or .sqlite or begins with sqlite:, and the name of a server otherwise.
function Resolve-DatabaseAddress {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [string] $Name, [string] $Address)
    $trimmed = $Address.Trim()
    if ($trimmed -match '^sqlite:(?<path>.+)$') {
        return 'sqlite:' + (Resolve-FilePath -Cmdlet $Cmdlet -Name $Name -Path $Matches['path'])
    }
    if ($trimmed -match '\.(db|sqlite)$') { return Resolve-FilePath -Cmdlet $Cmdlet -Name $Name -Path $trimmed }
    $Address
}

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

# Starts Node on serve.cjs of the build. The command line is the same for everybody: what a user typed goes to standard input.
# With less room for young objects Node takes 20 MB less and hardly more time; only its start can set that.
function Start-Node {
    param([hashtable] $Node)
    $server = [System.IO.Path]::Combine((Get-PackageRoot), 'dist', 'powershell', 'serve.cjs')
    if (-not [System.IO.File]::Exists($server)) {
        $facts = @{
            Code              = 'ModuleNotBuilt'
            Category          = 'NotInstalled'
            Message           = "There is no file $server."
            Target            = $server
            RecommendedAction = 'Run cs-persistent-chat install-module (in a clone, npm run build), ' +
            'or name the folder of cs-persistent-chat in CS_PCHAT_HOME.'
        }
        throw New-ErrorRecord @facts
    }
    $Node.Process = Start-NodeProcess -Arguments '--max-semi-space-size=4 serve.cjs' -WorkingDirectory (
        [System.IO.Path]::GetDirectoryName($server))
    $Node.Errors = $Node.Process.StandardError.ReadToEndAsync()
}

function Get-PackageRoot {
    if ($env:CS_PCHAT_HOME) { return $env:CS_PCHAT_HOME }
    $pinned = Get-PinnedPath -Line 1
    if ($pinned) { return $pinned }
    [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
}

# What install-module has noted beside the module: the program of Node, and the folder of cs-persistent-chat.
function Get-PinnedPath {
    param([int] $Line)
    $file = [System.IO.Path]::Combine($PSScriptRoot, 'runtime.txt')
    if ([System.IO.File]::Exists($file)) { @([System.IO.File]::ReadAllLines($file))[$Line] }
}

function Start-NodeProcess {
    param([string] $Arguments, [string] $WorkingDirectory)
    $program = Get-NodeProgram
    $start = [System.Diagnostics.ProcessStartInfo]::new($program, $Arguments)
    $start.WorkingDirectory = $WorkingDirectory
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = [System.Text.Encoding]::ASCII
    $start.StandardErrorEncoding = [System.Text.Encoding]::UTF8
    if ([System.IO.Path]::DirectorySeparatorChar -eq '/') {
        # With one arena for all threads, what one of them gives back serves the others: 10 to 25 MB less on Linux.
        if (-not $env:MALLOC_ARENA_MAX) { $start.Environment['MALLOC_ARENA_MAX'] = '1' }
        # glibc would raise its threshold of 128 KB, and keep larger pieces among small ones: 5 to 10 MB less of an export.
        if (-not $env:MALLOC_MMAP_THRESHOLD_) { $start.Environment['MALLOC_MMAP_THRESHOLD_'] = '131072' }
    }
    try {
        [System.Diagnostics.Process]::Start($start)
    } catch {
        $reason = $_.Exception.GetBaseException().Message
        $message = "Node ($program) cannot be started: $reason"
        throw New-NodeError -Code NodeNotFound -Category ObjectNotFound -Message $message -Target $program
    }
}

function Get-NodeProgram {
    if ($env:CS_PCHAT_NODE) { return $env:CS_PCHAT_NODE }
    $pinned = Get-PinnedPath -Line 0
    if ($pinned -and [System.IO.File]::Exists($pinned)) { return $pinned }
    $name = if ([System.IO.Path]::DirectorySeparatorChar -eq '\') { 'node.exe' } else { 'node' }
    # PowerShell's own search also looks at modules, and takes longer than the rest of a call.
    foreach ($folder in "$env:PATH".Split([System.IO.Path]::PathSeparator)) {
        if (-not [System.IO.Path]::IsPathRooted($folder)) { continue }
        $file = [System.IO.Path]::Combine($folder, $name)
        if ([System.IO.File]::Exists($file)) { return $file }
    }
    $message = 'There is no Node on the PATH.'
    throw New-NodeError -Code NodeNotFound -Category ObjectNotFound -Message $message -Target $name
}

# An error that another Node solves.
function New-NodeError {
    param(
        [string] $Code,
        [System.Management.Automation.ErrorCategory] $Category,
        [string] $Message,
        [string] $Target
    )
    $action = "Install Node $script:MinimumNodeVersion or later, or name its program in CS_PCHAT_NODE."
    New-ErrorRecord -Code $Code -Category $Category -Message $Message -Target $Target -RecommendedAction $action
}

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

function Compare-CsPersistentChatData {
    # .EXTERNALHELP CsPersistentChat-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('CsPersistentChat.Comparison')]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [ArgumentCompleter({
                param($Cmdlet, $Parameter, $Word, $Tree, $Bound)
                $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }
                & (Get-Module -Name CsPersistentChat) { param($Typed) Complete-PackagePath @Typed } $typed
            })]
        [System.String]
        $FileName,

        [Parameter(Mandatory = $true)]
        [System.String]
        $DBInstance,

        [Parameter()]
        [System.String]
        $DBName,

        [Parameter()]
        [System.Management.Automation.PSCredential]
        $Credential,

        [Parameter()]
        [ValidateSet('Verified', 'TrustServerCertificate', 'LegacyTls', 'Unencrypted')]
        [System.String]
        $Encryption,

        [Parameter()]
        [System.String]
        $Separator,

        [Parameter()]
        [System.String]
        $RenameFile,

        [Parameter()]
        [System.String]
        $PrincipalMap,

        [Parameter()]
        [System.Management.Automation.SwitchParameter]
        $PlaceholderAuthor,

        [Parameter()]
        [System.Management.Automation.SwitchParameter]
        $All
    )
    begin { $node = New-NodeState -BoundParameters $PSBoundParameters }
    process { Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters }
    end { Stop-Node -Node $node }
}

function Export-CsPersistentChatData {
    # .EXTERNALHELP CsPersistentChat-help.xml
    [CmdletBinding(DefaultParameterSetName = 'FileName', PositionalBinding = $false)]
    [OutputType([byte[]])]
    [OutputType('CsPersistentChat.ExportResult')]
    param(
        [Parameter(ParameterSetName = 'AsBytes')]
        [System.Management.Automation.SwitchParameter]
        $AsBytes,

        [Parameter(Mandatory = $true)]
        [System.String]
        $DBInstance,

        [Parameter()]
        [System.String]
        $DBName,

        [Parameter()]
        [System.Management.Automation.PSCredential]
        $Credential,

        [Parameter()]
        [ValidateSet('Verified', 'TrustServerCertificate', 'LegacyTls', 'Unencrypted')]
        [System.String]
        $Encryption,

        [Parameter()]
        [System.Management.Automation.SwitchParameter]
        $DisableExportedNodes,

        [Parameter(ParameterSetName = 'FileName')]
        [ArgumentCompleter({
                param($Cmdlet, $Parameter, $Word, $Tree, $Bound)
                $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }
                & (Get-Module -Name CsPersistentChat) { param($Typed) Complete-PackagePath @Typed } $typed
            })]
        [System.String]
        $FileName,

        [Parameter()]
        [ValidateSet('User', 'Category', 'RoomDirectory', 'Content', 'All')]
        [System.String]
        $Level,

        [Parameter()]
        [System.String]
        $Report,

        [Parameter()]
        [ArgumentCompleter({
                param($Cmdlet, $Parameter, $Word, $Tree, $Bound)
                $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }
                & (Get-Module -Name CsPersistentChat) { param($Typed) Complete-Value @Typed } $typed
            })]
        [System.Collections.Generic.List[System.String]]
        $Scope,

        [Parameter()]
        [System.DateTime]
        $StartDate,

        [Parameter(ParameterSetName = 'FileName')]
        [System.Management.Automation.SwitchParameter]
        $NoClobber,

        [Parameter(ParameterSetName = 'FileName')]
        [System.Management.Automation.SwitchParameter]
        $PassThru
    )
    begin { $node = New-NodeState -BoundParameters $PSBoundParameters }
    process { Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters }
    end { Stop-Node -Node $node }
}

function Get-CsPersistentChatAddin {
    # .EXTERNALHELP CsPersistentChat-help.xml
    [CmdletBinding(DefaultParameterSetName = 'Pool', PositionalBinding = $false)]
    [OutputType('Microsoft.Rtc.Management.Chat.Cmdlets.Addin')]
    param(
        [Parameter(ParameterSetName = 'Identity', Mandatory = $true, Position = 0)]
        [ArgumentCompleter({
                param($Cmdlet, $Parameter, $Word, $Tree, $Bound)
                $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }
                & (Get-Module -Name CsPersistentChat) { param($Typed) Complete-Value @Typed } $typed
            })]
        [System.String]
        $Identity,

        [Parameter(ParameterSetName = 'Pool')]
        [System.String]
        $PersistentChatPoolFqdn,

        [Parameter()]
        [System.String]
        $DBInstance,

        [Parameter()]
        [System.String]
        $DBName,

        [Parameter()]
        [System.Management.Automation.PSCredential]
        $Credential,

        [Parameter()]
        [ValidateSet('Verified', 'TrustServerCertificate', 'LegacyTls', 'Unencrypted')]
        [System.String]
        $Encryption
    )
    begin { $node = New-NodeState -BoundParameters $PSBoundParameters }
    process { Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters }
    end { Stop-Node -Node $node }
}

function Get-CsPersistentChatCategory {
    # .EXTERNALHELP CsPersistentChat-help.xml
    [CmdletBinding(DefaultParameterSetName = 'Pool', PositionalBinding = $false)]
    [OutputType('Microsoft.Rtc.Management.Chat.Cmdlets.Category')]
    param(
        [Parameter()]
        [System.Management.Automation.SwitchParameter]
        $AsObject,

        [Parameter(ParameterSetName = 'Identity', Mandatory = $true, Position = 0)]
        [ArgumentCompleter({
                param($Cmdlet, $Parameter, $Word, $Tree, $Bound)
                $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }
                & (Get-Module -Name CsPersistentChat) { param($Typed) Complete-Value @Typed } $typed
            })]
        [System.String]
        $Identity,

        [Parameter(ParameterSetName = 'Pool')]
        [System.String]
        $PersistentChatPoolFqdn,

        [Parameter()]
        [System.String]
        $DBInstance,

        [Parameter()]
        [System.String]
        $DBName,

        [Parameter()]
        [System.Management.Automation.PSCredential]
        $Credential,

        [Parameter()]
        [ValidateSet('Verified', 'TrustServerCertificate', 'LegacyTls', 'Unencrypted')]
        [System.String]
        $Encryption
    )
    begin { $node = New-NodeState -BoundParameters $PSBoundParameters }
    process { Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters }
    end { Stop-Node -Node $node }
}

function Get-CsPersistentChatData {
    # .EXTERNALHELP CsPersistentChat-help.xml
    [CmdletBinding(DefaultParameterSetName = 'FileName', PositionalBinding = $false)]
    [OutputType('CsPersistentChat.PackageSummary')]
    [OutputType('CsPersistentChat.PackageItem')]
    [OutputType('CsPersistentChat.Finding')]
    param(
        [Parameter(ParameterSetName = 'FileName', Mandatory = $true, Position = 0)]
        [ArgumentCompleter({
                param($Cmdlet, $Parameter, $Word, $Tree, $Bound)
                $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }
                & (Get-Module -Name CsPersistentChat) { param($Typed) Complete-PackagePath @Typed } $typed
            })]
        [System.String]
        $FileName,

        [Parameter(ParameterSetName = 'ByteInput', Mandatory = $true, ValueFromPipeline = $true)]
        [System.Byte[]]
        $ByteInput,

        [Parameter()]
        [ValidateSet('Summary', 'Category', 'Room', 'Addin', 'Principal', 'Finding')]
        [System.String]
        $Item
    )
    begin {
        $node = New-NodeState -BoundParameters $PSBoundParameters
        $pipelineBytes = [System.IO.MemoryStream]::new()
    }
    process {
        if ($null -ne $ByteInput -and $ByteInput.Length -eq 1) {
            $pipelineBytes.WriteByte($ByteInput[0])
        } else {
            Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters
        }
    }
    end {
        if ($pipelineBytes.Length -gt 0) {
            $PSBoundParameters['ByteInput'] = $pipelineBytes.ToArray()
            Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters
        }
        Stop-Node -Node $node
    }
}

function Get-CsPersistentChatEligiblePrincipal {
    # .EXTERNALHELP CsPersistentChat-help.xml
    [CmdletBinding(DefaultParameterSetName = 'Category', PositionalBinding = $false)]
    [OutputType('Microsoft.Rtc.Management.GroupChat.Cmdlets.ADPersistentChatPrincipal')]
    param(
        [Parameter(ParameterSetName = 'Category', Mandatory = $true)]
        [ArgumentCompleter({
                param($Cmdlet, $Parameter, $Word, $Tree, $Bound)
                $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }
                & (Get-Module -Name CsPersistentChat) { param($Typed) Complete-Value @Typed } $typed
            })]
        [System.String]
        $Category,

        [Parameter()]
        [System.String]
        $Filter,

        [Parameter()]
        [System.String]
        $PersistentChatPoolFqdn,

        [Parameter(ParameterSetName = 'Room')]
        [System.Management.Automation.SwitchParameter]
        $Presenters,

        [Parameter()]
        [ValidateRange(0, 2147483647)]
        [System.Int32]
        $ResultSize,

        [Parameter(ParameterSetName = 'Room', Mandatory = $true)]
        [ArgumentCompleter({
                param($Cmdlet, $Parameter, $Word, $Tree, $Bound)
                $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }
                & (Get-Module -Name CsPersistentChat) { param($Typed) Complete-Value @Typed } $typed
            })]
        [System.String]
        $Room,

        [Parameter()]
        [System.String]
        $DBInstance,

        [Parameter()]
        [System.String]
        $DBName,

        [Parameter()]
        [System.Management.Automation.PSCredential]
        $Credential,

        [Parameter()]
        [ValidateSet('Verified', 'TrustServerCertificate', 'LegacyTls', 'Unencrypted')]
        [System.String]
        $Encryption
    )
    begin { $node = New-NodeState -BoundParameters $PSBoundParameters }
    process { Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters }
    end { Stop-Node -Node $node }
}

function Get-CsPersistentChatEndpoint {
    # .EXTERNALHELP CsPersistentChat-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('Microsoft.Rtc.Management.ADConnect.Schema.OCSPersistentChatContact')]
    param(
        [Parameter()]
        [System.Management.Automation.PSCredential]
        $Credential,

        [Parameter()]
        [System.String]
        $DomainController,

        [Parameter()]
        [System.String]
        $Filter,

        [Parameter(Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [ArgumentCompleter({
                param($Cmdlet, $Parameter, $Word, $Tree, $Bound)
                $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }
                & (Get-Module -Name CsPersistentChat) { param($Typed) Complete-Value @Typed } $typed
            })]
        [System.String]
        $Identity,

        [Parameter()]
        [System.String]
        $LdapFilter,

        [Parameter()]
        [System.String]
        $OU,

        [Parameter()]
        [System.String]
        $PersistentChatPoolFqdn,

        [Parameter()]
        [System.String]
        $ResultSize,

        [Parameter()]
        [System.String]
        $Directory
    )
    begin { $node = New-NodeState -BoundParameters $PSBoundParameters }
    process { Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters }
    end { Stop-Node -Node $node }
}

function Get-CsPersistentChatRoom {
    # .EXTERNALHELP CsPersistentChat-help.xml
    [CmdletBinding(DefaultParameterSetName = 'All', PositionalBinding = $false)]
    [OutputType('Microsoft.Rtc.Management.Chat.Cmdlets.ChatRoom')]
    param(
        [Parameter(ParameterSetName = 'All')]
        [ArgumentCompleter({
                param($Cmdlet, $Parameter, $Word, $Tree, $Bound)
                $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }
                & (Get-Module -Name CsPersistentChat) { param($Typed) Complete-Value @Typed } $typed
            })]
        [System.String]
        $Addin,

        [Parameter()]
        [System.Management.Automation.SwitchParameter]
        $AsObject,

        [Parameter(ParameterSetName = 'All')]
        [ArgumentCompleter({
                param($Cmdlet, $Parameter, $Word, $Tree, $Bound)
                $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }
                & (Get-Module -Name CsPersistentChat) { param($Typed) Complete-Value @Typed } $typed
            })]
        [System.String]
        $Category,

        [Parameter(ParameterSetName = 'All')]
        [System.Int32]
        $ChatContentExceedsMB,

        [Parameter(ParameterSetName = 'All')]
        [System.Boolean]
        $Disabled,

        [Parameter(ParameterSetName = 'All')]
        [System.String]
        $Filter,

        [Parameter(ParameterSetName = 'Identity', Position = 0)]
        [ArgumentCompleter({
                param($Cmdlet, $Parameter, $Word, $Tree, $Bound)
                $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }
                & (Get-Module -Name CsPersistentChat) { param($Typed) Complete-Value @Typed } $typed
            })]
        [System.String]
        $Identity,

        [Parameter(ParameterSetName = 'All')]
        [ValidateSet('False', 'Inherit')]
        [System.String]
        $Invitations,

        [Parameter(ParameterSetName = 'All')]
        [System.String]
        $Manager,

        [Parameter(ParameterSetName = 'All')]
        [System.String]
        $Member,

        [Parameter(ParameterSetName = 'All')]
        [System.String]
        $PersistentChatPoolFqdn,

        [Parameter(ParameterSetName = 'All')]
        [ValidateSet('Open', 'Closed', 'Secret')]
        [System.String]
        $Privacy,

        [Parameter(ParameterSetName = 'All')]
        [ValidateRange(0, 2147483647)]
        [System.Int32]
        $ResultSize,

        [Parameter(ParameterSetName = 'All')]
        [System.Management.Automation.SwitchParameter]
        $SearchDescription,

        [Parameter(ParameterSetName = 'All')]
        [ValidateSet('Normal', 'Auditorium')]
        [System.String]
        $Type,

        [Parameter()]
        [System.String]
        $DBInstance,

        [Parameter()]
        [System.String]
        $DBName,

        [Parameter()]
        [System.Management.Automation.PSCredential]
        $Credential,

        [Parameter()]
        [ValidateSet('Verified', 'TrustServerCertificate', 'LegacyTls', 'Unencrypted')]
        [System.String]
        $Encryption
    )
    begin { $node = New-NodeState -BoundParameters $PSBoundParameters }
    process { Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters }
    end { Stop-Node -Node $node }
}

function Import-CsPersistentChatData {
    # .EXTERNALHELP CsPersistentChat-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', DefaultParameterSetName = 'FileName', PositionalBinding = $false)]
    [OutputType('CsPersistentChat.ImportResult')]
    param(
        [Parameter(ParameterSetName = 'ByteInput', Mandatory = $true, ValueFromPipeline = $true)]
        [System.Byte[]]
        $ByteInput,

        [Parameter(Mandatory = $true)]
        [System.String]
        $DBInstance,

        [Parameter(ParameterSetName = 'FileName', Mandatory = $true)]
        [ArgumentCompleter({
                param($Cmdlet, $Parameter, $Word, $Tree, $Bound)
                $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }
                & (Get-Module -Name CsPersistentChat) { param($Typed) Complete-PackagePath @Typed } $typed
            })]
        [System.String]
        $FileName,

        [Parameter()]
        [System.String]
        $Report,

        [Parameter()]
        [System.String]
        $DBName,

        [Parameter()]
        [System.Management.Automation.PSCredential]
        $Credential,

        [Parameter()]
        [ValidateSet('Verified', 'TrustServerCertificate', 'LegacyTls', 'Unencrypted')]
        [System.String]
        $Encryption,

        [Parameter()]
        [System.Management.Automation.SwitchParameter]
        $Backup,

        [Parameter()]
        [System.String]
        $Separator,

        [Parameter()]
        [System.Management.Automation.SwitchParameter]
        $IgnoreRunningServices,

        [Parameter()]
        [System.String]
        $RenameFile,

        [Parameter()]
        [System.String]
        $ProposedRenameFile,

        [Parameter()]
        [System.String]
        $PrincipalMap,

        [Parameter()]
        [System.Management.Automation.SwitchParameter]
        $PlaceholderAuthor,

        [Parameter()]
        [System.String]
        $FileList,

        [Parameter()]
        [System.String]
        $Plan,

        [Parameter()]
        [System.Management.Automation.SwitchParameter]
        $PassThru
    )
    begin {
        $node = New-NodeState -BoundParameters $PSBoundParameters
        $pipelineBytes = [System.IO.MemoryStream]::new()
    }
    process {
        if ($null -ne $ByteInput -and $ByteInput.Length -eq 1) {
            $pipelineBytes.WriteByte($ByteInput[0])
        } else {
            Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters
        }
    }
    end {
        if ($pipelineBytes.Length -gt 0) {
            $PSBoundParameters['ByteInput'] = $pipelineBytes.ToArray()
            Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters
        }
        Stop-Node -Node $node
    }
}

function New-CsPersistentChatDatabase {
    # .EXTERNALHELP CsPersistentChat-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('CsPersistentChat.Database')]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [System.String]
        $DBInstance,

        [Parameter()]
        [System.String]
        $DBName,

        [Parameter()]
        [System.Management.Automation.PSCredential]
        $Credential,

        [Parameter()]
        [ValidateSet('Verified', 'TrustServerCertificate', 'LegacyTls', 'Unencrypted')]
        [System.String]
        $Encryption,

        [Parameter()]
        [ValidateSet('PersistentChat', 'GroupChat', 'Directory')]
        [System.String]
        $Kind,

        [Parameter()]
        [System.Management.Automation.SwitchParameter]
        $PassThru
    )
    begin { $node = New-NodeState -BoundParameters $PSBoundParameters }
    process { Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters }
    end { Stop-Node -Node $node }
}

function New-CsPersistentChatEndpoint {
    # .EXTERNALHELP CsPersistentChat-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    [OutputType('Microsoft.Rtc.Management.ADConnect.Schema.OCSPersistentChatContact')]
    param(
        [Parameter()]
        [System.String]
        $DisplayName,

        [Parameter()]
        [System.Management.Automation.SwitchParameter]
        $PassThru,

        [Parameter(Mandatory = $true)]
        [System.String]
        $PersistentChatPoolFqdn,

        [Parameter(Mandatory = $true)]
        [System.String]
        $SipAddress,

        [Parameter()]
        [System.String]
        $Directory,

        [Parameter()]
        [System.Management.Automation.PSCredential]
        $Credential
    )
    begin { $node = New-NodeState -BoundParameters $PSBoundParameters }
    process { Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters }
    end { Stop-Node -Node $node }
}

function Remove-CsPersistentChatEndpoint {
    # .EXTERNALHELP CsPersistentChat-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    param(
        [Parameter()]
        [System.Management.Automation.SwitchParameter]
        $Force,

        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [ArgumentCompleter({
                param($Cmdlet, $Parameter, $Word, $Tree, $Bound)
                $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }
                & (Get-Module -Name CsPersistentChat) { param($Typed) Complete-Value @Typed } $typed
            })]
        [System.String]
        $Identity,

        [Parameter()]
        [System.String]
        $Directory,

        [Parameter()]
        [System.Management.Automation.PSCredential]
        $Credential
    )
    begin { $node = New-NodeState -BoundParameters $PSBoundParameters }
    process { Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters }
    end { Stop-Node -Node $node }
}

function Test-CsPersistentChatData {
    # .EXTERNALHELP CsPersistentChat-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('CsPersistentChat.Finding')]
    param(
        [Parameter(Mandatory = $true, Position = 0)]
        [System.String]
        $DBInstance,

        [Parameter()]
        [System.String]
        $DBName,

        [Parameter()]
        [System.Management.Automation.PSCredential]
        $Credential,

        [Parameter()]
        [ValidateSet('Verified', 'TrustServerCertificate', 'LegacyTls', 'Unencrypted')]
        [System.String]
        $Encryption,

        [Parameter()]
        [System.String]
        $TargetDBInstance,

        [Parameter()]
        [System.String]
        $TargetDBName,

        [Parameter()]
        [System.Management.Automation.PSCredential]
        $TargetCredential,

        [Parameter()]
        [ValidateSet('Verified', 'TrustServerCertificate', 'LegacyTls', 'Unencrypted')]
        [System.String]
        $TargetEncryption,

        [Parameter()]
        [ArgumentCompleter({
                param($Cmdlet, $Parameter, $Word, $Tree, $Bound)
                $typed = @{ Name = $Cmdlet; Parameter = $Parameter; Word = $Word; Bound = $Bound }
                & (Get-Module -Name CsPersistentChat) { param($Typed) Complete-Value @Typed } $typed
            })]
        [System.Collections.Generic.List[System.String]]
        $Scope,

        [Parameter()]
        [System.DateTime]
        $StartDate,

        [Parameter()]
        [System.String]
        $Separator,

        [Parameter()]
        [System.String]
        $RenameFile,

        [Parameter()]
        [System.String]
        $ProposedRenameFile,

        [Parameter()]
        [System.String]
        $PrincipalMap,

        [Parameter()]
        [System.Management.Automation.SwitchParameter]
        $PlaceholderAuthor,

        [Parameter()]
        [System.String]
        $Report
    )
    begin { $node = New-NodeState -BoundParameters $PSBoundParameters }
    process { Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters }
    end { Stop-Node -Node $node }
}

function Test-CsPersistentChatSetup {
    # .EXTERNALHELP CsPersistentChat-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('CsPersistentChat.Probe')]
    param(
        [Parameter(Position = 0)]
        [System.String]
        $DBInstance,

        [Parameter()]
        [System.String]
        $DBName,

        [Parameter()]
        [System.Management.Automation.PSCredential]
        $Credential,

        [Parameter()]
        [ValidateSet('Verified', 'TrustServerCertificate', 'LegacyTls', 'Unencrypted')]
        [System.String]
        $Encryption,

        [Parameter()]
        [System.String]
        $Directory
    )
    begin { $node = New-NodeState -BoundParameters $PSBoundParameters }
    process { Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters }
    end { Stop-Node -Node $node }
}

function Undo-CsPersistentChatData {
    # .EXTERNALHELP CsPersistentChat-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipelineByPropertyName = $true)]
        [System.String]
        $UndoFile,

        [Parameter()]
        [System.Management.Automation.PSCredential]
        $Credential,

        [Parameter()]
        [ValidateSet('Verified', 'TrustServerCertificate', 'LegacyTls', 'Unencrypted')]
        [System.String]
        $Encryption
    )
    begin { $node = New-NodeState -BoundParameters $PSBoundParameters }
    process { Invoke-Node -Cmdlet $PSCmdlet -Node $node -BoundParameters $PSBoundParameters }
    end { Stop-Node -Node $node }
}
