import type { Backup } from '../records/source-store.js';
import { type Finding, finding } from './finding.js';

/** R16: reminds of the backup of a database on a server, with the line to type. None for a file, where the backup is made. */
export const backupFindings = (
  code: 'SourceBackup' | 'TargetBackup',
  address: string,
  backup: Backup | undefined,
): Finding[] => {
  if (backup === undefined) return [];
  const { last, statement } = backup;
  const known =
    last === undefined
      ? 'The server does not tell when it was last backed up.'
      : last === null
        ? 'The server knows of no backup of it.'
        : `It was last backed up at ${last}.`;
  const { action } = finding(code, { kind: 'Package', name: address, message: known });
  return [finding(code, { kind: 'Package', name: address, message: known, action: `${action} ${statement}` })];
};
