import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, rmSync } from 'node:fs';
import path from 'node:path';
import { CmdletError } from '../../host/cmdlet-error.js';
import { PrincipalType } from '../../records/records.js';
import { type GroupChatProduct, groupChatRows, groupChatTables, groupChatVersion } from '../schema/group-chat.js';
import { persistentChatRows, persistentChatTables } from '../schema/persistent-chat.js';
import { sqliteDdl } from '../schema/sqlite.js';
import { EmbeddedDatabase, type SqlValue } from './connection.js';

export interface NewDatabase {
  kind: 'PersistentChat' | 'GroupChat';
  /** Which Group Chat; Lync Server 2010 when left out. */
  product?: GroupChatProduct;
}

/**
 * Makes a file aside, lets a step fill it, and gives it its name, which must be free. Nothing is left behind when the step fails.
 *
 * @throws CmdletError DatabaseExists, FileNotWritable
 */
export const createAside = async (
  file: string,
  fill: (database: EmbeddedDatabase) => Promise<void> | void,
): Promise<void> => {
  const aside = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.partial`);
  const database = EmbeddedDatabase.create(aside);
  try {
    try {
      await fill(database);
    } finally {
      database.close();
    }
    // Unlike a rename, a link never replaces an existing file.
    linkSync(aside, file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new CmdletError('DatabaseExists', `There is a file ${file} already.`, { target: file, cause });
    }
    throw cause;
  } finally {
    rmSync(aside, { force: true });
    rmSync(`${aside}-journal`, { force: true });
  }
};

const insert = (database: EmbeddedDatabase, table: string, row: Record<string, SqlValue>): void => {
  const names = Object.keys(row);
  const sql = `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  database.run(sql, ...Object.values(row));
};

/** Creates the tables with their static rows, the system user and the root. */
export const fillEmbeddedDatabase = (database: EmbeddedDatabase, { kind, product = 'Lync2010' }: NewDatabase): void => {
  const legacy = kind === 'GroupChat';
  for (const table of legacy ? groupChatTables(product) : persistentChatTables) {
    for (const statement of sqliteDdl(table)) database.execute(statement);
  }
  for (const [table, rows] of Object.entries(legacy ? groupChatRows : persistentChatRows)) {
    for (const row of rows) insert(database, table, row);
  }
  const now = new Date();
  const ticks = BigInt(now.getTime()) * 10_000n + 621_355_968_000_000_000n;
  const guid = (): string => randomUUID().toUpperCase();
  insert(database, 'tblPrincipal', {
    prinID: 1,
    prinGuid: guid(),
    prinUri: 'ma-sys:system',
    prinName: 'System',
    prinDisabled: 0,
    prinTypeID: PrincipalType.systemUser,
    prinAddedOn: ticks,
    prinUpdatedOn: ticks,
    prinVerifiedOn: now.toISOString(),
    ...(legacy ? { prinAllowedPermSet: 0, prinUseInheritedPerms: 0 } : { prinDisplayName: 'System' }),
  });
  insert(database, 'tblNode', {
    nodeID: 1,
    nodeGuid: guid(),
    parentID: 1,
    nodeType: 1,
    nodeName: 'Root',
    nodeDesc: '',
    invite: 0,
    logged: 1,
    filePost: 1,
    disabled: 0,
    behavior: 4,
    visibility: 3,
    nodeAddedBy: 1,
    nodeAddedOn: ticks,
    nodeUpdatedBy: 1,
    nodeUpdatedOn: ticks,
    ...(legacy
      ? {
          topic: '',
          inheritance: 0,
          scopeChange: 1,
          overrideMember: 0,
          restrictChildCreate: 1,
          scopeDefinerId: 1,
          roleDefinerId: 1,
        }
      : {}),
  });
  if (legacy) {
    const description = groupChatVersion[product];
    insert(database, 'tblVersion', { versionId: 1, versionedOn: now.toISOString(), description, poolId: guid() });
  } else {
    insert(database, 'tblConfig', { configLabel: 'pool', configContent: null, configPoolID: guid() });
  }
};

/** Makes an empty embedded database, all of it or nothing. */
export const createEmbeddedDatabase = async (
  file: string,
  kind: NewDatabase['kind'],
  product?: GroupChatProduct,
): Promise<void> =>
  createAside(path.resolve(file), (database) =>
    database.transaction(() => fillEmbeddedDatabase(database, { kind, ...(product === undefined ? {} : { product }) })),
  );
