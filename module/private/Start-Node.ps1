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
