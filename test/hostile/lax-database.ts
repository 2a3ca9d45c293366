import { copyFileSync } from 'node:fs';
import {
  exportCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
} from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { EmbeddedDatabase } from '../../lib/stores/embedded/connection.js';
import { groupChatTables } from '../../lib/stores/schema/group-chat.js';
import { persistentChatTables } from '../../lib/stores/schema/persistent-chat.js';
import type { Table } from '../../lib/stores/schema/table.js';
import type { Workspace } from '../workspace.js';

export type Kind = 'GroupChat' | 'PersistentChat';

export const tablesOf = (kind: Kind): Table[] =>
  kind === 'GroupChat' ? groupChatTables('Lync2010') : persistentChatTables;

/**
 * Makes every table anew without keys, constraints and rules, as a careless conversion leaves them: any column takes any value.
 */
export const loosen = (file: string): void => {
  const database = EmbeddedDatabase.open(file, 'write');
  try {
    for (const table of database.tables()) {
      const columns = database
        .rows<{ name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)', table)
        .map(({ name, type }) => `"${name}" ${type}`);
      database.execute(`
        ALTER TABLE "${table}" RENAME TO strict;
        CREATE TABLE "${table}" (${columns.join(', ')});
        INSERT INTO "${table}" SELECT * FROM strict;
        DROP TABLE strict`);
    }
  } finally {
    database.close();
  }
};

/**
 * Makes `GroupChat.db` and `PersistentChat.db` with the same small company in them, both loosened, `full.db`, which holds that
 * company under its constraints, `target.db`, which is empty, and `sound.zip`.
 */
export const makeLaxDatabases = async (workspace: Workspace): Promise<void> => {
  const file = (name: string): string => workspace.file(name);
  await generateSample(file('GroupChat.db'), { rooms: 8, principals: 12, messages: 40 });
  await newCsPersistentChatDatabase({ dbInstance: file('target.db') });
  await exportCsPersistentChatData({ dbInstance: file('GroupChat.db'), fileName: file('sound.zip') });
  copyFileSync(file('target.db'), file('full.db'));
  await importCsPersistentChatData({ dbInstance: file('full.db'), fileName: file('sound.zip') });
  copyFileSync(file('full.db'), file('PersistentChat.db'));
  for (const name of ['GroupChat.db', 'PersistentChat.db']) loosen(file(name));
  workspace.remove((name) => /before-import/.test(name));
};
