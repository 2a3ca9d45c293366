import { CmdletError } from '../host/cmdlet-error.js';
import { collectOften } from '../host/heap.js';
import { checkModel } from '../package/check-model.js';
import type { EarlyReading } from '../package/early-reading.js';
import { EntryName, type Manifest } from '../package/format.js';
import {
  type PackageFacts,
  type PackageModel,
  type PackageRoom,
  readPackageModel,
  readRecords,
  readRooms,
  type WholePackage,
} from '../package/package-model.js';
import type { PackageReader } from '../package/package-reader.js';
import { ensureRoom, readInvitations, readMessages, readPreferences } from '../package/read-messages.js';
import { MessageCount, type MessageSummaries } from '../package/read-summaries.js';
import { readPrincipal } from '../package/read-xml.js';
import { exportFindings } from '../package/write-package.js';
import { GuidIndex } from '../records/guid-index.js';
import { NumberIndex } from '../records/number-index.js';
import { PackedList } from '../records/packed-list.js';
import type { PrincipalRecord } from '../records/records.js';
import { RoleLists } from '../records/role-list.js';
import type { PlanContent, TargetStore } from '../stores/target-store.js';
import { digestTarget } from './digest.js';
import { Extras } from './extras.js';
import type { Finding } from './finding.js';
import { Findings } from './findings.js';
import { type ScanContext, scanMessages, scanSummaries } from './message-scan.js';
import { placeholderAuthor } from './placeholder-author.js';
import { type CountedExtras, completePlan, type Plan } from './plan.js';
import type { PrincipalMapping } from './principal-mapping.js';
import { type RehearsedMessages, scanRehearsed } from './rehearsed-messages.js';
import type { RoomScans } from './room-scans.js';
import { type PlanChoices, type Structure, StructurePlanner } from './structure.js';
import type { TargetModel } from './target.js';

/** As much of a target as it takes to make a plan. */
export type PlanTarget = Pick<
  TargetStore,
  'hasMessages' | 'makesFewObjects' | 'model' | 'messages' | 'hasInvitation' | 'newestPreference'
>;

export interface PlanOptions {
  choices: PlanChoices;
  signal: AbortSignal;
  /** Called as messages are read; `total` is what the package says it holds. */
  onProgress(done: number, total: number): void;
  observe?: ScanContext['observe'];
  /** Called with package and target as they were read. They are large, and kept only for this. */
  inspect?(model: WholePackage, target: TargetModel): void;
  /** What was found before; it comes first among the findings of its severity. */
  found?: Finding[];
  /** Of the package, where it was begun before the target was opened. It is stopped. */
  begun?: EarlyReading | undefined;
  /** What a rehearsal found in the messages of this package, so that they need not be read where the target has none. */
  rehearsed?: RehearsedMessages | undefined;
  /** DNS name of the target's forest where a directory tells it (R3); otherwise the database's principals do. */
  forest?: string;
}

export interface MadePlan {
  plan: Plan;
  model: PackageFacts;
  content: PlanContent;
  targetDigest: string;
}

const principalRecords = async function* (
  reader: PackageReader,
  { placeholderAuthor: wanted }: PlanChoices,
): AsyncGenerator<PrincipalRecord> {
  yield* readRecords(reader, EntryName.users, 'AdUsers', readPrincipal);
  yield* readRecords(reader, EntryName.groups, 'AdGroups', readPrincipal);
  yield* readRecords(reader, EntryName.folders, 'AdFolders', readPrincipal);
  if (wanted) yield placeholderAuthor;
};

/** Counts the invitations that the target does not have, and marks the invited as needed. */
const countInvitations = async (
  reader: PackageReader,
  target: PlanTarget,
  extras: Extras,
  mapping: PrincipalMapping,
): Promise<CountedExtras> => {
  let fresh = 0;
  let leftBehind = 0;
  for await (const invitation of readInvitations(reader)) {
    const wanted = extras.invitation(invitation);
    if (wanted === undefined) {
      leftBehind++;
      continue;
    }
    mapping.need(wanted.principal);
    const person = mapping.number(wanted.principal);
    const room = wanted.number;
    if (person === undefined || room === undefined || !(await target.hasInvitation(person, room))) fresh++;
  }
  return { fresh, leftBehind };
};

