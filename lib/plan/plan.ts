import type { ImportResult, PlannedChange } from '../../schemas/types.js';
import type { PackageModel } from '../package/package-model.js';
import { exportFindings } from '../package/write-package.js';
import { type Guid, Role } from '../records/records.js';
import { count, type Finding, finding } from './finding.js';
import type { RoomScan } from './message-scan.js';
import { placeholderAuthor } from './placeholder-author.js';
import type { Action, PlannedRoom } from './planned.js';
import type { Structure } from './structure.js';

/** What an import does, decided in full before anything is written. A rehearsal shows it, the import applies it (R18). */
export interface Plan extends Structure {
  scans: Map<Guid, RoomScan>;
  changes: PlannedChange[];
  totals: Totals;
}

export interface Totals {
  principalsCreated: number;
  messagesCreated: number;
  messagesPresent: number;
  fileLinks: number;
  invitationsCreated: number;
  preferencesCreated: number;
}

const severities = ['Error', 'Warning', 'Information'];

/** Invitations or preferences: those that migrate and are new to the target, and those that stay behind. */
export interface CountedExtras {
  fresh: number;
  leftBehind: number;
}

/** Joins what was decided about the structure with what the messages showed. */
export const completePlan = (
  { name, manifest, principals }: PackageModel,
  structure: Structure,
  scans: Map<Guid, RoomScan>,
  { invitations, preferences }: { invitations: CountedExtras; preferences: CountedExtras },
): Plan => {
  const fileLinks = sum(scans, ({ fileLinks }) => fileLinks);
  const hasPlaceholder = principals.place(placeholderAuthor.id) !== undefined;
  const findings = [
    ...exportFindings(manifest),
    ...structure.findings,
    ...structure.principals.findings(),
    ...structure.rooms.flatMap((room) => messageFindings(room, scans.get(room.id), hasPlaceholder)),
  ];
  if (fileLinks > 0) {
    const { fileStore } = manifest.source;
    const where = fileStore === '' ? 'The source does not say where the files lie.' : `They lie in ${fileStore}.`;
    const message = `${count(fileLinks, 'message mentions', 'messages mention')} an uploaded file. Files are not moved. ${where}`;
    findings.push(finding('FilesToCopy', { kind: 'Package', name: fileStore || name, message }));
  }
  const about = { kind: 'Package', name: manifest.source.product } as const;
  if (invitations.leftBehind > 0) {
    const message = `${count(invitations.leftBehind, 'invitation')} to rooms that give none or stay behind, or for principals without access, ${invitations.leftBehind === 1 ? 'stays' : 'stay'} behind.`;
    findings.push(finding('InvitationsLeftBehind', { ...about, message }));
  }
  if (preferences.leftBehind > 0) {
    const message = `${count(preferences.leftBehind, 'preference')} of nobody who migrates ${preferences.leftBehind === 1 ? 'stays' : 'stay'} behind.`;
    findings.push(finding('PreferencesLeftBehind', { ...about, message }));
  }
  const order = ({ severity }: Finding): number => severities.indexOf(severity);
  return {
    ...structure,
    scans,
    findings: findings.sort((a, b) => order(a) - order(b)),
    changes: plannedChanges(structure, scans),
    totals: {
      principalsCreated: [...structure.principals.toCreate()].length,
      messagesCreated: sum(scans, ({ fresh }) => fresh),
      messagesPresent: sum(scans, ({ present }) => present),
      fileLinks,
      invitationsCreated: invitations.fresh,
      preferencesCreated: preferences.fresh,
    },
  };
};

const sum = (scans: Map<Guid, RoomScan>, of: (scan: RoomScan) => number): number =>
  [...scans.values()].reduce((total, scan) => total + of(scan), 0);

const messageFindings = ({ name }: PlannedRoom, scan: RoomScan | undefined, hasPlaceholder: boolean): Finding[] => {
  if (scan === undefined) return [];
  const about = { kind: 'Room', name } as const;
  const findings: Finding[] = [];
  if (scan.clashes.length > 0) {
    const message = `The target has other messages under the same numbers, the first of them ${scan.clashes[0]}.`;
    findings.push(finding('MessageClash', { ...about, message }));
  }
  if (scan.unknownAuthors > 0) {
    const message = `${count(scan.unknownAuthors, 'message')} of a person that the source does not know any more.`;
    findings.push(finding(hasPlaceholder ? 'AuthorReplaced' : 'AuthorUnknown', { ...about, message }));
  }
  if (scan.datesOutOfRange > 0) {
    const message = `${count(scan.datesOutOfRange, 'message')} with a time stamp that is no date.`;
    findings.push(finding('DateOutOfRange', { ...about, message }));
  }
  return findings;
};

const plannedChanges = (
  { addins, categories, rooms, leftBehind }: Structure,
  scans: Map<Guid, RoomScan>,
): PlannedChange[] => [
  ...addins.map(({ action, name, before, after }): PlannedChange => {
    const none = { members: 0, managers: 0, presenters: 0, messages: 0 };
    return { kind: 'Addin', action, name, sourceName: name, before, after, ...none };
  }),
  ...categories.map(({ action, name, sourceName, before, after, scope }): PlannedChange => {
    const none = { managers: 0, presenters: 0, messages: 0 };
    return { kind: 'Category', action, name, sourceName, before, after, members: scope.length, ...none };
  }),
  ...rooms.map(
    ({ id, action, name, sourceName, before, after, roles }): PlannedChange => ({
      kind: 'Room',
      action,
      name,
      sourceName,
      before,
      after,
      members: roles.count(Role.member),
      managers: roles.count(Role.manager),
      presenters: roles.count(Role.presenter),
      messages: scans.get(id)?.fresh ?? 0,
    }),
  ),
  ...leftBehind.map((name): PlannedChange => {
    const none = { before: '', after: '', members: 0, managers: 0, presenters: 0, messages: 0 };
    return { kind: 'Room', action: 'LeaveBehind', name, sourceName: name, ...none };
  }),
];

/** Whether applying the plan would change the target at all. */
export const isEmpty = ({ changes, totals }: Plan): boolean =>
  totals.principalsCreated + totals.messagesCreated + totals.invitationsCreated + totals.preferencesCreated === 0 &&
  changes.every(({ action }) => action === 'Unchanged' || action === 'LeaveBehind');

/** The result object of an import, from its plan alone: the import does exactly what the rehearsal said. */
export const importResult = (plan: Plan, target: string, whatIf: boolean): ImportResult => {
  const changed = (kind: PlannedChange['kind'], action: Action): number =>
    plan.changes.filter((change) => change.kind === kind && change.action === action).length;
  const found = (severity: Finding['severity']): number =>
    plan.findings.filter((item) => item.severity === severity).length;
  return {
    target,
    whatIf,
    principalsCreated: plan.totals.principalsCreated,
    categoriesCreated: changed('Category', 'Create'),
    categoriesOverwritten: changed('Category', 'Overwrite'),
    roomsCreated: changed('Room', 'Create'),
    roomsOverwritten: changed('Room', 'Overwrite'),
    roomsLeftBehind: plan.leftBehind.length,
    addinsCreated: changed('Addin', 'Create'),
    addinsOverwritten: changed('Addin', 'Overwrite'),
    messagesCreated: plan.totals.messagesCreated,
    messagesPresent: plan.totals.messagesPresent,
    invitationsCreated: plan.totals.invitationsCreated,
    preferencesCreated: plan.totals.preferencesCreated,
    errors: found('Error'),
    warnings: found('Warning'),
    backup: '',
    undoFile: '',
    findings: plan.findings,
    changes: plan.changes,
  };
};
