import { block } from './about-text.js';

interface Step {
  title: string;
  /** Paragraphs. */
  text: string[];
  /** Lines to type. */
  code?: string[];
}

const before: Step[] = [
  {
    title: 'Say where everything is',
    text: [
      'The lines below use these names. A database is a SQL Server, or a file that ends in .db; the directory is a domain, a domain controller, or such a file.',
    ],
    code: [
      "$old = 'oldsql.contoso.com'",
      "$new = 'newsql.contoso.com\\RTC'",
      "$directory = 'contoso.com'",
      "$pool = 'pchat.contoso.com'",
      "$address = 'sip:ocschat@contoso.com'",
    ],
  },
  {
    title: 'See what works from here',
    text: [
      'Source and target must be in one forest, and your account in the role CsPersistentChatAdministrator. What fails comes with what to do about it.',
    ],
    code: [
      'Test-CsPersistentChatSetup -DBInstance $old',
      'Test-CsPersistentChatSetup -DBInstance $new -Directory $directory',
    ],
  },
  {
    title: 'Find what has to be decided',
    text: [
      'The readiness check changes nothing and may run while the services do. Errors stop an import: too long names, names that would collide. Warnings tell what will change: invitations that are turned off, disabled rooms and federated users that stay behind, settings that the new database cannot hold. Solve the errors in Group Chat, or later with a rename file.',
    ],
    code: ['Test-CsPersistentChatData -DBInstance $old -TargetDBInstance $new -Report readiness.html'],
  },
];

const weekend: Step[] = [
  {
    title: 'Stop the services',
    text: [
      'Stop Group Chat on all its computers, and Persistent Chat on those of the new pool. A service that still writes is named by the export as a warning, and by the import as an error.',
    ],
    code: ["Get-Service -DisplayName '*Group Chat*' | Stop-Service", 'Stop-CsWindowsService'],
  },
  {
    title: 'Back up both databases',
    text: ['With the tools of SQL Server. An import into a .db file makes its own backup.'],
    code: [
      'Backup-SqlDatabase -ServerInstance $old -Database mgc',
      'Backup-SqlDatabase -ServerInstance $new -Database mgc',
    ],
  },
  {
    title: 'Export',
    text: [
      'The database is only read. -StartDate leaves older messages behind, -Scope all but some categories; uploaded files are never in a package.',
    ],
    code: ['Export-CsPersistentChatData -DBInstance $old -FileName legacy.zip -Report export.html'],
  },
  {
    title: 'Inspect the package',
    text: ['What is in it, how much of it, and where the uploaded files lie.'],
    code: [
      'Get-CsPersistentChatData -FileName legacy.zip',
      'Get-CsPersistentChatData -FileName legacy.zip -Item Room | Sort-Object Messages',
    ],
  },
  {
    title: 'Rehearse',
    text: [
      'The rehearsal reads the whole package and the target, says everything that the import would do, and changes nothing. What has the same name in both is overwritten; the report names every such item.',
    ],
    code: [
      'Import-CsPersistentChatData -DBInstance $new -FileName legacy.zip -WhatIf -Report rehearsal.html -ProposedRenameFile renames.csv',
    ],
  },
  {
    title: 'Fix, and rehearse again',
    text: [
      'renames.csv proposes a name for everything that is in conflict. Edit it, and rehearse until no error is left. plan.json then holds what the import will do.',
    ],
    code: [
      'Import-CsPersistentChatData -DBInstance $new -FileName legacy.zip -WhatIf -RenameFile renames.csv -Plan plan.json',
    ],
  },
  {
    title: 'Import',
    text: [
      'One transaction: stopped or failed, it leaves the target as it was. With -Plan it refuses to do anything but what was rehearsed, and takes less time. Typed again, it changes nothing.',
    ],
    code: [
      '$result = Import-CsPersistentChatData -DBInstance $new -FileName legacy.zip -RenameFile renames.csv -Plan plan.json -Report import.html -PassThru',
    ],
  },
  {
    title: 'Verify',
    text: [
      'The comparison reads package and target again, item by item and message by message. No output means that everything has arrived.',
    ],
    code: [
      'Compare-CsPersistentChatData -DBInstance $new -FileName legacy.zip -RenameFile renames.csv',
      'Get-CsPersistentChatRoom -DBInstance $new | Sort-Object MessageCount -Descending',
    ],
  },
  {
    title: 'If it must not stay: undo',
    text: ['Puts the target back as it was before the import.'],
    code: ['Undo-CsPersistentChatData -UndoFile $result.UndoFile -Confirm:$false'],
  },
];