/** Counts the preferences that are newer than the target's. */
const countPreferences = async (reader: PackageReader, target: PlanTarget, extras: Extras): Promise<CountedExtras> => {
  let fresh = 0;
  let leftBehind = 0;
  for await (const preference of readPreferences(reader)) {
    if (!extras.preference(preference)) {
      leftBehind++;
      continue;
    }
    const newest = await target.newestPreference(preference.label);
    if (newest === null || newest < preference.version) fresh++;
  }
  return { fresh, leftBehind };
};

/** What is known when all of a package but its messages has been read. */
interface Directory {
  model: PackageFacts;
  /** To be finished. */
  planner: StructurePlanner;
  /** All rooms of the package. */
  roomIds: GuidIndex;
  /** Numbers of the target's rooms that have messages. */
  withMessages: NumberIndex;
  targetDigest: string;
}

/**
 * Reads the target and begins the plan. A function of its own, so that the target's principals, as many as those of the package,
 * are not held for longer than that, unless somebody wants to see them.
 */
const beginPlan = async (
  model: PackageModel,
  target: PlanTarget,
  { choices, found = [], forest, inspect }: PlanOptions,
): Promise<{
  planner: StructurePlanner;
  targetModel: TargetModel | undefined;
  withMessages: NumberIndex;
  targetDigest: string;
}> => {
  const stored = await target.model();
  const targetModel = { ...stored, forest: forest || stored.forest };
  const findings = new Findings(...found, ...exportFindings(model.manifest));
  const planner = new StructurePlanner(model, targetModel, choices, findings);
  const withMessages = new NumberIndex();
  for (const { number, hasMessages } of targetModel.rooms) if (hasMessages) withMessages.add(number);
  const targetDigest = digestTarget(targetModel);
  return { planner, withMessages, targetDigest, targetModel: inspect === undefined ? undefined : targetModel };
};

/** A function of its own, so that the target's rooms and roles are not held while messages are read. */
const planDirectory = async (
  reader: PackageReader,
  model: PackageModel,
  target: PlanTarget,
  options: PlanOptions,
): Promise<Directory> => {
  const { choices, signal, inspect } = options;
  checkModel(reader, model);
  if (choices.placeholderAuthor) model.principals.add(placeholderAuthor);
  const { planner, targetModel, withMessages, targetDigest } = await beginPlan(model, target, options);
  const roomIds = new GuidIndex();
  const kept = new PackedList<PackageRoom, 'roles'>({ roles: new RoleLists() });
  for await (const room of readRooms(reader, model, roomIds)) {
    signal.throwIfAborted();
    planner.addRoom(room);
    if (inspect !== undefined) kept.add(room);
  }
  if (targetModel !== undefined) inspect?.({ ...model, rooms: kept }, targetModel);
  const { name, principals } = model;
  return { model: { name, manifest: model.manifest, principals }, planner, roomIds, withMessages, targetDigest };
};

/** What becomes of categories, rooms and roles, and what else it takes to look at the messages. */
interface ReadPackage extends Omit<Directory, 'planner'> {
  structure: Structure;
  /** Both undefined where the messages are to be walked. */
  summaries: MessageSummaries | undefined;
  rehearsed: RehearsedMessages | undefined;
}

const progressOf = ({ counts }: Manifest, { onProgress }: PlanOptions): ((messages: number) => void) => {
  let done = 0;
  return (messages) => {
    done += messages;
    onProgress(done, counts.messages);
  };
};

/** Does two things at once. When one fails the other is ended, and what the first to fail threw is thrown. */
const both = async <A, B>(
  signal: AbortSignal,
  one: (signal: AbortSignal) => Promise<A>,
  other: (signal: AbortSignal) => Promise<B>,
): Promise<[A, B]> => {
  const end = new AbortController();
  const run = async <T>(step: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    try {
      return await step(AbortSignal.any([signal, end.signal]));
    } catch (cause) {
      end.abort(cause);
      throw cause;
    }
  };
  const steps = [run(one), run(other)] as const;
  await Promise.allSettled(steps);
  end.signal.throwIfAborted();
  return Promise.all(steps);
};

