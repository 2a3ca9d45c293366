import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { importCsPersistentChatData } from '../../cmdlets/index.js';
import { EarlyReading } from '../../lib/package/early-reading.js';
import { EntryName } from '../../lib/package/format.js';
import { canReadInThread } from '../../lib/package/messages-in-thread.js';
import { PackageReader } from '../../lib/package/package-reader.js';
import { parseMessages } from '../../lib/package/parse-messages.js';
import type { MessageBatch } from '../../lib/package/read-messages.js';
import { MessageCount, MessageSummaries } from '../../lib/package/read-summaries.js';
import { roomsOfAuthor, summarizeMessages } from '../../lib/package/summarize-messages.js';
import { MessageLines } from '../../lib/package/write-jsonl.js';
import { makePlan } from '../../lib/plan/make-plan.js';
import { scanMessages, scanSummaries } from '../../lib/plan/message-scan.js';
import { plannedChanges } from '../../lib/plan/plan.js';
import { type PlannedRoom, PlannedRooms } from '../../lib/plan/planned.js';
import { PrincipalMapping } from '../../lib/plan/principal-mapping.js';
import { defaultChoices } from '../../lib/plan/structure.js';
import type { Guid, MessageRecord } from '../../lib/records/records.js';
import { openTarget } from '../../lib/stores/open.js';
import { replace, useChangedPackage } from '../package/changed-package.js';
import { emptyTarget, guid, PackageBuilder } from './builder.js';

/** A room of a package, and whether it migrates. */
interface TestRoom {
  migrates: boolean;
  messages: (Omit<MessageRecord, 'id' | 'author'> & { author: Guid | null })[];
}

const people = 12;
const unknownPerson = guid(900);
const roomId = (room: number): string => guid(1_000 + room);

const builder = (): PackageBuilder => {
  const package_ = new PackageBuilder();
  for (let person = 0; person < people; person++) package_.principal(`sip:p${person}@contoso.com`);
  return package_;
};
const personId = (person: number): string => {
  const package_ = builder();
  return package_.principals.id(package_.place(`sip:p${person}@contoso.com`));
};
const ids = Array.from({ length: people }, (_, person) => personId(person));

const bytesOf = async function* (rooms: TestRoom[], pieceLength: number): AsyncGenerator<Uint8Array> {
  const authors = [...ids, unknownPerson];
  const lines = new MessageLines((place) => authors[place]!);
  for (const [room, { messages }] of rooms.entries()) {
    lines.room(roomId(room));
    for (const [id, message] of messages.entries()) {
      const author = message.author === null ? null : authors.indexOf(message.author);
      lines.message({ ...message, id, author });
    }
  }
  const bytes = lines.take();
  for (let start = 0; start < bytes.length; start += pieceLength) yield bytes.subarray(start, start + pieceLength);
};

const summariesOf = async (rooms: TestRoom[], pieceLength: number): Promise<MessageSummaries> => {
  const summaries = new MessageSummaries();
  for await (const piece of summarizeMessages(parseMessages(bytesOf(rooms, pieceLength)))) summaries.add(piece);
  return summaries;
};

/** Both ways to scan messages, for a target without any, with who is needed after each. */
const scanBothWays = async (rooms: TestRoom[], pieceLength: number) => {
  const { principals } = builder();
  const planned = new PlannedRooms();
  for (const [room, { migrates }] of rooms.entries()) if (migrates) planned.add({ id: roomId(room) } as PlannedRoom);
  const context = () => ({
    unknownAuthor: undefined,
    mapping: new PrincipalMapping(principals, emptyTarget.principals),
    rooms: planned,
  });
  const needed = (mapping: PrincipalMapping): number[] =>
    [...principals.places()].filter((place) => mapping.isNeeded(place));
  const batches = async function* (): AsyncGenerator<MessageBatch> {
    for (const [room, { messages }] of rooms.entries()) {
      const authored = messages.map((message, id) => ({ ...message, id, author: principals.place(message.author) }));
      yield { room: roomId(room), messages: authored };
    }
  };
  const walked = context();
  const { signal } = new AbortController();
  const options = { targetMessages: () => undefined, onMessages: () => undefined, signal };
  const scans = await scanMessages(batches(), { ...walked, ...options });
  const summarized = context();
  const fromSummaries = scanSummaries(await summariesOf(rooms, pieceLength), principals, summarized);
  return { scans, needed: needed(walked.mapping), fromSummaries, fromSummariesNeeded: needed(summarized.mapping) };
};

const author = fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...ids, null) }, fc.constant(unknownPerson));
const message = fc.record({
  date: fc.constantFrom('634000000000000000', '0', '-1', '3155378975999999999', '3155378976000000000'),
  author,
  alert: fc.boolean(),
  text: fc.constantFrom('', 'hello', 'see ma-filelink:x', 'ma-filelink:a ma-filelink:b'),
  rtf: fc.constantFrom(null, '{}'),
});
const room = fc.record({ migrates: fc.boolean(), messages: fc.array(message, { maxLength: 8 }) });

