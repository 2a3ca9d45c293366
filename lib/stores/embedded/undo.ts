import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { CmdletError } from '../../host/cmdlet-error.js';
import { EmbeddedDatabase, quoteName } from './connection.js';

/** What tells whether a database has been written to since: SQLite counts every transaction in its header. */
export interface EmbeddedState {
  changeCounter: number;
  size: number;
  /** Rows of each table, to say what has changed. */
  rows: Record<string, number>;
}

const headerSize = 100;

/** Reads the state. No connection of this process may have the file open: closing a file drops this process's locks on it. */
export const embeddedState = (file: string): EmbeddedState => {
  const header = Buffer.alloc(headerSize);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, header, 0, headerSize, 0);
  } finally {
    closeSync(handle);
  }
  const database = EmbeddedDatabase.open(file, 'read');
  try {
    const rows = database.tables().map((table): [string, number] => {
      const quoted = quoteName(table);
      return [table, Number(database.row(`SELECT count(*) AS count FROM ${quoted}`)!.count)];
    });
    return { changeCounter: header.readUInt32BE(24), size: statSync(file).size, rows: Object.fromEntries(rows) };
  } finally {
    database.close();
  }
};

/** What has changed between two states, for a person; empty when nothing has. */
export const describeChanges = (then: EmbeddedState, now: EmbeddedState): string[] => {
  if (then.changeCounter === now.changeCounter && then.size === now.size) return [];
  const changed = Object.keys({ ...then.rows, ...now.rows }).flatMap((table) => {
    const more = (now.rows[table] ?? 0) - (then.rows[table] ?? 0);
    return more === 0
      ? []
      : [`${table} has ${Math.abs(more).toLocaleString('en-US')} ${more > 0 ? 'more' : 'fewer'} rows`];
  });
  return changed.length > 0 ? changed : ['rows were changed in place'];
};

/**
 * Puts a database back as a backup has it, in one transaction.
 *
 * @throws CmdletError FileNotFound, DatabaseLocked, DatabaseReadOnly, DiskFull
 */
export const restoreEmbedded = async (file: string, backup: string): Promise<void> => {
  let source: EmbeddedDatabase;
  try {
    source = EmbeddedDatabase.open(backup, 'read');
  } catch (cause) {
    if (!(cause instanceof CmdletError) || cause.code !== 'DatabaseNotFound') throw cause;
    throw new CmdletError('FileNotFound', `The backup ${backup} does not exist any more.`, { target: backup, cause });
  }
  // Finds out about locks and rights before anything is written.
  const probe = EmbeddedDatabase.open(file, 'write');
  try {
    probe.execute('BEGIN EXCLUSIVE; ROLLBACK');
  } finally {
    probe.close();
  }
  try {
    await source.backup(file);
  } finally {
    source.close();
  }
};
