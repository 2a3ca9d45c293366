/**
 * Every failure a user can meet: its stable id (the first part of FullyQualifiedErrorId), the PowerShell error category,
 * the exit code of the command line, and what to do next. `docs/errors.md` is made from this table.
 */
export interface ErrorEntry {
  category: ErrorCategory;
  exitCode: number;
  recommendedAction: string;
}

export type ErrorCategory =
  | 'CloseError'
  | 'ConnectionError'
  | 'InvalidArgument'
  | 'InvalidData'
  | 'InvalidOperation'
  | 'LimitsExceeded'
  | 'NotSpecified'
  | 'ObjectNotFound'
  | 'OpenError'
  | 'OperationStopped'
  | 'PermissionDenied'
  | 'ReadError'
  | 'ResourceBusy'
  | 'ResourceExists'
  | 'ResourceUnavailable'
  | 'SyntaxError'
  | 'WriteError';

/** Exit codes of the command line; scripts rely on them. */
export const ExitCode = {
  ok: 0,
  failed: 1,
  usage: 2,
  finishedWithWarnings: 3,
  source: 10,
  target: 11,
  accessRefused: 12,
  packageInvalid: 13,
  decisionNeeded: 14,
  cancelled: 130,
} as const;

const entry = (category: ErrorCategory, exitCode: number, recommendedAction: string): ErrorEntry => ({
  category,
  exitCode,
  recommendedAction,
});

