import type { Finding } from '../../schemas/types.js';

export type { Finding };

/**
 * Every kind of finding: its severity, the rule it comes from, and what to do. `docs/findings.md` is made from this table.
 * Error: must be decided before an import. Warning: must be read. Information: good to know.
 */
export const findingCatalog = {
  SourceBackup: ['Warning', 'R16', 'Back the source up before the export.'],
  TargetBackup: ['Warning', 'R16', 'Back the target up before the import, or give -Backup.'],
  SourceServiceRunning: ['Warning', 'R14', 'Stop the Group Chat services and export again.'],
  MessagesWithoutRoom: ['Warning', 'R25', 'Nothing, unless you know of a room that was deleted by mistake.'],
  RolesWithoutOwner: ['Warning', 'R25', 'Nothing: the rows have no effect in the source either.'],
  ComplianceEventsWaiting: [
    'Warning',
    'R25',
    'Run the compliance adapter of the source until it has taken every event.',
  ],
  ColumnAbsent: ['Warning', 'R25', 'Nothing, if the source never had it; else export from a complete copy.'],
  ValueMissing: ['Warning', 'R25', 'Nothing, if the default is right; else fill it in in the source and export again.'],
  ReferenceUnknown: ['Warning', 'R25', 'Nothing, unless you know of a row that was deleted by mistake.'],
  StartDateWithoutMessages: ['Warning', 'R11', 'Use the level Content or All to export messages.'],

  ItemOverwritten: ['Warning', 'R2', 'Rename one of the two in its own system if both are wanted.'],
  ForestMismatch: ['Error', 'R3', 'Import into a pool of the same Active Directory forest.'],
  RenameUnused: ['Warning', 'R7', 'Correct the old full name in the rename file; the report shows the full names.'],
  CategoryFlattened: ['Information', 'R5', 'Nothing.'],
  RoomPrefixed: ['Information', 'R6', 'Nothing.'],
  NameTooLong: [
    'Error',
    'R7',
    'Shorten the name, or that of a parent category, in a rename file, or in the source and export again.',
  ],
  NameCollision: [
    'Error',
    'R2',
    'Give one of the items another name in a rename file, or rename it in the source and export again.',
  ],
  NameEmpty: ['Error', 'R7', 'Give the item a name in a rename file, or in the source and export again.'],
  NameWithBackslash: ['Warning', 'R7', 'Rename the item: a backslash separates pool and name in an Identity.'],
  RootManager: ['Information', 'R8', 'Remove the manager from the root category in the source if this is not wanted.'],
  CategoryManager: ['Information', 'R24', 'Remove the manager from the category in the source if this is not wanted.'],
  InvitationsSwitchedOff: ['Warning', 'R9', 'Switch invitations on for the category afterwards if they are wanted.'],
  RoomLeftBehind: ['Information', 'R10', 'Enable the room in the source and export again if it should migrate.'],
  MessagesLeftBehind: ['Information', 'R11', 'Export again with an earlier -StartDate if they should migrate.'],
  FilesToCopy: ['Information', 'R12', 'Copy the whole folder of uploaded files to the file store of the new pool.'],
  FederatedMember: ['Warning', 'R13', 'Tell the people concerned: federated users have no access to Persistent Chat.'],
  FederatedPrincipal: ['Information', 'R13', 'Nothing: they stay as authors of their messages.'],
  RootRooms: ['Warning', 'R24', 'Move the rooms to a category in the source if the new category is not wanted.'],
  RoleWithoutEffect: ['Warning', 'R24', 'Nothing: a role of this kind has no effect there in the source either.'],
  InvitationsLeftBehind: ['Information', 'R9', 'Nothing: who needs an invitation gets one from the new pool.'],
  PreferencesLeftBehind: ['Information', 'R25', 'Nothing: they belong to nobody who migrates.'],
  OutsideScope: [
    'Warning',
    'R24',
    'Add the principal to the scope of the category in the source if it should keep the role.',
  ],
  PresenterOnNormalRoom: ['Warning', 'R24', 'Make the room an auditorium in the source if its presenters matter.'],
  EmptyRoom: ['Warning', 'R24', 'Give the room members afterwards; nobody but its managers can enter it.'],
  ScopeDefinerInvalid: ['Warning', 'R24', 'Check the allowed members of the category afterwards.'],
  TooManyAccessEntries: ['Warning', 'R24', 'Use groups instead of single members in large categories.'],
  TopicDropped: ['Information', 'R25', 'Nothing.'],
  HistorySettingChanged: ['Warning', 'R25', 'Move the room to a category with the setting you want.'],
  UploadSettingChanged: ['Warning', 'R25', 'Move the room to a category with the setting you want.'],
  RightsDropped: ['Information', 'R25', 'Make administrators members of CsPersistentChatAdministrator.'],
  AuthorUnknown: [
    'Error',
    'R25',
    'Give -PlaceholderAuthor, or restore the missing principals in the source and export again.',
  ],
  AuthorReplaced: ['Warning', 'R25', 'Nothing: the messages go to one disabled principal, Unknown author.'],
  DateOutOfRange: ['Warning', 'R25', 'Nothing: the time stamp is kept as it is.'],
  MessageClash: [
    'Error',
    'R2',
    'The room of that name in the target holds other messages: rename one of the two rooms.',
  ],
  PrincipalUnknown: ['Warning', 'R24', 'Nothing: the package does not hold the principal, so it gets no role.'],
  PrincipalMapUnused: ['Warning', 'R13', 'Correct the address or GUID in the principal map.'],
  PrincipalDisabled: ['Information', 'R13', 'Nothing: the directory decides whether they may sign in.'],
  PrincipalAddressTaken: ['Warning', 'R13', 'Check that the two principals are the same person.'],
  PrincipalAddressChanged: ['Information', 'R13', 'Nothing: the directory decides.'],
  AddinUnknown: ['Warning', 'R25', 'Register the add-in in the new pool and give it to the room afterwards.'],
  AddinInvalid: ['Warning', 'R25', 'Correct the address of the add-in afterwards: only http and https are allowed.'],
} satisfies Record<string, [Finding['severity'], string, string]>;

export type FindingCode = keyof typeof findingCatalog;

export interface FindingDetails {
  kind: 'Package' | 'Category' | 'Room' | 'Addin' | 'Principal';
  name: string;
  message: string;
  before?: string;
  after?: string;
  /** Only where the catalogue's advice can be made more exact. */
  action?: string;
}

export const finding = (code: FindingCode, details: FindingDetails): Finding => {
  const [severity, rule, action] = findingCatalog[code];
  const { kind, name, message, before = '', after = '' } = details;
  return { severity, code, rule, kind, name, message, before, after, action: details.action ?? action };
};

/** `1 room`, `2 rooms`, `12,000 messages`. */
export const count = (number: number, singular: string, plural = `${singular}s`): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? singular : plural}`;

export const onOff = (value: boolean): string => (value ? 'on' : 'off');
