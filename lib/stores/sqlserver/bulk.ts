import type { BulkColumn, BulkValue } from '../../sqlserver/server.js';
import type { Cell } from '../connection.js';
import type { Column, SqlType } from '../schema/table.js';

/** Rows of one bulk load, or a few more: each load is written whole or not at all. */
export const rowsPerLoad = 50_000;

const firstDate = new Date(Date.UTC(1753, 0, 1));

/** A date that SQL Server cannot hold becomes its first one: it is only ever the time of a check that is made anew. */
const readDate = (text: string): Date => {
  const date = new Date(/(Z|[+-]\d\d:\d\d)$/i.test(text) ? text : `${text.replace(' ', 'T')}Z`);
  return Number.isNaN(date.getTime()) || date < firstDate ? firstDate : date;
};

export const bulkColumn = ({ name, type, nullable }: Column): BulkColumn => ({ name, type, nullable });

/** Turns a value of the store into what the bulk load of a column takes; undefined where that is the value itself. */
export const bulkConverter = (type: SqlType): ((value: Cell | boolean) => BulkValue) | undefined => {
  if (type === 'bit') return (value) => (value === null ? null : Boolean(value));
  if (/date/.test(type)) return (value) => (value === null ? null : readDate(String(value)));
  return undefined;
};
