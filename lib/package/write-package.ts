import type { Writable } from 'node:stream';
import { count, type Finding, finding } from '../plan/finding.js';
import { GuidIndex } from '../records/guid-index.js';
import { type List, PackedList } from '../records/packed-list.js';
import { type CategoryRecord, type Guid, PrincipalType, type RoomMessages, type Ticks } from '../records/records.js';
import type { OddValue, PrincipalTypes, SourceStore } from '../records/source-store.js';
import { EntryName, formatVersion, includes, type Level, type Manifest } from './format.js';
import { selectScope } from './scope.js';
import { invitationLine, MessageCounter, MessageLines, preferenceLine } from './write-jsonl.js';
import { addinXml, affiliationXml, categoryXml, principalXml, roomXml, wrap } from './write-xml.js';
import { ZipWriter } from './zip-writer.js';

export interface PackageOptions {
  level: Level;
  /** Category names; empty for all. */
  scope: string[];
  cutoff: Ticks | null;
  signal: AbortSignal;
  onProgress(status: string, done: number, total: number): void;
}

export interface WrittenPackage {
  manifest: Manifest;
  findings: Finding[];
  /** GUIDs of the rooms that were exported. */
  rooms: GuidIndex;
}

const groups = [PrincipalType.group, PrincipalType.federatedGroup];
const folders = [PrincipalType.domain, PrincipalType.folder];

/**
 * Reads the source once and writes the package as a stream (R1, R11, R12). The rules of the conversion are applied by the
 * import: the package keeps the shape of the source.
 */
export const writePackage = async (
  source: SourceStore,
  output: Writable,
  options: PackageOptions,
): Promise<WrittenPackage> => {
  const zip = new ZipWriter(output);
  try {
    return await writeEntries(source, zip, options);
  } finally {
    await zip.close();
  }
};

const writeEntries = async (source: SourceStore, zip: ZipWriter, options: PackageOptions): Promise<WrittenPackage> => {
  const { level, cutoff, signal } = options;
  const description = await source.describe();
  // Counted while principals are written: a server is busy with one, this process with the other.
  const oddities = source.oddities();
  // Whatever fails first is told.
  oddities.catch(() => undefined);
  const all: List<CategoryRecord> = includes(level, 'Category') ? await source.categories() : [];
  const scope = options.scope.length > 0 ? selectScope([...all], options.scope) : undefined;
  const categories = scope?.categories ?? all;
  const inScope = (category: Guid): boolean => scope === undefined || scope.selected.has(category);
  const counts = { principals: 0, categories: 0, rooms: 0, addins: 0, messages: 0, messagesBeforeStartDate: 0 };

  const principals = async function* (
    name: 'User' | 'Group' | 'Folder',
    types: PrincipalTypes,
  ): AsyncGenerator<string> {
    for await (const record of source.principals(types)) {
      counts.principals++;
      yield principalXml(name, record);
    }
    signal.throwIfAborted();
  };
  options.onProgress('principals', 0, 0);
  await zip.add(EntryName.users, wrap('AdUsers', principals('User', { without: [...groups, ...folders] })));
  await zip.add(EntryName.groups, wrap('AdGroups', principals('Group', { only: groups })));
  await zip.add(EntryName.folders, wrap('AdFolders', principals('Folder', { only: folders })));
  const affiliations = async function* (): AsyncGenerator<string> {
    for await (const record of source.affiliations()) yield affiliationXml(record);
  };
  await zip.add(EntryName.affiliations, wrap('AdAffiliations', affiliations()));
  signal.throwIfAborted();

  if (includes(level, 'Category')) {
    const records = function* (): Generator<string> {
      for (const category of categories) {
        if (!category.isRoot && !category.contextOnly) counts.categories++;
        yield categoryXml(category);
      }
    };
    await zip.add(EntryName.categories, wrap('Categories', records()));
  }

  const rooms = new GuidIndex();
  if (includes(level, 'RoomDirectory')) {
    const addins = await source.addins();
    counts.addins = addins.length;
    await zip.add(EntryName.addins, wrap('Addins', addins.map(addinXml)));
    for await (const { id, parent } of source.roomPlaces()) if (inScope(parent)) rooms.add(id);
  }

  /** In the order of the rooms. */
  const messages = new PackedList<RoomMessages>();
  if (includes(level, 'Content')) {
    const lines = new MessageLines((place) => source.author(place));
    const messagesBefore = cutoff === null ? undefined : await source.messagesBefore(cutoff);
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      for (let done = 0; done < rooms.size; done++) {
        const room = rooms.at(done);
        const counter = new MessageCounter();
        counter.messagesBefore = messagesBefore?.(room) ?? 0;
        for await (const batch of source.messages(room, cutoff)) {
          signal.throwIfAborted();
          for (const message of batch) {
            if (counter.messages === 0) lines.room(room);
            counter.count(message);
            lines.message(message);
          }
          if (!lines.isFull) continue;
          yield lines.take();
          options.onProgress(count(counts.messages + counter.messages, 'message'), done, rooms.size);
        }
        counts.messages += counter.messages;
        counts.messagesBeforeStartDate += counter.messagesBefore;
        messages.add(counter);
      }
      yield lines.take();
    };
    await zip.add(EntryName.messages, pieces());
  }

  if (includes(level, 'RoomDirectory')) {
    const records = async function* (): AsyncGenerator<string> {
      for await (const room of source.rooms()) {
        if (!inScope(room.parent)) continue;
        counts.rooms++;
        const place = rooms.place(room.id);
        yield roomXml(room, place === undefined ? null : (messages.at(place) ?? null));
      }
      signal.throwIfAborted();
    };
    await zip.add(EntryName.rooms, wrap('ChatRooms', records()));
  }

  if (includes(level, 'All')) {
    const invitations = async function* (): AsyncGenerator<string> {
      for await (const invitation of source.invitations())
        if (rooms.has(invitation.room)) yield invitationLine(invitation);
    };
    const preferences = async function* (): AsyncGenerator<string> {
      for await (const preference of source.preferences()) yield preferenceLine(preference);
    };
    await zip.add(EntryName.invitations, invitations());
    await zip.add(EntryName.preferences, preferences());
  }
  signal.throwIfAborted();

  const manifest: Manifest = {
    formatVersion,
    source: description,
    level,
    scope: scope?.names ?? [],
    startDate: cutoff,
    counts,
    oddities: await oddities,
    entries: { ...zip.entries },
  };
  await zip.add(EntryName.manifest, [`${JSON.stringify(manifest, null, 2)}\n`]);
  await zip.end();
  options.onProgress(count(counts.messages, 'message'), 1, 1);
  return { manifest, findings: exportFindings(manifest), rooms };
};

