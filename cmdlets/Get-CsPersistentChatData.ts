import type { Run } from '../lib/host/cmdlet.js';
import type { Host } from '../lib/host/host.js';
import { ProgressReporter } from '../lib/host/progress.js';
import type { Manifest } from '../lib/package/format.js';
import type { WholePackage } from '../lib/package/package-model.js';
import { PackageReader } from '../lib/package/package-reader.js';
import { fullNames, pathSeparator } from '../lib/package/scope.js';
import { readVendorItems } from '../lib/package/vendor-export.js';
import { emptyTarget } from '../lib/plan/empty-target.js';
import { makePlan } from '../lib/plan/make-plan.js';
import type { Plan } from '../lib/plan/plan.js';
import { defaultChoices } from '../lib/plan/structure.js';
import { Role, type Ticks } from '../lib/records/records.js';
import { compareTicks, ticksToIso } from '../lib/records/ticks.js';
import type { GetCsPersistentChatDataOptions, PackageItem, PackageSummary } from '../schemas/types.js';

const iso = (ticks: Ticks | null): string | null => (ticks === null ? null : ticksToIso(ticks));

/** Reads all of the package, so that damage anywhere in it is found. */
const readAll = async (reader: PackageReader, host: Host): Promise<{ plan: Plan; model: WholePackage }> => {
  let model: WholePackage | undefined;
  const progress = new ProgressReporter(host, `Checking ${reader.name}`);
  try {
    const { plan } = await makePlan(reader, emptyTarget, {
      choices: defaultChoices(),
      signal: host.signal,
      onProgress: (done, total) => progress.report(`${done.toLocaleString('en-US')} messages`, done, total),
      inspect: (read) => {
        model = read;
      },
    });
    return { plan, model: model! };
  } finally {
    progress.complete();
  }
};

const summarize = (fileName: string, manifest: Manifest, model: WholePackage): PackageSummary => {
  const rooms = Array.from(model.rooms, ({ disabled, statistics }) => ({ disabled, ...statistics }));
  const pick = (key: 'first' | 'last', sign: number): Ticks | null =>
    rooms.reduce<Ticks | null>((found, { [key]: ticks }) => {
      if (ticks === null) return found;
      return found === null || compareTicks(ticks, found) * sign > 0 ? ticks : found;
    }, null);
  return {
    fileName,
    product: manifest.source.product,
    formatVersion: manifest.formatVersion,
    level: manifest.level,
    scope: manifest.scope,
    startDate: iso(manifest.startDate),
    forest: manifest.source.forest,
    fileStore: manifest.source.fileStore,
    principals: manifest.counts.principals,
    categories: manifest.counts.categories,
    rooms: manifest.counts.rooms,
    addins: manifest.counts.addins,
    messages: manifest.counts.messages,
    disabledRooms: rooms.filter(({ disabled }) => disabled).length,
    fileLinks: rooms.reduce((sum, { fileLinks }) => sum + fileLinks, 0),
    messagesBeforeStartDate: manifest.counts.messagesBeforeStartDate,
    firstMessage: iso(pick('first', -1)),
    lastMessage: iso(pick('last', 1)),
  };
};

const items = function* (kind: PackageItem['kind'], model: WholePackage): Generator<PackageItem> {
  const none = { disabled: false, members: 0, managers: 0, messages: 0 };
  const names = fullNames(model.categories);
  const rootId = model.categories.root?.id;
  if (kind === 'Principal') {
    const { principals } = model;
    for (const place of principals.places()) {
      const uri = principals.uri(place);
      const id = principals.id(place);
      const disabled = principals.disabled(place) !== 0;
      yield { kind, name: principals.displayName(place) ?? uri, description: uri, id, ...none, disabled };
    }
  }
  if (kind === 'Addin')
    for (const { id, name, url } of model.addins) yield { kind, name, description: url, id, ...none };
  if (kind === 'Category') {
    for (const { id, description, roles, isRoot, contextOnly } of model.categories) {
      if (isRoot || contextOnly) continue;
      const named = { members: roles.count(Role.member), managers: roles.count(Role.manager) };
      yield { kind, name: names.get(id)!, description, id, ...none, ...named };
    }
  }
  if (kind === 'Room') {
    for (const { id, name, description, parent, disabled, roles, statistics } of model.rooms) {
      const named = { members: roles.count(Role.member), managers: roles.count(Role.manager) };
      const prefix = parent === rootId ? '' : `${names.get(parent)}${pathSeparator}`;
      yield { kind, name: prefix + name, description, id, disabled, ...named, messages: statistics.messages };
    }
  }
};

/** A package of the vendor's own cmdlet tells less; it can be looked at, not imported. */
const showVendorExport = async (
  reader: PackageReader,
  fileName: string,
  item: string,
  host: Host,
): Promise<(PackageSummary | PackageItem)[]> => {
  host.writeWarning('The package has no manifest, so only what is in its four known files can be shown.');
  const found: PackageItem[] = [];
  for await (const entry of readVendorItems(reader)) found.push({ ...entry, messages: 0 });
  if (item !== 'Summary') return found.filter(({ kind }) => kind === item);
  const of = (kind: string): number => found.filter((entry) => entry.kind === kind).length;
  return [
    {
      fileName,
      product: 'Persistent Chat or Group Chat (vendor export)',
      formatVersion: 0,
      level: '',
      scope: [],
      startDate: null,
      forest: '',
      fileStore: '',
      principals: of('Principal'),
      categories: 0,
      rooms: of('Room'),
      addins: 0,
      messages: 0,
      disabledRooms: found.filter(({ kind, disabled }) => kind === 'Room' && disabled).length,
      fileLinks: 0,
      messagesBeforeStartDate: 0,
      firstMessage: null,
      lastMessage: null,
    },
  ];
};

/** Inspect: package → what is in it, and every problem known before a target is looked at (R17). */
export const run: Run<GetCsPersistentChatDataOptions, undefined> = async (options, host) => {
  const item = options.item ?? 'Summary';
  const reader = await PackageReader.open(
    options.byteInput === undefined ? { fileName: options.fileName! } : { bytes: options.byteInput },
  );
  const fileName = options.fileName ?? '';
  try {
    for (const name of reader.unknown)
      host.writeVerbose(`The entry ${name} of the package is not known and left alone.`);
    if (reader.manifest === null) {
      for (const object of await showVendorExport(reader, fileName, item, host)) {
        await host.writeObject('kind' in object ? 'PackageItem' : 'PackageSummary', object);
      }
      return;
    }
    const { model, plan } = await readAll(reader, host);
    if (item === 'Summary') await host.writeObject('PackageSummary', summarize(fileName, reader.manifest, model));
    else if (item === 'Finding') for (const object of plan.findings) await host.writeObject('Finding', object);
    else for (const object of items(item, model)) await host.writeObject('PackageItem', object);
  } finally {
    reader.close();
  }
};
