import { createHash } from 'node:crypto';
import { copyFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import yazl from 'yazl';
import {
  exportCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
} from '../../cmdlets/index.js';
import { EntryName, type Manifest } from '../../lib/package/format.js';
import { ZipReader } from '../../lib/package/zip-reader.js';
import { generateSample, type SampleOptions } from '../../lib/sample/sample.js';
import { useWorkspace, Workspace } from '../workspace.js';

/** Entries by name; a test changes them. */
export type Entries = Map<string, string | Buffer>;

export const textOf = (entries: Entries, name: string): string => String(entries.get(name)!);

/** Replaces text in an entry, which must be there. */
export const replace =
  (name: string, from: string | RegExp, to: string) =>
  (entries: Entries): void => {
    const text = textOf(entries, name);
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    entries.set(name, changed);
  };

/** Changes the manifest as an object. */
export const inManifest =
  (change: (manifest: Manifest) => void) =>
  (entries: Entries): void => {
    const manifest = JSON.parse(textOf(entries, EntryName.manifest)) as Manifest;
    change(manifest);
    entries.set(EntryName.manifest, JSON.stringify(manifest));
  };

/** A sample package and an empty target for each test, and ways to change the one and to see that the other stays. */
export class ChangedPackage {
  readonly workspace: Workspace;

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  async read(name = 'sample.zip'): Promise<Entries> {
    const zip = await ZipReader.open({ fileName: this.workspace.file(name) });
    const entries: Entries = new Map();
    for (const entry of zip.names) {
      let text = '';
      for await (const part of zip.text(entry)) text += part;
      entries.set(entry, text);
    }
    zip.close();
    return entries;
  }

  async write(entries: Iterable<[string, string | Buffer]>, options: Partial<yazl.Options> = {}, name = 'changed.zip') {
    const zip = new yazl.ZipFile();
    for (const [entry, content] of entries) zip.addBuffer(Buffer.from(content), entry, options);
    zip.end();
    const chunks: Buffer[] = [];
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
    writeFileSync(this.workspace.file(name), Buffer.concat(chunks));
  }

  /** Changes entries and makes the checksums fit again, so that only the change itself can be found. */
  async rewrite(change: (entries: Entries) => void): Promise<void> {
    const entries = await this.read();
    change(entries);
    const manifest = JSON.parse(textOf(entries, EntryName.manifest)) as Manifest;
    for (const entry of Object.keys(manifest.entries)) {
      const content = entries.get(entry);
      if (content === undefined) continue;
      const sha256 = createHash('sha256').update(content).digest('hex');
      manifest.entries[entry] = { size: Buffer.byteLength(content), sha256 };
    }
    entries.set(EntryName.manifest, JSON.stringify(manifest));
    await this.write(entries);
  }

  /** What an import says, which must leave the target as it was, and everything beside it. */
  async rejection(name = 'changed.zip'): Promise<Record<string, unknown>> {
    const { workspace } = this;
    const before = { bytes: workspace.bytes('target.db'), files: workspace.list() };
    const error = await importCsPersistentChatData({
      dbInstance: workspace.file('target.db'),
      fileName: workspace.file(name),
    }).then(
      () => ({ code: 'nothing was found' }),
      (thrown) => thrown,
    );
    // Jest would compare them byte by byte.
    expect(workspace.bytes('target.db').equals(before.bytes)).toBe(true);
    expect(workspace.list()).toEqual(before.files);
    return error;
  }

  /** Imports the changed package, which must work. @returns the result, and what was said with -Verbose */
  async import() {
    const verbose: string[] = [];
    const result = await importCsPersistentChatData({
      dbInstance: this.workspace.file('target.db'),
      fileName: this.workspace.file('changed.zip'),
      onVerbose: (text) => verbose.push(text),
    });
    return { result, verbose };
  }
}

/** The sample is made once for the tests of a file. */
export const useChangedPackage = (sample: SampleOptions): ChangedPackage => {
  const originals = new Workspace();
  beforeAll(async () => {
    originals.open();
    const [legacy, target] = [originals.file('legacy.db'), originals.file('target.db')];
    await generateSample(legacy, sample);
    await newCsPersistentChatDatabase({ dbInstance: target });
    await exportCsPersistentChatData({ dbInstance: legacy, fileName: originals.file('sample.zip') });
  });
  afterAll(() => originals.close());
  const changed = new ChangedPackage(useWorkspace());
  beforeEach(() => {
    for (const name of originals.list()) copyFileSync(originals.file(name), changed.workspace.file(name));
  });
  return changed;
};
