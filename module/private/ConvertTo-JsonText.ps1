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
