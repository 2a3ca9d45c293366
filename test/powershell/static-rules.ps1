# The rules that the module's scripts are held to, read by PowerShell's own parser. Each violation is one line: rule, place, text.
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

param([string[]] $Files, [string[]] $Members)

$trees = @{}
$nodes = @{}
$violations = [System.Collections.Generic.List[string]]::new()
function Add-Violation([string] $Rule, [Ast] $Node, [string] $What = "$Node") {
    $place = [System.IO.Path]::GetFileName($Node.Extent.File) + ':' + $Node.Extent.StartLineNumber
    $violations.Add("$Rule|$place|$(($What -replace '\s+', ' '))")
}

foreach ($file in $Files) {
    $tokens = $errors = $null
    $trees[$file] = [Parser]::ParseFile($file, [ref] $tokens, [ref] $errors)
    foreach ($problem in $errors) { $violations.Add("syntax|$([System.IO.Path]::GetFileName($file)):$($problem.Extent.StartLineNumber)|$($problem.Message)") }
    # Tokens that Windows PowerShell 5.1 reads as something else.
    foreach ($token in $tokens) {
        $text = $token.Text
        $isNewNumber = $token -is [NumberToken] -and $text -match '^[-+]?0b|[0-9a-f](u[lsy]?|y|s|n)[kmgtp]?b?$' -and $text -notmatch '^[-+]?0x'
        $isNewEscape = $token -is [StringExpandableToken] -and $text -match '(?<!`)(``)*`(e|u\{)'
        if ($isNewNumber -or $isNewEscape) { $violations.Add("newer|$([System.IO.Path]::GetFileName($file)):$($token.Extent.StartLineNumber)|$text") }
    }
}
function Find-Node([type] $Type, [Ast[]] $Within = @($trees.Values)) {
    foreach ($tree in $Within) {
        if (-not $nodes.ContainsKey($tree)) { $nodes[$tree] = @($tree.FindAll({ $true }, $true)) }
        foreach ($node in $nodes[$tree]) { if ($node -is $Type) { $node } }
    }
}

# newer: syntax that came after 5.1.
foreach ($node in Find-Node ([Ast])) {
    $kind = $node.GetType().Name
    $isNewer = $kind -match '^(TernaryExpression|PipelineChain)Ast$' -or
        ($node -is [BinaryExpressionAst] -and "$($node.Operator)" -eq 'QuestionQuestion') -or
        ($node -is [AssignmentStatementAst] -and "$($node.Operator)" -eq 'QuestionQuestionEquals') -or
        ($node -is [MemberExpressionAst] -and $node.PSObject.Properties['NullConditional'] -and $node.NullConditional) -or
        ($node -is [IndexExpressionAst] -and $node.PSObject.Properties['NullConditional'] -and $node.NullConditional) -or
        ($node -is [PipelineAst] -and $node.PSObject.Properties['Background'] -and $node.Background) -or
        ($node -is [NamedBlockAst] -and "$($node.BlockKind)" -eq 'Clean')
    if ($isNewer) { Add-Violation newer $node }
}

# verb: functions are named as PowerShell wants it. Build and Deploy are verbs of PowerShell 6.
$verbs = foreach ($group in 'Common', 'Communications', 'Data', 'Diagnostic', 'Lifecycle', 'Other', 'Security') {
    foreach ($field in ([type] "System.Management.Automation.Verbs$group").GetFields()) { $field.Name }
}
$functions = @{}
foreach ($node in Find-Node ([FunctionDefinitionAst])) {
    $functions[$node.Name] = $node
    $verb = $node.Name.Split('-')[0]
    if ($node.Name -notmatch '^[A-Z]\w+-[A-Z]\w+$' -or $verbs -cnotcontains $verb -or 'Build', 'Deploy' -contains $verb) { Add-Violation verb $node $node.Name }
}