export const errorCatalog = {
  ParameterInvalid: entry('InvalidArgument', ExitCode.usage, 'Correct the parameter; Get-Help shows what it takes.'),
  ParameterMissing: entry('InvalidArgument', ExitCode.usage, 'Give the parameter; Get-Help shows what it takes.'),
  ParameterSetConflict: entry('InvalidArgument', ExitCode.usage, 'Use parameters of one parameter set only.'),
  CmdletUnknown: entry('ObjectNotFound', ExitCode.usage, 'Run cs-persistent-chat --help to see the cmdlets.'),
  SettingsInvalid: entry('InvalidData', ExitCode.usage, 'Correct the settings file; docs/settings.md describes it.'),

  DatabaseNotFound: entry(
    'ObjectNotFound',
    ExitCode.failed,
    'Check the address in -DBInstance. New-CsPersistentChatDatabase makes an empty database.',
  ),
  DatabaseUnreadable: entry(
    'OpenError',
    ExitCode.failed,
    'Check that the file is a database and not damaged, and restore a backup if it is.',
  ),
  DatabaseLocked: entry(
    'ResourceBusy',
    ExitCode.failed,
    'Close what uses the database (another import, an open tool) and try again.',
  ),
  DatabaseReadOnly: entry(
    'PermissionDenied',
    ExitCode.accessRefused,
    'Give your account the right to write to the database file and to its folder.',
  ),
  DatabaseAccessRefused: entry(
    'PermissionDenied',
    ExitCode.accessRefused,
    'Give your account the right to read the database.',
  ),
  DatabaseExists: entry(
    'ResourceExists',
    ExitCode.failed,
    'Choose another address, or remove the existing database first.',
  ),
  DatabaseAddressInvalid: entry(
    'InvalidArgument',
    ExitCode.usage,
    'Give a path that ends in .db or .sqlite, sqlite:<path>, or a SQL Server address.',
  ),
  DatabaseAddressUnsupported: entry(
    'InvalidOperation',
    ExitCode.failed,
    'Use an embedded database: a path that ends in .db or .sqlite.',
  ),
  DatabaseInstanceMissing: entry(
    'InvalidArgument',
    ExitCode.usage,
    'Give -DBInstance, or name the pool in the settings file or in CS_PCHAT_DBINSTANCE.',
  ),
  DatabaseRefused: entry(
    'InvalidOperation',
    ExitCode.failed,
    'Remove what the message names from the database: it is not part of the schema. The database is as it was.',
  ),
  DatabaseWriteFailed: entry(
    'WriteError',
    ExitCode.failed,
    'Free space on the disk and try again; the database is as it was.',
  ),
  DiskFull: entry(
    'WriteError',
    ExitCode.failed,
    'Free space on the disk and run the command again; what is done already is not done twice.',
  ),

  SourceUnreachable: entry(
    'ConnectionError',
    ExitCode.source,
    'Check the address and the network; cs-persistent-chat doctor tells what answers.',
  ),
  TargetUnreachable: entry(
    'ConnectionError',
    ExitCode.target,
    'Check the address and the network; cs-persistent-chat doctor tells what answers.',
  ),
  LoginMissing: entry(
    'InvalidArgument',
    ExitCode.accessRefused,
    'Give -Credential (a login of SQL Server, or DOMAIN\\user), or set CS_PCHAT_SQL_USER and CS_PCHAT_SQL_PASSWORD. To log in as the account that runs this, install msnodesqlv8 beside cs-persistent-chat: npm install msnodesqlv8.',
  ),
  LoginFailed: entry(
    'PermissionDenied',
    ExitCode.accessRefused,
    'Check the user name and the password in -Credential.',
  ),
  EncryptionFailed: entry(
    'ConnectionError',
    ExitCode.failed,
    'Choose another -Encryption; docs/sql-server.md explains them.',
  ),
  ConnectionLost: entry(
    'ConnectionError',
    ExitCode.failed,
    'Run the command again; what is done already is not done twice.',
  ),
  ServerStalled: entry(
    'ConnectionError',
    ExitCode.failed,
    'See on the server what holds the session of CsPersistentChat up, and run the command again.',
  ),
  ServerRefused: entry(
    'InvalidOperation',
    ExitCode.failed,
    'Do what the message of the server asks for, and run the command again.',
  ),
  CommitUnknown: entry(
    'ConnectionError',
    ExitCode.target,
    'Run the command again when the server answers: it finds out what is there. The undo file of an import is kept.',
  ),
  BackupFailed: entry(
    'WriteError',
    ExitCode.target,
    'Make the backup by hand, and leave -Backup out; the rehearsal shows the line to type.',
  ),
  TargetBusy: entry('ResourceBusy', ExitCode.target, 'Stop the services of the target and run the import again.'),
  SourceChanged: entry('InvalidOperation', ExitCode.source, 'Stop the services of the source and export again.'),

  SourceNotRecognized: entry(
    'InvalidData',
    ExitCode.source,
    'Point -DBInstance at a Group Chat or Persistent Chat content database.',
  ),
  SourceInconsistent: entry(
    'InvalidData',
    ExitCode.source,
    'Correct the rows that the message names, or restore a sound backup of the source.',
  ),
  TargetInconsistent: entry(
    'InvalidData',
    ExitCode.target,
    'Correct what the message names, or restore a sound backup of the target.',
  ),
  TargetNotRecognized: entry(
    'InvalidData',
    ExitCode.target,
    'Point -DBInstance at a Persistent Chat (2013 or later) content database.',
  ),
  ScopeNotFound: entry(
    'ObjectNotFound',
    ExitCode.failed,
    'Use a category name of the source; Get-CsPersistentChatData lists those of a package.',
  ),
  ScopeAmbiguous: entry(
    'InvalidArgument',
    ExitCode.failed,
    'Give the full name of the category, with its parents in front.',
  ),

  FileNotFound: entry('ObjectNotFound', ExitCode.failed, 'Check the path.'),
  FileExists: entry('ResourceExists', ExitCode.failed, 'Choose another name, or leave -NoClobber out.'),
  FileNotWritable: entry(
    'WriteError',
    ExitCode.failed,
    'Check that the folder exists and that your account may write to it.',
  ),
  FileNotReadable: entry('ReadError', ExitCode.accessRefused, 'Check that your account may read the file.'),

  PackageNotZip: entry(
    'InvalidData',
    ExitCode.packageInvalid,
    'Give the .zip file that Export-CsPersistentChatData wrote.',
  ),
  PackageForeign: entry(
    'InvalidData',
    ExitCode.packageInvalid,
    'Give the .zip file that Export-CsPersistentChatData wrote.',
  ),
  PackageDamaged: entry(
    'InvalidData',
    ExitCode.packageInvalid,
    'Copy the package again from where it was written, or export again.',
  ),
  PackageVersionUnsupported: entry(
    'InvalidData',
    ExitCode.packageInvalid,
    'Install a newer version of cs-persistent-chat.',
  ),
  PackageNotImportable: entry(
    'InvalidData',
    ExitCode.packageInvalid,
    'Export again with Export-CsPersistentChatData of this project; a package without a manifest can only be inspected.',
  ),
  PackageTooLarge: entry('LimitsExceeded', ExitCode.failed, 'Use -FileName instead of bytes.'),

  ImportNeedsDecision: entry(
    'InvalidOperation',
    ExitCode.decisionNeeded,
    'Run Import-CsPersistentChatData with -WhatIf -Report and solve every error it lists.',
  ),
  ImportFinding: entry(
    'InvalidData',
    ExitCode.decisionNeeded,
    'Solve what the message names in the source, export again, and rehearse again.',
  ),
  TargetChanged: entry(
    'InvalidOperation',
    ExitCode.decisionNeeded,
    'Restore the backup by hand if what was written since may be lost.',
  ),
  UndoInvalid: entry('InvalidData', ExitCode.failed, 'Give the undo file that the import wrote beside its backup.'),
  CsvInvalid: entry(
    'InvalidData',
    ExitCode.usage,
    'Correct the line that the message names; docs/migration.md shows the columns.',
  ),
  PlanInvalid: entry('InvalidData', ExitCode.failed, 'Write a plan with Import-CsPersistentChatData -WhatIf -Plan.'),
  PlanOutdated: entry(
    'InvalidOperation',
    ExitCode.decisionNeeded,
    'Rehearse again with -WhatIf -Plan, and read what is new.',
  ),
  TargetServiceRunning: entry(
    'ResourceBusy',
    ExitCode.failed,
    'Stop the Persistent Chat services of the target, or give -IgnoreRunningServices.',
  ),

  RoomNotFound: entry('ObjectNotFound', ExitCode.failed, 'Get-CsPersistentChatRoom lists the rooms.'),
  CategoryNotFound: entry('ObjectNotFound', ExitCode.failed, 'Get-CsPersistentChatCategory lists the categories.'),
  AddinNotFound: entry('ObjectNotFound', ExitCode.failed, 'Get-CsPersistentChatAddin lists the add-ins.'),
  PoolNotFound: entry(
    'ObjectNotFound',
    ExitCode.failed,
    'Use a pool that the settings file names, or give -DBInstance.',
  ),
  RoomNotAuditorium: entry('InvalidArgument', ExitCode.failed, 'Leave -Presenters out, or name an auditorium room.'),
  FilterInvalid: entry('SyntaxError', ExitCode.usage, 'Write the filter like {Name -like "Sales*"}.'),

  DirectoryMissing: entry(
    'InvalidArgument',
    ExitCode.usage,
    'Give -Directory, or set CS_PCHAT_DIRECTORY or "directory" in the settings file.',
  ),
  DirectoryNotFound: entry(
    'ObjectNotFound',
    ExitCode.failed,
    'Check the address. New-CsPersistentChatDatabase -Kind Directory makes an empty embedded directory.',
  ),
  DirectoryNotRecognized: entry(
    'InvalidData',
    ExitCode.failed,
    'Point -Directory at an Active Directory or an embedded directory.',
  ),
  DirectoryAddressInvalid: entry(
    'InvalidArgument',
    ExitCode.usage,
    'Write it like ldaps://dc1.contoso.com or contoso.com, or as the path of an embedded directory (.db, .sqlite).',
  ),
  DirectoryUnreachable: entry(
    'ConnectionError',
    ExitCode.failed,
    'Check the address, the network and the ports 389 or 636, and 3268 or 3269.',
  ),
  DirectoryCertificateUntrusted: entry(
    'ConnectionError',
    ExitCode.failed,
    'Name the file with the certificate of your authority in CS_PCHAT_DIRECTORY_CA, and the server as its certificate does.',
  ),
  DirectoryLoginMissing: entry(
    'InvalidArgument',
    ExitCode.accessRefused,
    'Give -Credential, or set CS_PCHAT_DIRECTORY_USER and CS_PCHAT_DIRECTORY_PASSWORD.',
  ),
  DirectoryLoginFailed: entry(
    'PermissionDenied',
    ExitCode.accessRefused,
    'Check the account and the password in -Credential: user@domain, DOMAIN\\user or a distinguished name.',
  ),
  DirectoryAccessRefused: entry(
    'PermissionDenied',
    ExitCode.accessRefused,
    'Use an account that may write there, for example one in RTCUniversalServerAdmins.',
  ),
  DirectorySchemaMissing: entry(
    'InvalidData',
    ExitCode.failed,
    'Prepare the schema and the forest with the setup of Lync Server or Skype for Business Server first.',
  ),
  DirectoryObjectExists: entry('ResourceExists', ExitCode.failed, 'Run the command again.'),
  DirectoryObjectNotFound: entry(
    'ObjectNotFound',
    ExitCode.failed,
    'Check the distinguished name, and that your account may see it.',
  ),
  DirectoryReferral: entry(
    'InvalidOperation',
    ExitCode.failed,
    'Name a domain controller that holds it in -Directory or -DomainController.',
  ),
  DirectoryRefused: entry('InvalidOperation', ExitCode.failed, 'Do what the message of the directory asks for.'),
  RoleMissing: entry(
    'PermissionDenied',
    ExitCode.accessRefused,
    'Ask for the role, or use an account that has it: -Credential, or CS_PCHAT_DIRECTORY_USER.',
  ),
  SipAddressInvalid: entry('InvalidArgument', ExitCode.failed, 'Write the address as sip:<name>@<SIP domain>.'),
  SipAddressInUse: entry(
    'ResourceExists',
    ExitCode.failed,
    'Choose another address, or remove the object that holds it.',
  ),
  EndpointNotFound: entry('ObjectNotFound', ExitCode.failed, 'Get-CsPersistentChatEndpoint lists the endpoints.'),
  EndpointAmbiguous: entry('InvalidArgument', ExitCode.failed, 'Use the SIP address or the distinguished name.'),
  PoolUnknown: entry('ObjectNotFound', ExitCode.failed, 'Check the FQDN of the pool.'),

  PowerShellNotFound: entry(
    'ObjectNotFound',
    ExitCode.failed,
    'Install PowerShell, or name its program in NODE_POWERSHELL.',
  ),
  PowerShellFailed: entry('InvalidOperation', ExitCode.failed, 'Import the module in PowerShell itself to see more.'),

  Cancelled: entry(
    'OperationStopped',
    ExitCode.cancelled,
    'Run the command again when you are ready; nothing was changed.',
  ),
  Unexpected: entry('NotSpecified', ExitCode.failed, 'Please report this with what you typed and the verbose output.'),
} satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCatalog;