describe('R12 R13 the messages of a package are counted without being walked', () => {
  test('with the same outcome, or with none where it takes the messages themselves', async () => {
    const outcomes = { same: 0, none: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(room, { maxLength: 30 }), fc.integer({ min: 1, max: 5_000 }), async (rooms, length) => {
        const { scans, needed, fromSummaries, fromSummariesNeeded } = await scanBothWays(rooms, length);
        if (fromSummaries === undefined) {
          outcomes.none++;
          const wrote = (id: string) => rooms.filter(({ messages }) => messages.some(({ author }) => author === id));
          const allStay = ids.some((id) => {
            const noted = wrote(id).slice(0, roomsOfAuthor);
            return noted.length === roomsOfAuthor && noted.every(({ migrates }) => !migrates);
          });
          expect(wrote(unknownPerson).length > 0 || allStay).toBe(true);
          return;
        }
        outcomes.same++;
        expect([...fromSummaries!]).toEqual([...scans]);
        expect(fromSummariesNeeded).toEqual(needed);
      }),
      { numRuns: 300 },
    );
    expect(outcomes.same).toBeGreaterThan(20);
    expect(outcomes.none).toBeGreaterThan(20);
  });

  test('an author of many rooms of which only a late one migrates takes the messages themselves', async () => {
    const [who] = ids;
    const one = { date: '634000000000000000', author: who!, alert: false, text: 'hello', rtf: null };
    const rooms = (count: number): TestRoom[] =>
      Array.from({ length: count }, (_, i) => ({ migrates: i === count - 1, messages: [one] }));
    const few = await scanBothWays(rooms(roomsOfAuthor), 100);
    expect([...few.fromSummaries!]).toEqual([...few.scans]);
    expect(few.fromSummariesNeeded).toEqual(few.needed);
    expect((await scanBothWays(rooms(roomsOfAuthor + 1), 100)).fromSummaries).toBeUndefined();
  });
});

describe('a package whose messages are worth a thread', () => {
  const changed = useChangedPackage({ rooms: 60, principals: 80, messages: 40_000, wellFormed: true });
  const rehearse = (fileName: string, more: object = {}) =>
    importCsPersistentChatData({
      dbInstance: changed.workspace.file('target.db'),
      fileName: changed.workspace.file(fileName),
      whatIf: true,
      onWarning: () => undefined,
      ...more,
    });

  test('gives the same plan when its messages are counted beside the rest as when they are walked', async () => {
    const reader = await PackageReader.open({ fileName: changed.workspace.file('sample.zip') });
    const { signal } = new AbortController();
    const target = await openTarget({ dbInstance: changed.workspace.file('target.db') }, 'read', signal);
    try {
      expect(canReadInThread(reader)).toBe(true);
      const progress: number[] = [];
      const options = { choices: defaultChoices(), signal, onProgress: (done: number) => void progress.push(done) };
      const counted = await makePlan(reader, target, options);
      expect(progress.at(-1)).toBe(40_000);
      const walked = await makePlan(reader, target, { ...options, observe: () => undefined });
      expect([...counted.plan.scans]).toEqual([...walked.plan.scans]);
      expect(counted.plan.totals).toEqual(walked.plan.totals);
      expect([...plannedChanges(counted.plan)]).toEqual([...plannedChanges(walked.plan)]);
      expect([...counted.plan.findings]).toEqual([...walked.plan.findings]);
      expect([...counted.plan.principals.toCreate()]).toEqual([...walked.plan.principals.toCreate()]);
      // As the import does it, which begins before it opens the target.
      const begun = EarlyReading.begin(reader, { areCounted: true });
      const ahead = await makePlan(reader, target, { ...options, begun });
      expect([...ahead.plan.scans]).toEqual([...walked.plan.scans]);
      const counting = MessageCount.begin(reader);
      await expect(counting!.summaries(() => undefined, AbortSignal.abort())).rejects.toThrow('abort');
      await counting!.stop();
    } finally {
      await target.close();
      reader.close();
    }
  });

  test.each([
    ['a line that is no message', replace(EntryName.messages, /"id":(\d+)/, '"id":"$1"'), 'is no message'],
    ['a line that is no JSON', replace(EntryName.messages, /\}\n$/, '\n'), 'is not JSON'],
    [
      'a room that the package does not have',
      replace(EntryName.messages, /"room":"......../, '"room":"00000000'),
      'room',
    ],
  ])('%s is found before anything changes', async (_, change, message) => {
    await changed.rewrite(change);
    const error = await changed.rejection();
    expect(error).toMatchObject({ code: 'PackageDamaged', message: expect.stringContaining(message) });
    expect(error.message).toContain(EntryName.messages);
  });

  test('a message that is not there, and bytes that were not written', async () => {
    await changed.rewrite((entries) => {
      const lines = String(entries.get(EntryName.messages)).split('\n');
      entries.set(EntryName.messages, `${lines.slice(0, -2).join('\n')}\n`);
    });
    expect(await changed.rejection()).toMatchObject({
      code: 'PackageDamaged',
      message: expect.stringContaining('39999'),
    });
    const entries = await changed.read();
    replace(EntryName.messages, '"text":"', '"text": ')(entries);
    await changed.write(entries);
    expect(await changed.rejection()).toMatchObject({ code: 'PackageDamaged' });
  });

  test('a damaged directory ends the counting, and so does a cancellation', async () => {
    await changed.rewrite(replace(EntryName.rooms, '<ChatRooms>', '<ChatRooms><ChatRoom id="no"/>'));
    expect(await changed.rejection()).toMatchObject({
      code: 'PackageDamaged',
      message: expect.stringContaining(EntryName.rooms),
    });
    const stop = new AbortController();
    const stopped = rehearse('sample.zip', { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'Cancelled' });
  });

  test('into a target that has messages, and with the bytes of a package, the messages are walked as before', async () => {
    const { workspace } = changed;
    const first = await rehearse('sample.zip');
    const fromBytes = await rehearse('sample.zip', { fileName: undefined, byteInput: workspace.bytes('sample.zip') });
    expect({ ...fromBytes, findings: [] }).toEqual({ ...first, findings: [] });
    await rehearse('sample.zip', { whatIf: false });
    expect(await rehearse('sample.zip')).toMatchObject({ messagesCreated: 0, messagesPresent: first.messagesCreated });
  });
});
