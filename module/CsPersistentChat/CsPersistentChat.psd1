# Made from schemas/ by `npm run generate`. Do not edit.
@{
    RootModule = 'CsPersistentChat.psm1'
    ModuleVersion = '0.1.0'
    GUID = '5b0c6a3e-2f5d-4c0b-9a57-8f3f6f1f7c42'
    Author = 'The cs-persistent-chat contributors'
    CompanyName = 'The cs-persistent-chat contributors'
    Copyright = 'The cs-persistent-chat contributors. MIT licence.'
    Description = 'Export-CsPersistentChatData, Import-CsPersistentChatData and New-CsPersistentChatEndpoint for Node and PowerShell: move Group Chat databases to Persistent Chat.'
    PowerShellVersion = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    TypesToProcess = @('CsPersistentChat.types.ps1xml')
    FormatsToProcess = @('CsPersistentChat.format.ps1xml')
    FunctionsToExport = @(
        'Compare-CsPersistentChatData',
        'Export-CsPersistentChatData',
        'Get-CsPersistentChatAddin',
        'Get-CsPersistentChatCategory',
        'Get-CsPersistentChatData',
        'Get-CsPersistentChatEligiblePrincipal',
        'Get-CsPersistentChatEndpoint',
        'Get-CsPersistentChatRoom',
        'Import-CsPersistentChatData',
        'New-CsPersistentChatDatabase',
        'New-CsPersistentChatEndpoint',
        'Remove-CsPersistentChatEndpoint',
        'Test-CsPersistentChatData',
        'Test-CsPersistentChatSetup',
        'Undo-CsPersistentChatData'
    )
    CmdletsToExport = @()
    VariablesToExport = @()
    AliasesToExport = @()
    FileList = @(
        'CsPersistentChat.format.ps1xml',
        'CsPersistentChat.psd1',
        'CsPersistentChat.psm1',
        'CsPersistentChat.types.ps1xml',
        'en-US/CsPersistentChat-help.xml',
        'en-US/about_CsPersistentChat.help.txt',
        'en-US/about_CsPersistentChat_Migration.help.txt'
    )
    PrivateData = @{
        PSData = @{
            Tags = @('persistent-chat', 'group-chat', 'lync', 'skype-for-business', 'powershell', 'migration')
            ReleaseNotes = 'Needs Node 20.19 or later and the npm package cs-persistent-chat 0.1.0, whose command install-module installs this module and notes where both are.'
        }
    }
}
