# JSON on one line, in ASCII whatever the text is.
function ConvertTo-JsonText {
    param([object] $Value)
    if ($null -eq $Value) { return 'null' }
    $plain = $Value.PSObject.BaseObject
    $invariant = [System.Globalization.CultureInfo]::InvariantCulture
    if ($plain -is [string]) { return ConvertTo-JsonString $plain }
    if ($plain -is [System.Management.Automation.SwitchParameter]) { $plain = $plain.IsPresent }
    if ($plain -is [bool]) { if ($plain) { return 'true' } else { return 'false' } }
    if ($plain -is [int] -or $plain -is [long]) { return $plain.ToString($invariant) }
    if ($plain -is [datetime]) { return '"' + $plain.ToString('o', $invariant) + '"' }
    if ($plain -is [System.Management.Automation.PSCredential]) {
        $userName = ConvertTo-JsonString $plain.UserName
        $password = ConvertTo-JsonString $plain.GetNetworkCredential().Password
        return '{"userName":' + $userName + ',"password":' + $password + '}'
    }
    if ($plain -is [System.Collections.IDictionary]) {
        $members = foreach ($entry in $plain.GetEnumerator()) {
            (ConvertTo-JsonString $entry.Key) + ':' + (ConvertTo-JsonText $entry.Value)
        }
        return '{' + ($members -join ',') + '}'
    }
    if ($plain -is [System.Collections.IEnumerable]) {
        $items = foreach ($item in $plain) { ConvertTo-JsonText $item }
        return '[' + ($items -join ',') + ']'
    }
    ConvertTo-JsonString $plain.ToString()
}

function ConvertTo-JsonString {
    param([string] $Text)
    $escaped = [regex]::Replace($Text, '[^\x20-\x7e]|["\\]', {
            param($match)
            '\u{0:x4}' -f [int] $match.Value[0]
        })
    '"' + $escaped + '"'
}