const afterwards: Step[] = [
  {
    title: 'Copy the uploaded files',
    text: [
      'The whole folder that the report names, to the file store of the new pool. New clients neither upload nor show files in rooms; the legacy client does.',
    ],
    code: ['robocopy \\\\oldfiles\\GroupChat \\\\newfiles\\PersistentChat /E'],
  },
  {
    title: 'Delete the account of the Lookup Server',
    text: [
      'Legacy clients are pointed at its address, as a rule ocschat@ and the SIP domain. As long as an account or contact holds the address, the next step fails and names it.',
    ],
    code: ['Get-ADUser -LDAPFilter "(msRTCSIP-PrimaryUserAddress=$address)" | Remove-ADUser'],
  },
  {
    title: 'Create the endpoint with the same address',
    text: ['Legacy clients then find the new pool without any change.'],
    code: [
      'New-CsPersistentChatEndpoint -Directory $directory -PersistentChatPoolFqdn $pool -SipAddress $address',
      'Get-CsPersistentChatEndpoint -Directory $directory',
    ],
  },
  {
    title: 'Start the services of the new pool',
    text: ['And let one legacy client in to see.'],
    code: ['Start-CsWindowsService'],
  },
  {
    title: 'Uninstall Group Chat',
    text: ['From all its computers. Keep the package and the backup of its database.'],
  },
  {
    title: 'Remove what points at it',
    text: [
      'The trusted application and the trusted application pool, from the Central Management store and Active Directory.',
    ],
    code: [
      'Get-CsTrustedApplication | Where-Object ApplicationId -like "*groupchat*" | Remove-CsTrustedApplication',
      'Remove-CsTrustedApplicationPool -Identity groupchat.contoso.com',
    ],
  },
  {
    title: 'Let the new clients in',
    text: ['Enable Persistent Chat for the users who have them.'],
    code: ['Set-CsPersistentChatPolicy -Identity Global -EnablePersistentChat $true'],
  },
];

/** Continues a command that is too long for a line in front of a parameter. */
const foldCommand = (command: string): string[] => {
  const lines: string[] = [];
  for (const part of command.split(/ (?=-[A-Z])/)) {
    const line = lines.pop();
    const joined = line === undefined ? part : `${line} ${part}`;
    if (line === undefined || joined.length <= 66) lines.push(joined);
    else lines.push(`${line} \``, `    ${part}`);
  }
  return lines;
};

/** A pipeline as somebody reads and pastes it: each command on a line of its own when one line is too short. */
const fold = (pipeline: string): string => {
  const commands = pipeline.length <= 70 ? [pipeline] : pipeline.split(/(?<= \|) /);
  return commands
    .flatMap((command, index) => foldCommand(command).map((line) => (index === 0 ? line : `    ${line}`)))
    .map((line) => `        ${line}`)
    .join('\n');
};

const write = (steps: Step[], first: number): string[] =>
  steps.flatMap(({ title, text, code = [] }, index) => [
    `  ${first + index}. ${title}`,
    ...text.map(block),
    ...(code.length === 0 ? [] : ['', ...code.map(fold)]),
    '',
  ]);

/** The text of about_CsPersistentChat_Migration.help.txt: rules R14 to R23 in the order in which they are needed. */
export const migrationTopic = (): string =>
  [
    'TOPIC',
    '    about_CsPersistentChat_Migration',
    '',
    'SHORT DESCRIPTION',
    block('The migration from Group Chat to Persistent Chat, step by step.'),
    '',
    'LONG DESCRIPTION',
    block(
      'One Group Chat pool migrates into one Persistent Chat pool of the same forest. The first part is done in the weeks before, while everything runs; the second in one weekend, while nobody chats. Commands that begin with the nouns of this module are ours; the others belong to Windows, SQL Server and Lync Server.',
    ),
    '',
    'BEFORE',
    ...write(before, 1),
    'THE WEEKEND',
    ...write(weekend, 1 + before.length),
    'AFTERWARDS',
    ...write(afterwards, 1 + before.length + weekend.length),
    'SEE ALSO',
    '    about_CsPersistentChat',
    '    Test-CsPersistentChatData',
    '    Export-CsPersistentChatData',
    '    Import-CsPersistentChatData',
    '    Compare-CsPersistentChatData',
    '    New-CsPersistentChatEndpoint',
    '',
  ].join('\n');
