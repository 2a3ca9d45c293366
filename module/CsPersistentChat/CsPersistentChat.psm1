# Made from schemas/ by `npm run generate`. Do not edit. The scripts in private/ are written by hand.
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    throw 'CsPersistentChat needs the language mode FullLanguage, because it starts Node, and this session has ' +
    "$($ExecutionContext.SessionState.LanguageMode). Sign the scripts of the module with a certificate that the policy " +
    'of this machine trusts, or use a machine or session without this restriction.'
}
Set-StrictMode -Version 3.0

$script:MinimumNodeVersion = [version] '20.19'

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

. "$PSScriptRoot/private/Complete-PackagePath.ps1"
. "$PSScriptRoot/private/Complete-Value.ps1"
. "$PSScriptRoot/private/ConvertTo-JsonText.ps1"
. "$PSScriptRoot/private/Import-CallerPreference.ps1"
. "$PSScriptRoot/private/Invoke-Node.ps1"
. "$PSScriptRoot/private/New-ErrorRecord.ps1"
. "$PSScriptRoot/private/New-Invocation.ps1"
. "$PSScriptRoot/private/Read-Frame.ps1"
. "$PSScriptRoot/private/Receive-Output.ps1"
. "$PSScriptRoot/private/Resolve-FilePath.ps1"
. "$PSScriptRoot/private/Send-Line.ps1"
. "$PSScriptRoot/private/Start-Node.ps1"
. "$PSScriptRoot/private/Wait-Node.ps1"

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

Export-ModuleMember -Function 'Compare-CsPersistentChatData', 'Export-CsPersistentChatData', 'Get-CsPersistentChatAddin', 'Get-CsPersistentChatCategory', 'Get-CsPersistentChatData', 'Get-CsPersistentChatEligiblePrincipal', 'Get-CsPersistentChatEndpoint', 'Get-CsPersistentChatRoom', 'Import-CsPersistentChatData', 'New-CsPersistentChatDatabase', 'New-CsPersistentChatEndpoint', 'Remove-CsPersistentChatEndpoint', 'Test-CsPersistentChatData', 'Test-CsPersistentChatSetup', 'Undo-CsPersistentChatData'
