import type { EmbeddedDatabase } from '../../lib/stores/embedded/connection.js';
import { type BadValue, badValues } from './bad-values.js';
import { type Kind, tablesOf } from './lax-database.js';

/** One case of so many is tried; CS_PCHAT_TEST_HOSTILE says of how many, and `all` tries every one. */
const setting = process.env.CS_PCHAT_TEST_HOSTILE ?? '97';
const every = setting === 'all' ? 1 : Number(setting);

export const sampleOf = (cases: Case[]): Case[] => cases.filter((_, index) => index % every === 0);

export interface Case {
  name: string;
  table: string;
  column: string;
  value: BadValue;
  /** Which row, counted from 0 and round again. */
  row: number;
}

/** Every column of every table with everything that could be in it. */
export const casesOf = (kind: Kind): Case[] => {
  const cases: Case[] = [];
  for (const { name: table, columns } of tablesOf(kind)) {
    for (const column of columns) {
      for (const value of badValues(column)) {
        const row = cases.length * 7;
        const name = `${table}.${column.name}: ${value.name} (row ${row})`;
        cases.push({ name, table, column: column.name, value, row });
      }
    }
  }
  return cases;
};

/** @returns whether there was a row to put it into */
export const putIn = (database: EmbeddedDatabase, { table, column, value, row }: Case): boolean => {
  const rows = database.rows<{ id: number }>(`SELECT rowid AS id FROM ${table} ORDER BY rowid`);
  const { id } = rows[row % rows.length] ?? {};
  const other = rows[(row + 1) % rows.length]?.id;
  if (id === undefined) return false;
  const sql = value.sql === 'other' ? `(SELECT "${column}" FROM ${table} WHERE rowid = ${other})` : value.sql;
  database.run(
    `UPDATE ${table} SET "${column}" = ${sql} WHERE rowid = ${id}`,
    ...(value.bound === undefined ? [] : [value.bound]),
  );
  return true;
};
