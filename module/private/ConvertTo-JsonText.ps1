# JSON on one line, in ASCII whatever the text is.
function ConvertTo-JsonText {
    param([object] $Value)
    if ($null -eq $Value) { return 'null' }
    $plain = $Value.PSObject.BaseObject
    $invariant = [System.Globalization.CultureInfo]::InvariantCulture
    if ($plain -is [string]) { return ConvertTo-JsonString -Text $plain }
    if ($plain -is [System.Management.Automation.SwitchParameter]) { $plain = $plain.IsPresent }
    if ($plain -is [bool]) { if ($plain) { return 'true' } else { return 'false' } }
    if ($plain -is [int] -or $plain -is [long]) { return $plain.ToString($invariant) }
    if ($plain -is [datetime]) { return '"' + $plain.ToString('o', $invariant) + '"' }
    if ($plain -is [System.Management.Automation.PSCredential]) {
        $userName = ConvertTo-JsonString -Text $plain.UserName
        $password = ConvertTo-JsonString -Text $plain.GetNetworkCredential().Password
        return '{"userName":' + $userName + ',"password":' + $password + '}'
    }
    if ($plain -is [System.Collections.IDictionary]) {
        $members = foreach ($entry in $plain.GetEnumerator()) {
            (ConvertTo-JsonString -Text $entry.Key) + ':' + (ConvertTo-JsonText -Value $entry.Value)
        }
        return '{' + ($members -join ',') + '}'
    }
    if ($plain -is [System.Collections.IEnumerable]) {
        $items = foreach ($item in $plain) { ConvertTo-JsonText -Value $item }
        return '[' + ($items -join ',') + ']'
    }
    ConvertTo-JsonString -Text $plain.ToString()
}

# Text that is not plain goes as its UTF-16 units, unchanged whatever they are: an encoding would replace half surrogate pairs.
function ConvertTo-JsonString {
    param([string] $Text)
    if (-not [regex]::IsMatch($Text, '[^\x20-\x7e]|["\\]')) { return '"' + $Text + '"' }
    $bytes = [byte[]]::new(2 * $Text.Length)
    [System.Buffer]::BlockCopy($Text.ToCharArray(), 0, $bytes, 0, $bytes.Length)
    '{"utf16":"' + [System.Convert]::ToBase64String($bytes) + '"}'
}
