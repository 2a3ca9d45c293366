import { randomUUID } from 'node:crypto';
import { PrincipalType } from '../../records/records.js';
import { isoToTicks } from '../../records/ticks.js';
import { type GroupChatProduct, groupChatRows, groupChatTables, groupChatVersion } from './group-chat.js';
import { persistentChatRows, persistentChatTables } from './persistent-chat.js';
import type { Table } from './table.js';

export interface NewDatabase {
  kind: 'PersistentChat' | 'GroupChat';
  /** Which Group Chat; Lync Server 2010 when left out. */
  product?: GroupChatProduct;
}

/** Values by column; 64-bit numbers as bigint. */
export type FirstRow = Record<string, string | number | bigint | null>;

export const tablesOf = ({ kind, product = 'Lync2010' }: NewDatabase): Table[] =>
  kind === 'GroupChat' ? groupChatTables(product) : persistentChatTables;

/** The rows that every new database has: the static ones, the system user and the root. */
export function* firstRows({ kind, product = 'Lync2010' }: NewDatabase): Generator<{ table: string; row: FirstRow }> {
  const legacy = kind === 'GroupChat';
  for (const [table, rows] of Object.entries(legacy ? groupChatRows : persistentChatRows)) {
    for (const row of rows) yield { table, row };
  }
  const now = new Date().toISOString();
  const ticks = BigInt(isoToTicks(now));
  const guid = (): string => randomUUID().toUpperCase();
  yield {
    table: 'tblPrincipal',
    row: {
      prinID: 1,
      prinGuid: guid(),
      prinUri: 'ma-sys:system',
      prinName: 'System',
      prinDisabled: 0,
      prinTypeID: PrincipalType.systemUser,
      prinAddedOn: ticks,
      prinUpdatedOn: ticks,
      prinVerifiedOn: now,
      ...(legacy ? { prinAllowedPermSet: 0, prinUseInheritedPerms: 0 } : { prinDisplayName: 'System' }),
    },
  };
  yield {
    table: 'tblNode',
    row: {
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
    },
  };
  if (legacy) {
    const description = groupChatVersion[product];
    yield { table: 'tblVersion', row: { versionId: 1, versionedOn: now, description, poolId: guid() } };
  } else {
    yield { table: 'tblConfig', row: { configLabel: 'pool', configContent: null, configPoolID: guid() } };
  }
}