/** What to know about a source, from its manifest alone, so that Get-CsPersistentChatData says the same of the package. */
export const exportFindings = (manifest: Manifest): Finding[] => {
  const { oddities, level, startDate } = manifest;
  const about = { kind: 'Package', name: manifest.source.product } as const;
  const findings: Finding[] = [];
  if (startDate !== null && !includes(level, 'Content')) {
    const message = `The level ${level} has no messages, so StartDate has no effect.`;
    findings.push(finding('StartDateWithoutMessages', { ...about, message }));
  }
  const { messagesWithoutRoom, rolesWithoutOwner, complianceEvents } = oddities;
  if (messagesWithoutRoom > 0) {
    const message = `${count(messagesWithoutRoom, 'message')} of rooms that do not exist any more stay behind.`;
    findings.push(finding('MessagesWithoutRoom', { ...about, message }));
  }
  if (rolesWithoutOwner > 0) {
    const message = `${count(rolesWithoutOwner, 'role or scope row')} without a principal or a room stay behind.`;
    findings.push(finding('RolesWithoutOwner', { ...about, message }));
  }
  if (complianceEvents > 0) {
    const message = `${count(complianceEvents, 'compliance event')} will never be delivered.`;
    findings.push(finding('ComplianceEventsWaiting', { ...about, message }));
  }
  for (const value of oddities.values ?? []) findings.push(oddValueFinding(about, value));
  return findings;
};

const oddValueFinding = (about: { kind: 'Package'; name: string }, { column, problem, rows }: OddValue): Finding => {
  const where = `in ${count(rows, 'row')}`;
  switch (problem) {
    case 'absent':
      return finding('ColumnAbsent', { ...about, message: `The source has no ${column}; it is taken to be empty.` });
    case 'missing':
      return finding('ValueMissing', {
        ...about,
        message: `${column} has no value ${where}, where there must be one; the default is taken.`,
      });
    case 'unknown':
      return finding('ReferenceUnknown', {
        ...about,
        message: `${column} names something that does not exist ${where}; it is left out.`,
      });
    case 'noDate':
      return finding('DateOutOfRange', { ...about, message: `${column} is no date ${where}; it is kept as it is.` });
  }
};

/** R14: services of the source that are seen running, to be told before anything else. */
export const serviceFindings = (servers: string[]): Finding[] =>
  servers.map((server) =>
    finding('SourceServiceRunning', {
      kind: 'Package',
      name: server,
      message: `A service of the source is running on ${server}.`,
    }),
  );
