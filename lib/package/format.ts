import type { SourceKind, SourceOddities } from '../records/source-store.js';

/** Raised when a reader of the old version could misread a package of the new one. */
export const formatVersion = 1;

/** Names of the entries; `docs/package-format.md` describes each. The first four are known from public readers of real exports. */
export const EntryName = {
  users: 'AdUsers.xml',
  groups: 'AdGroups.xml',
  affiliations: 'AdAffiliations.xml',
  rooms: 'ChatRooms.xml',
  folders: 'AdFolders.xml',
  categories: 'Categories.xml',
  addins: 'Addins.xml',
  messages: 'Messages.jsonl',
  invitations: 'Invitations.jsonl',
  preferences: 'Preferences.jsonl',
  manifest: 'Manifest.json',
} as const;

export type EntryName = (typeof EntryName)[keyof typeof EntryName];

export const levels = ['User', 'Category', 'RoomDirectory', 'Content', 'All'] as const;
export type Level = (typeof levels)[number];

/** Each level holds what the ones before it hold (design, "Levels"). */
export const includes = (level: Level, part: Level): boolean => levels.indexOf(level) >= levels.indexOf(part);

/** The entries that a package has from each level on, besides the manifest. */
const entriesFrom: Record<Level, readonly EntryName[]> = {
  User: [EntryName.users, EntryName.groups, EntryName.folders, EntryName.affiliations],
  Category: [EntryName.categories],
  RoomDirectory: [EntryName.addins, EntryName.rooms],
  Content: [EntryName.messages],
  All: [EntryName.invitations, EntryName.preferences],
};

/** The entries that a package of a level has, besides the manifest. */
export const entriesOf = (level: Level): EntryName[] =>
  levels.filter((part) => includes(level, part)).flatMap((part) => entriesFrom[part]);

/** What Manifest.json holds. `schemas/package/manifest.json` is its JSON Schema. */
export interface Manifest {
  formatVersion: number;
  source: { kind: SourceKind; product: string; forest: string; fileStore: string };
  level: Level;
  /** Full names of the categories that the export was narrowed to; empty for all. */
  scope: string[];
  /** Ticks of the cutoff, or null. */
  startDate: string | null;
  counts: {
    principals: number;
    categories: number;
    rooms: number;
    addins: number;
    messages: number;
    messagesBeforeStartDate: number;
  };
  oddities: SourceOddities;
  /** Size in bytes and SHA-256 in lower-case hex of every other entry. */
  entries: Record<string, { size: number; sha256: string }>;
}