/**
 * Reads the directory of the package, and meanwhile counts its messages; where the target has messages, or somebody wants to see
 * those of the package, they are not counted, but walked when all rooms are known.
 */
const readBoth = async (
  reader: PackageReader,
  manifest: Manifest,
  target: PlanTarget,
  options: PlanOptions,
): Promise<ReadPackage> => {
  const { begun, rehearsed } = options;
  let counting = begun?.counting;
  const readDirectory = async (signal: AbortSignal): Promise<Directory> => {
    const model = await (begun?.model(signal) ?? collectOften(() => readPackageModel(reader, manifest, signal)));
    return collectOften(() => planDirectory(reader, model, target, { ...options, signal }));
  };
  let areWalked: boolean;
  let read: [Directory, MessageSummaries | undefined];
  try {
    areWalked = options.observe !== undefined || (await target.hasMessages());
    if (areWalked || rehearsed !== undefined) {
      await counting?.stop();
      counting = undefined;
    } else {
      counting ??= MessageCount.begin(reader);
    }
    read = await both(options.signal, readDirectory, async (signal) =>
      counting?.summaries(progressOf(manifest, options), signal),
    );
  } finally {
    await counting?.stop();
    await begun?.stop();
  }
  // Only now: it takes memory for a moment, as the thread does that counts.
  const [{ planner, ...facts }, summaries] = read;
  return { ...facts, structure: planner.finish(), summaries, rehearsed: areWalked ? undefined : rehearsed };
};

/**
 * Reads the whole package and the target and decides everything (R17, R18). The one way to a plan, for the rehearsal as for the
 * import.
 *
 * @throws CmdletError PackageNotImportable, PackageDamaged
 */
export const makePlan = async (reader: PackageReader, target: PlanTarget, options: PlanOptions): Promise<MadePlan> => {
  const { manifest } = reader;
  if (manifest === null) {
    throw new CmdletError(
      'PackageNotImportable',
      `${reader.name} has no manifest, so it can be inspected but not imported.`,
      {
        target: reader.name,
      },
    );
  }
  const { choices } = options;
  const read = await readBoth(reader, manifest, target, options);
  const { model, structure, roomIds, withMessages, targetDigest, summaries, rehearsed } = read;
  const { principals } = model;
  const unknownAuthor = principals.place(placeholderAuthor.id);
  const messages = () => readMessages(reader, model, roomIds, unknownAuthor);
  const context = { unknownAuthor, mapping: structure.principals, rooms: structure.rooms };
  for (const { room } of summaries?.rooms ?? []) ensureRoom(reader, roomIds, room);
  const walk = (): Promise<RoomScans> =>
    scanMessages(messages(), {
      ...context,
      targetMessages: ({ number }) =>
        number !== null && withMessages.has(number) ? target.messages(number) : undefined,
      onMessages: progressOf(manifest, options),
      ...(options.observe === undefined ? {} : { observe: options.observe }),
      signal: options.signal,
    });
  const scans =
    (rehearsed !== undefined && scanRehearsed(rehearsed, context)) ||
    (summaries !== undefined && withMessages.size === 0 && scanSummaries(summaries, principals, context)) ||
    (await (target.makesFewObjects ? collectOften(walk) : walk()));
  const extras = new Extras(structure, principals);
  const invitations = await countInvitations(reader, target, extras, structure.principals);
  const preferences = await countPreferences(reader, target, extras);
  options.signal.throwIfAborted();
  const content: PlanContent = {
    principals,
    principalRecords: () => principalRecords(reader, choices),
    messages,
    invitations: () => readInvitations(reader),
    preferences: () => readPreferences(reader),
  };
  const plan = completePlan(model, structure, scans, { invitations, preferences });
  return { plan, model, content, targetDigest };
};
