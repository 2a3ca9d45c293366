import type { ImportResult, PlannedChange } from '../../schemas/types.js';
import type { PackageFacts } from '../package/package-model.js';
import { Role } from '../records/records.js';
import { count, type FindingCode } from './finding.js';
import { placeholderAuthor } from './placeholder-author.js';
import type { Action } from './planned.js';
import type { RoomScan, RoomScans } from './room-scans.js';
import type { Structure } from './structure.js';

/** What an import does, decided in full before anything is written. A rehearsal shows it, the import applies it (R18). */
export interface Plan extends Structure {
  scans: RoomScans;
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

/** Invitations or preferences: those that migrate and are new to the target, and those that stay behind. */
export interface CountedExtras {
  fresh: number;
  leftBehind: number;
}

/** Joins what was decided about the structure with what the messages showed. */
export const completePlan = (
  { name, manifest, principals }: PackageFacts,
  structure: Structure,
  scans: RoomScans,
  { invitations, preferences }: { invitations: CountedExtras; preferences: CountedExtras },
): Plan => {
  const fileLinks = sum(scans, ({ fileLinks }) => fileLinks);
  const hasPlaceholder = principals.place(placeholderAuthor.id) !== undefined;
  const { findings } = structure;
  for (const item of structure.principals.findings()) findings.add(item);
  for (let place = 0; place < scans.length; place++) {
    for (const [code, message] of messageProblems(scans.at(place), hasPlaceholder)) {
      findings.note(code, { kind: 'Room', name: structure.rooms.at(place)!.name, message });
    }
  }
  if (fileLinks > 0) {
    const { fileStore } = manifest.source;
    const where = fileStore === '' ? 'The source does not say where the files lie.' : `They lie in ${fileStore}.`;
    const message = `${count(fileLinks, 'message mentions', 'messages mention')} an uploaded file. Files are not moved. ${where}`;
    findings.note('FilesToCopy', { kind: 'Package', name: fileStore || name, message });
  }
  const about = { kind: 'Package', name: manifest.source.product } as const;
  if (invitations.leftBehind > 0) {
    const message = `${count(invitations.leftBehind, 'invitation')} to rooms that give none or stay behind, or for principals without access, ${invitations.leftBehind === 1 ? 'stays' : 'stay'} behind.`;
    findings.note('InvitationsLeftBehind', { ...about, message });
  }
  if (preferences.leftBehind > 0) {
    const message = `${count(preferences.leftBehind, 'preference')} of nobody who migrates ${preferences.leftBehind === 1 ? 'stays' : 'stay'} behind.`;
    findings.note('PreferencesLeftBehind', { ...about, message });
  }
  return {
    ...structure,
    scans,
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

const sum = (scans: RoomScans, of: (scan: RoomScan) => number): number => {
  let total = 0;
  for (const scan of scans) total += of(scan);
  return total;
};

const messageProblems = function* (
  { clashes, unknownAuthors, datesOutOfRange }: RoomScan,
  hasPlaceholder: boolean,
): Generator<[FindingCode, string]> {
  if (clashes.length > 0) {
    yield ['MessageClash', `The target has other messages under the same numbers, the first of them ${clashes[0]}.`];
  }
  if (unknownAuthors > 0) {
    const message = `${count(unknownAuthors, 'message')} of a person that the source does not know any more.`;
    yield [hasPlaceholder ? 'AuthorReplaced' : 'AuthorUnknown', message];
  }
  if (datesOutOfRange > 0) {
    yield ['DateOutOfRange', `${count(datesOutOfRange, 'message')} with a time stamp that is no date.`];
  }
};

/** What becomes of each add-in, category and room. Worked out when it is looked at: there may be tens of thousands. */
export const plannedChanges = function* ({
  addins,
  categories,
  rooms,
  leftBehind,
  scans,
}: Plan): Generator<PlannedChange> {
  for (const { action, name, before, after } of addins) {
    const none = { members: 0, managers: 0, presenters: 0, messages: 0 };
    yield { kind: 'Addin', action, name, sourceName: name, before, after, ...none };
  }
  for (const { action, name, sourceName, before, after, scope } of categories) {
    const none = { managers: 0, presenters: 0, messages: 0 };
    yield { kind: 'Category', action, name, sourceName, before, after, members: scope.length, ...none };
  }
  for (const [place, { action, name, sourceName, before, after, roles }] of rooms.entries()) {
    yield {
      kind: 'Room',
      action,
      name,
      sourceName,
      before,
      after,
      members: roles.count(Role.member),
      managers: roles.count(Role.manager),
      presenters: roles.count(Role.presenter),
      messages: scans.at(place).fresh,
    };
  }
  for (const name of leftBehind) {
    const none = { before: '', after: '', members: 0, managers: 0, presenters: 0, messages: 0 };
    yield { kind: 'Room', action: 'LeaveBehind', name, sourceName: name, ...none };
  }
};

/** Whether applying the plan would change the target at all. */
export const isEmpty = ({ addins, categories, rooms, totals }: Plan): boolean => {
  if (totals.principalsCreated + totals.messagesCreated + totals.invitationsCreated + totals.preferencesCreated > 0) {
    return false;
  }
  for (const list of [addins, categories, rooms]) {
    for (const { action } of list) if (action !== 'Unchanged') return false;
  }
  return true;
};

/** How many items of a list are created or overwritten. */
const countActions = (items: Iterable<{ action: Action }>): Record<Action, number> => {
  const counts = { Create: 0, Overwrite: 0, Unchanged: 0 };
  for (const { action } of items) counts[action]++;
  return counts;
};

/** Gives an object a property that is worked out once, when somebody looks at it: there may be tens of thousands of items in it. */
const makeWhenWanted = <T extends object, Key extends keyof T>(object: T, key: Key, make: () => T[Key]): void => {
  const define = (property: PropertyDescriptor): T =>
    Object.defineProperty(object, key, { configurable: true, enumerable: true, ...property });
  const set = (value: T[Key]): T[Key] => {
    define({ value, writable: true });
    return value;
  };
  define({ get: () => set(make()), set });
};

/** The result object of an import, from its plan alone: the import does exactly what the rehearsal said. */
export const importResult = (plan: Plan, target: string, whatIf: boolean): ImportResult => {
  const { findings, totals } = plan;
  const categories = countActions(plan.categories);
  const rooms = countActions(plan.rooms);
  const addins = countActions(plan.addins);
  const result: ImportResult = {
    target,
    whatIf,
    principalsCreated: totals.principalsCreated,
    categoriesCreated: categories.Create,
    categoriesOverwritten: categories.Overwrite,
    roomsCreated: rooms.Create,
    roomsOverwritten: rooms.Overwrite,
    roomsLeftBehind: plan.leftBehind.length,
    addinsCreated: addins.Create,
    addinsOverwritten: addins.Overwrite,
    messagesCreated: totals.messagesCreated,
    messagesPresent: totals.messagesPresent,
    invitationsCreated: totals.invitationsCreated,
    preferencesCreated: totals.preferencesCreated,
    errors: findings.count('Error'),
    warnings: findings.count('Warning'),
    backup: '',
    undoFile: '',
    findings: [],
    changes: [],
  };
  makeWhenWanted(result, 'findings', () => [...findings]);
  makeWhenWanted(result, 'changes', () => [...plannedChanges(plan)]);
  return result;
};
