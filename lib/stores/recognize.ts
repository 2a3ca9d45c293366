import type { SourceKind } from '../records/source-store.js';
import { hasName } from './connection.js';

/** The catalogue of a database, as far as it takes to tell what it is. */
export interface Catalogue {
  tables(): string[];
  columns(table: string): string[];
}

/**
 * Tells the databases apart by what they contain (R1; legacy-group-chat-schema section 10). Null for anything else.
 */
export const recognize = (catalogue: Catalogue): SourceKind | null => {
  const tables = catalogue.tables();
  const core = ['tblNode', 'tblPrincipal', 'tblPrincipalRole', 'tblChat'];
  if (!core.every((table) => hasName(tables, table))) return null;
  const node = catalogue.columns('tblNode');
  const principal = catalogue.columns('tblPrincipal');
  if (hasName(principal, 'prinDisplayName') && !hasName(node, 'inheritance')) return 'PersistentChat';
  if (hasName(principal, 'prinAllowedPermSet') && hasName(node, 'overrideMember')) return 'GroupChat';
  return null;
};

/** What was found instead, for the error message. */
export const describeCatalogue = (catalogue: Catalogue): string => {
  const tables = catalogue.tables();
  if (tables.length === 0) return 'it has no tables';
  const some = tables.slice(0, 5).join(', ');
  return `it has ${tables.length} ${tables.length === 1 ? 'table' : 'tables'}, among them ${some}`;
};

/** Names the product of a Group Chat database from the text of its version row. */
export const groupChatProduct = (versionText: string): string =>
  /2007/.test(versionText)
    ? 'Office Communications Server 2007 R2 Group Chat'
    : /2010|lync/i.test(versionText)
      ? 'Lync Server 2010 Group Chat'
      : 'Group Chat, version not known';

/**
 * The forest's DNS name as far as distinguished names tell it: the domain that all of them end in, when there is one of at
 * least two labels; else empty, for a forest may hold several domain trees.
 */
export class ForestFinder {
  #common: string[] | undefined;

  add(distinguishedName: string): void {
    const labels = [...distinguishedName.matchAll(/(?:^|,)\s*DC=([^,]+)/gi)].map((match) =>
      match[1]!.trim().toLowerCase(),
    );
    if (labels.length === 0) return;
    if (this.#common === undefined) {
      this.#common = labels;
      return;
    }
    let shared = 0;
    while (shared < this.#common.length && this.#common.at(-1 - shared) === labels.at(-1 - shared)) shared++;
    this.#common = this.#common.slice(this.#common.length - shared);
  }

  get forest(): string {
    return this.#common !== undefined && this.#common.length >= 2 ? this.#common.join('.') : '';
  }
}