# command, alias, abbreviation, position: what is called and how.
$engine = @{}
foreach ($command in Get-Command -Module Microsoft.PowerShell.Core) { $engine[$command.Name] = $command }
foreach ($node in Find-Node ([CommandAst])) {
    $elements = $node.CommandElements
    $name = $node.GetCommandName()
    if ($null -eq $name) {
        # A script block, or a block that runs in the module: nothing whose name was given from outside.
        $first = "$($elements[0])"
        $isBlock = $first -match '^\$(Step|script:\w+)$' -or $first -eq '(Get-Module -Name CsPersistentChat)'
        if (-not $isBlock) { Add-Violation command $node }
        continue
    }
    if ($ExecutionContext.InvokeCommand.GetCommand($name, 'Alias') -and -not $functions.ContainsKey($name)) { Add-Violation alias $node; continue }
    $known = if ($functions.ContainsKey($name)) {
        $block = $functions[$name].Body.ParamBlock
        foreach ($parameter in $(if ($block) { $block.Parameters })) { $parameter.Name.VariablePath.UserPath }
    } elseif ($engine.ContainsKey($name)) {
        $engine[$name].Parameters.Keys
    } else {
        Add-Violation command $node
        continue
    }
    $isValue = $false
    for ($index = 1; $index -lt $elements.Count; $index++) {
        $element = $elements[$index]
        if ($element -is [CommandParameterAst]) {
            if ($known -cnotcontains $element.ParameterName) { Add-Violation abbreviation $node "$element" }
            $isSwitch = $engine.ContainsKey($name) -and $engine[$name].Parameters[$element.ParameterName].SwitchParameter
            $isValue = $null -eq $element.Argument -and -not $isSwitch
            continue
        }
        # A splatted hashtable holds names; $args holds none.
        $isNamed = $element -is [VariableExpressionAst] -and $element.Splatted -and "$element" -ne '@args'
        if (-not $isValue -and -not $isNamed) { Add-Violation position $node }
        $isValue = $false
    }
}

# variable: each is set or declared in its function or around it, or belongs to PowerShell.
$automatic = '_', 'args', 'null', 'true', 'false', 'this', 'input', 'PSItem', 'PSCmdlet', 'PSBoundParameters', 'PSScriptRoot', 'Matches',
    'ExecutionContext', 'VerbosePreference', 'WhatIfPreference', 'global:Error'
function Get-Declared([Ast] $Scope) {
    foreach ($node in Find-Node ([ParameterAst]) $Scope) { $node.Name.VariablePath.UserPath }
    foreach ($node in Find-Node ([ForEachStatementAst]) $Scope) { $node.Variable.VariablePath.UserPath }
    foreach ($node in Find-Node ([AssignmentStatementAst]) $Scope) {
        foreach ($variable in Find-Node ([VariableExpressionAst]) $node.Left) { $variable.VariablePath.UserPath }
    }
}
$declared = @{}
foreach ($tree in $trees.Values) { $declared[$tree] = @(Get-Declared $tree) }
$top = @($declared.Values | ForEach-Object { $_ }) -match '^script:'
foreach ($tree in $trees.Values) {
    foreach ($node in Find-Node ([VariableExpressionAst]) $tree) {
        $name = $node.VariablePath.UserPath
        if ($node.VariablePath.IsDriveQualified -or $automatic -contains $name -or $top -contains $name) { continue }
        $scope = $node
        while ($scope.Parent -and $scope -isnot [FunctionDefinitionAst]) { $scope = $scope.Parent }
        if (-not $declared.ContainsKey($scope)) { $declared[$scope] = @(Get-Declared $scope) }
        if ($declared[$scope] -notcontains $name) { Add-Violation variable $node }
    }
}

# member: static members of .NET are on a list, each of which .NET Framework and PowerShell 5.1 have.
foreach ($node in Find-Node ([MemberExpressionAst])) {
    if (-not $node.Static) { continue }
    $member = "$($node.Expression)::$($node.Member)"
    if ($Members -cnotcontains $member) { Add-Violation member $node $member }
}
$violations
