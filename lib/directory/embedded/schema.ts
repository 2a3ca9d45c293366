import { randomUUID } from 'node:crypto';
import type { EmbeddedDatabase } from '../../stores/embedded/connection.js';
import { bindText } from '../../stores/embedded/text.js';
import type { NewAttributes } from '../directory.js';
import { nameKey, parentKey } from '../distinguished-name.js';

/**
 * The tables of an embedded directory: objects by the key of their distinguished name, and their attributes, a row per value.
 * `folded` is the value in lower case, for searches.
 */
export const directoryTables = [
  `CREATE TABLE objects (
  key TEXT PRIMARY KEY NOT NULL,
  parent TEXT NOT NULL,
  dn TEXT NOT NULL,
  guid TEXT NOT NULL UNIQUE
) WITHOUT ROWID`,
  `CREATE TABLE attributes (
  object TEXT NOT NULL REFERENCES objects (key),
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (object, name, position)
) WITHOUT ROWID`,
  'CREATE INDEX objects_parent ON objects (parent)',
  'CREATE INDEX attributes_folded ON attributes (folded, name)',
];

/** Adds an object as it is given. @throws Error where the text is not a distinguished name */
export const insertObject = (database: EmbeddedDatabase, dn: string, attributes: NewAttributes): void => {
  const key = nameKey(dn);
  if (key === undefined) throw new Error(`${dn} is not a distinguished name.`);
  database.run(
    'INSERT INTO objects (key, parent, dn, guid) VALUES (CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?)',
    bindText(key),
    bindText(parentKey(dn)),
    bindText(dn),
    randomUUID().toUpperCase(),
  );
  for (const [name, values] of Object.entries(attributes)) {
    for (const [position, value] of values.entries()) {
      database.run(
        'INSERT INTO attributes (object, name, position, value, folded) VALUES (CAST(? AS TEXT), ?, ?, CAST(? AS TEXT), CAST(? AS TEXT))',
        bindText(key),
        name,
        position,
        bindText(value),
        bindText(value.toLowerCase()),
      );
    }
  }
};
