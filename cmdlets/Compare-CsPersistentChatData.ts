import type { Run } from '../lib/host/cmdlet.js';
import { CmdletError } from '../lib/host/cmdlet-error.js';
import type { Host } from '../lib/host/host.js';
import { ProgressReporter } from '../lib/host/progress.js';
import { PackageReader } from '../lib/package/package-reader.js';
import { readChoices } from '../lib/plan/choices.js';
import { count } from '../lib/plan/finding.js';
import { type MadePlan, makePlan } from '../lib/plan/make-plan.js';
import { MessageDigests } from '../lib/plan/message-digests.js';
import type { PlannedAddin, PlannedCategory, PlannedRoom } from '../lib/plan/planned.js';
import type { RoomScan } from '../lib/plan/room-scans.js';
import { ticksToIso } from '../lib/records/ticks.js';
import { openTarget } from '../lib/stores/open.js';
import type { TargetStore } from '../lib/stores/target-store.js';
import type { CompareCsPersistentChatDataOptions, Comparison } from '../schemas/types.js';

const without = {
  sourceMessages: 0,
  targetMessages: 0,
  firstMessage: null,
  lastMessage: null,
  sourceDigest: '',
  targetDigest: '',
};

const results = { Create: 'Missing', Overwrite: 'Different', Unchanged: 'Same' } as const;

/** What an import would still do to an item is how the target differs from the package. */
const difference = ({ action, before, after }: PlannedAddin | PlannedCategory | PlannedRoom): string => {
  if (action === 'Create') return 'The target does not have it.';
  if (action === 'Unchanged') return '';
  return before === '' ? 'Who changed it last, and when.' : `The target has ${before}. The package has ${after}.`;
};

const compareRoom = (
  room: PlannedRoom,
  { found, present, fresh, clashes }: RoomScan,
  digests: MessageDigests,
): Comparison => {
  const { source, target, first, last } = digests.of(room.id);
  const reasons = [difference(room)];
  if (room.action !== 'Create' && fresh > 0) reasons.push(`${count(fresh, 'message is', 'messages are')} missing.`);
  if (clashes.length > 0) reasons.push(`Message ${clashes[0]} is another one.`);
  const sameMessages = present === found && source === target;
  return {
    kind: 'Room',
    name: room.name,
    result: room.action === 'Unchanged' && !sameMessages ? 'Different' : results[room.action],
    difference: reasons.filter((reason) => reason !== '').join(' '),
    sourceMessages: found,
    targetMessages: present,
    firstMessage: first === null ? null : ticksToIso(first),
    lastMessage: last === null ? null : ticksToIso(last),
    sourceDigest: source,
    targetDigest: target,
  };
};

const comparisons = function* (made: MadePlan, digests: MessageDigests): Generator<Comparison> {
  const { plan, model } = made;
  for (const place of plan.principals.toCreate()) {
    yield {
      kind: 'Principal',
      name: model.principals.label(place),
      result: 'Missing',
      difference: 'The target does not have it.',
      ...without,
    };
  }
  for (const addin of plan.addins) {
    yield { kind: 'Addin', name: addin.name, result: results[addin.action], difference: difference(addin), ...without };
  }
  for (const category of plan.categories) {
    yield {
      kind: 'Category',
      name: category.name,
      result: results[category.action],
      difference: difference(category),
      ...without,
    };
  }
  for (const [place, room] of plan.rooms.entries()) yield compareRoom(room, plan.scans.at(place), digests);
};

const read = async (
  reader: PackageReader,
  target: TargetStore,
  options: CompareCsPersistentChatDataOptions,
  host: Host,
): Promise<{ made: MadePlan; digests: MessageDigests }> => {
  const progress = new ProgressReporter(host, `Comparing ${reader.name} with ${target.address}`);
  const digests = new MessageDigests();
  try {
    const made = await makePlan(reader, target, {
      choices: await readChoices(options),
      signal: host.signal,
      onProgress: (done, total) =>
        progress.report(`${done.toLocaleString('en-US')} of ${count(total, 'message')}`, done, total),
      observe: (room, message, existing) => digests.add(room.id, message, existing),
    });
    return { made, digests };
  } finally {
    progress.complete();
  }
};

/** Verify: package + target → what differs (R20). Nothing is written. */
export const run: Run<CompareCsPersistentChatDataOptions, undefined> = async (options, host) => {
  const reader = await PackageReader.open({ fileName: options.fileName });
  try {
    if (reader.manifest === null) {
      throw new CmdletError('PackageNotImportable', `${reader.name} has no manifest, so it cannot be compared.`, {
        target: reader.name,
      });
    }
    const target = await openTarget(options, 'read', host.signal);
    try {
      const { made, digests } = await read(reader, target, options, host);
      let differing = 0;
      for (const comparison of comparisons(made, digests)) {
        if (comparison.result !== 'Same') differing++;
        if (options.all || comparison.result !== 'Same') await host.writeObject('Comparison', comparison);
      }
      if (differing > 0)
        host.writeWarning(
          `${count(differing, 'item')} of the package ${differing === 1 ? 'is' : 'are'} not in the target as the package has it.`,
        );
      else host.writeVerbose('The target holds everything that the package has.');
    } finally {
      await target.close();
    }
  } finally {
    reader.close();
  }
};
