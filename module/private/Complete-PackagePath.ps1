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
