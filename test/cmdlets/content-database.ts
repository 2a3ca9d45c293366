import { EmbeddedDatabase, type SqlValue } from '../../lib/stores/embedded/connection.js';
import { createEmbeddedDatabase } from '../../lib/stores/embedded/create.js';
import { bindText } from '../../lib/stores/embedded/text.js';

type Values = Record<string, SqlValue>;

/** A GUID that tells a person which row it belongs to. */
export const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const role = { member: 1, manager: 2, presenter: 3, creator: 4 };

/** Fills a Persistent Chat database row by row. */
export class ContentDatabase {
  readonly #database: EmbeddedDatabase;
  #next = 100;
  readonly #numbers = new Map<string, number>();

  private constructor(database: EmbeddedDatabase) {
    this.#database = database;
  }

  static async make(file: string, fill: (content: ContentDatabase) => void): Promise<void> {
    await createEmbeddedDatabase(file, 'PersistentChat');
    const database = EmbeddedDatabase.open(file, 'write');
    try {
      await database.transaction(() => fill(new ContentDatabase(database)));
    } finally {
      database.close();
    }
  }

  #insert(table: string, row: Values): void {
    const values = Object.values(row).map((value) => (typeof value === 'string' ? bindText(value) : value));
    const places = values.map((value) => (value instanceof Uint8Array ? 'CAST(? AS TEXT)' : '?')).join(', ');
    const names = Object.keys(row).map((name) => `"${name}"`);
    this.#database.run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`, ...values);
  }

  /** @param uri later the name of the principal in this builder */
  principal(uri: string, values: Values = {}): void {
    const number = this.#next++;
    this.#numbers.set(uri, number);
    this.#insert('tblPrincipal', {
      prinID: number,
      prinGuid: guid(number),
      prinUri: uri,
      prinDisabled: 0,
      prinTypeID: uri.startsWith('sip:') ? 5 : 9,
      prinAddedOn: 0,
      prinUpdatedOn: 0,
      prinVerifiedOn: '2020-01-01T00:00:00Z',
      ...values,
    });
  }

  /** The first belongs to the others. */
  affiliate(uri: string, ...groups: string[]): void {
    for (const [index, group] of groups.entries()) {
      this.#insert('tblPrincipalAffiliations', {
        principalID: this.#numbers.get(uri)!,
        index: index + 1,
        affiliationID: this.#numbers.get(group)!,
        updatedBy: 1,
      });
    }
  }

  addin(name: string, url: string): void {
    const number = this.#next++;
    this.#numbers.set(name, number);
    this.#insert('tblSiopWhiteList', { siopID: guid(number), siopName: name, siopUrl: url });
  }

  #node(name: string, values: Values): number {
    const number = this.#next++;
    this.#numbers.set(name, number);
    this.#insert('tblNode', {
      nodeID: number,
      nodeGuid: guid(number),
      nodeName: name,
      nodeDesc: '',
      disabled: 0,
      behavior: 4,
      visibility: 3,
      nodeAddedBy: 1,
      nodeAddedOn: 0,
      nodeUpdatedBy: 1,
      nodeUpdatedOn: 0,
      ...values,
    });
    return number;
  }

  category(
    name: string,
    lists: { allowed?: string[]; denied?: string[]; creator?: string[] } = {},
    values: Values = {},
  ): void {
    const node = this.#node(name, { parentID: 1, nodeType: 1, invite: 1, logged: 1, filePost: 0, ...values });
    for (const [list, scopeIsDenied] of [[lists.allowed, 0] as const, [lists.denied, 1] as const]) {
      for (const uri of list ?? []) {
        const scopePrinID = this.#numbers.get(uri)!;
        this.#insert('tblScopePrincipal', { scopeNodeID: node, scopePrinID, scopeIsDenied, scopeUpdatedBy: 1 });
      }
    }
    this.#roles(node, { creator: lists.creator ?? [] });
  }

  room(
    category: string,
    name: string,
    roles: Partial<Record<keyof typeof role, string[]>> & { addin?: string; messages?: string[] } = {},
    values: Values = {},
  ): void {
    const { addin, messages = [], ...lists } = roles;
    const node = this.#node(name, {
      parentID: this.#numbers.get(category)!,
      nodeType: 0,
      siopID: addin === undefined ? null : guid(this.#numbers.get(addin)!),
      ...values,
    });
    this.#roles(node, lists);
    for (const [index, content] of messages.entries()) {
      this.#insert('tblChat', {
        channelId: node,
        chatId: index + 1,
        chatDate: 0,
        userId: 1,
        isAlert: 0,
        content,
        rtf: null,
      });
    }
  }

  #roles(node: number, lists: Partial<Record<keyof typeof role, string[]>>): void {
    for (const [name, uris] of Object.entries(lists)) {
      for (const uri of uris) {
        this.#insert('tblPrincipalRole', {
          prinRoleNodeID: node,
          prinRolePrinID: this.#numbers.get(uri)!,
          prinRoleTypeID: role[name as keyof typeof role],
          prinRoleUpdatedBy: 1,
        });
      }
    }
  }

  number(name: string): number {
    return this.#numbers.get(name)!;
  }
}
