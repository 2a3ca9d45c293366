import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateSample, sampleSets } from '../dist/lib/sample/sample.js';
import { measureStep } from './measure.js';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'data');

/** A sample set and what is made of it for the benches of one run. The legacy database is kept for the next run. */
export class SampleSet {
  #made = new Map();

  /** @param options of generateSample, where it is none of the named sets */
  constructor(name, options = sampleSets[name]) {
    if (options === undefined) throw new Error(`--set takes ${Object.keys(sampleSets).join(', ')}.`);
    this.name = name;
    this.options = options;
    mkdirSync(folder, { recursive: true });
  }

  get messages() {
    return this.options.messages;
  }

  get title() {
    const { rooms, principals, messages } = this.options;
    const number = (value) => value.toLocaleString('en-US');
    return `Set ${this.name}: ${number(rooms)} rooms, ${number(principals)} principals, ${number(messages)} messages`;
  }

  file(name) {
    return path.join(folder, `${this.name}-${name}`);
  }

  /** A file name of which there is no file. */
  fresh(name) {
    rmSync(this.file(name), { force: true });
    return this.file(name);
  }

  /** Makes something once in a run. */
  once(name, make) {
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name);
  }

  legacy() {
    return this.once('legacy', async () => {
      const file = this.file('legacy.db');
      if (!existsSync(file)) await generateSample(file, this.options);
      return file;
    });
  }

  /** The export of the legacy database, with what it took. */
  exported() {
    return this.once('package', async () => {
      const call = { dbInstance: await this.legacy(), fileName: this.fresh('package.zip') };
      return { fileName: call.fileName, ...(await measureStep('exportCsPersistentChatData', call)) };
    });
  }

  /** An empty target; the import fills it. */
  target() {
    return this.once('target', async () => {
      const dbInstance = this.fresh('target.db');
      await measureStep('newCsPersistentChatDatabase', { dbInstance });
      return dbInstance;
    });
  }

  /** The import into the target, with what it took. */
  imported() {
    return this.once('import', async () => {
      const { fileName } = await this.exported();
      const call = { dbInstance: await this.target(), fileName };
      return { ...call, ...(await measureStep('importCsPersistentChatData', call)) };
    });
  }

  /** Deletes all of its files. */
  drop() {
    for (const name of ['legacy.db', 'package.zip', 'target.db']) this.fresh(name);
  }
}
