import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';
import { EmbeddedDatabase, type SqlValue } from '../lib/stores/embedded/connection.js';

/** A folder of its own for each test, gone afterwards. */
export class Workspace {
  #folder = '';

  open(): void {
    this.#folder = mkdtempSync(path.join(os.tmpdir(), 'cs-pchat-test-'));
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get folder(): string {
    return this.#folder;
  }

  file(name: string): string {
    return path.join(this.#folder, name);
  }

  bytes(name: string): Buffer {
    return readFileSync(this.file(name));
  }

  /** Names of all files, sorted. */
  list(): string[] {
    return readdirSync(this.#folder).sort();
  }

  /** Removes the files whose names are wanted no more. */
  remove(isUnwanted: (name: string) => boolean): void {
    for (const name of this.list().filter(isUnwanted)) rmSync(this.file(name), { recursive: true });
  }

  /** Opens a database for a moment. */
  sql<T>(name: string, step: (database: EmbeddedDatabase) => T): T {
    const database = EmbeddedDatabase.open(this.file(name), 'write');
    try {
      return step(database);
    } finally {
      database.close();
    }
  }

  rows(name: string, query: string, ...values: SqlValue[]): Record<string, SqlValue>[] {
    return this.sql(name, (database) => database.rows(query, ...values).map((row) => ({ ...row })));
  }

  run(name: string, statement: string, ...values: SqlValue[]): void {
    this.sql(name, (database) => database.run(statement, ...values));
  }
}

/** A workspace around every test of the file. */
export const useWorkspace = (): Workspace => {
  const workspace = new Workspace();
  beforeEach(() => workspace.open());
  afterEach(() => workspace.close());
  return workspace;
};
