import path from 'node:path';
import type { EmbeddedDatabase, SqlValue } from '../stores/embedded/connection.js';
import { createAside, fillEmbeddedDatabase } from '../stores/embedded/create.js';
import { bindText } from '../stores/embedded/text.js';
import type { GroupChatProduct } from '../stores/schema/group-chat.js';
import { type SamplePeople, type SamplePrincipal, samplePeople } from './people.js';
import { Random } from './random.js';
import { SampleTexts } from './texts.js';
import { type SampleNode, type SampleTree, sampleTree } from './tree.js';

export interface SampleOptions {
  seed?: number;
  rooms?: number;
  principals?: number;
  messages?: number;
  /** Average number of members named on a room. */
  membersPerRoom?: number;
  product?: GroupChatProduct;
  /** Leaves out texts that are not well-formed Unicode, or hold NUL. */
  wellFormed?: boolean;
  signal?: AbortSignal;
  onProgress?(messages: number, total: number): void;
}

/** Sizes to design for; L is the largest pool of the vendor's capacity planning guide. */
export const sampleSets = {
  S: { rooms: 500, principals: 2_000, messages: 100_000, membersPerRoom: 8 },
  M: { rooms: 5_000, principals: 20_000, messages: 2_000_000, membersPerRoom: 20 },
  L: { rooms: 33_077, principals: 150_000, messages: 10_000_000, membersPerRoom: 60 },
} as const;

/** 2008-03-03T08:00:00Z in ticks: when the sample company began to chat. */
const firstDay = 633_400_992_000_000_000n;
/** Four years in ticks: how long people chatted in each room. */
const yearsOfChat = 4 * 365 * 864_000_000_000;
const rowsPerInsert = 100;

/**
 * Makes a legacy Group Chat database of a company that does not exist: deterministic for a seed, in one transaction, in memory
 * that does not grow with the messages.
 *
 * @throws CmdletError DatabaseExists, FileNotWritable, DiskFull
 */
export const generateSample = async (file: string, options: SampleOptions = {}): Promise<void> => {
  const { seed = 1, rooms = 40, principals = 60, messages = 2_000, membersPerRoom = 8, product = 'Lync2010' } = options;
  const random = new Random(seed);
  const people = samplePeople(principals, random);
  const tree = sampleTree(rooms, people, random, membersPerRoom);
  await createAside(path.resolve(file), (database) =>
    database.transaction(async () => {
      fillEmbeddedDatabase(database, { kind: 'GroupChat', product });
      const writer = new SampleWriter(database, people, tree, random, product);
      writer.writeDirectory();
      writer.writeNodes();
      await writer.writeMessages(messages, options);
      writer.writeInvitations();
      writer.writePreferences();
      writer.writeServers();
    }),
  );
};

class SampleWriter {
  readonly #database: EmbeddedDatabase;
  readonly #people: SamplePeople;
  readonly #tree: SampleTree;
  readonly #random: Random;
  readonly #product: GroupChatProduct;

  constructor(
    database: EmbeddedDatabase,
    people: SamplePeople,
    tree: SampleTree,
    random: Random,
    product: GroupChatProduct,
  ) {
    this.#database = database;
    this.#people = people;
    this.#tree = tree;
    this.#random = random;
    this.#product = product;
  }

  #insert(table: string, row: Record<string, SqlValue>): void {
    const names = Object.keys(row);
    const sql = `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    this.#database.run(sql, ...Object.values(row));
  }

  writeDirectory(): void {
    // What an empty database draws at random must follow from the seed here.
    const when = '2008-03-03T08:00:00Z';
    const system =
      'UPDATE tblPrincipal SET prinGuid = ?, prinAddedOn = ?, prinUpdatedOn = ?, prinVerifiedOn = ? WHERE prinID = 1';
    this.#database.run(system, this.#random.guid(), firstDay, firstDay, when);
    this.#database.run('UPDATE tblVersion SET versionedOn = ?, poolId = ?', when, this.#random.guid());
    for (const principal of this.#people.all) {
      this.#insert('tblPrincipal', {
        prinID: principal.id,
        prinGuid: principal.guid,
        prinUri: principal.uri,
        prinName: principal.name,
        prinCompanyName: principal.upn === null ? null : 'Contoso',
        prinEmail: principal.upn,
        prinADPath: principal.adPath,
        prinADUserPrincipalName: principal.upn,
        prinDisabled: Number(principal.disabled),
        prinTypeID: principal.type,
        prinAllowedPermSet: principal.permissions,
        prinUseInheritedPerms: principal.permissions === 0 ? 1 : 0,
        prinAddedBy: 1,
        prinAddedOn: firstDay,
        prinUpdatedBy: 1,
        prinUpdatedOn: firstDay,
        prinVerifiedOn: when,
      });
    }
    const byId = new Map(this.#people.all.map((principal) => [principal.id, principal]));
    const affiliation =
      'INSERT INTO tblPrincipalAffiliations (principalID, "index", affiliationID, updatedBy) VALUES (?, ?, ?, 1)';
    for (const { id } of this.#people.all) {
      this.#database.run(affiliation, id, -1, id);
      // Indirect memberships are written out in this table.
      const reached = new Set([id]);
      for (const group of reached) for (const next of byId.get(group)!.direct) reached.add(next);
      let index = 0;
      for (const group of reached) if (group !== id) this.#database.run(affiliation, id, ++index, group);
    }
  }

  writeNodes(): void {
    const { root, categories, rooms, addins } = this.#tree;
    for (const { id, name, url } of addins)
      this.#insert('tblSiopWhiteList', { siopId: id, siopName: name, siopUrl: url });
    this.#database.run('DELETE FROM tblNode');
    for (const node of [root, ...categories, ...rooms]) {
      this.#insert('tblNode', this.#nodeRow(node));
      for (const { id } of node.scope)
        this.#insert('tblScopePrincipal', { scopeNodeID: node.id, scopePrinID: id, scopeUpdatedBy: 1 });
      this.#writeRoles(node, 1, node.members);
      this.#writeRoles(node, 2, node.managers);
      this.#writeRoles(node, 3, node.presenters);
    }
  }

  #nodeRow(node: SampleNode): Record<string, SqlValue> {
    const bit = (value: boolean | null): number | null => (value === null ? null : Number(value));
    const isRoot = node.depth === 0;
    return {
      nodeID: node.id,
      nodeGuid: node.guid,
      parentID: node.parent,
      nodeType: Number(node.isCategory),
      nodeName: node.name,
      nodeDesc: isRoot ? 'All of Contoso' : `${node.isCategory ? 'Category' : 'Room'} ${node.name}`,
      topic: node.topic,
      filestoreURI: isRoot ? 'https://groupchat.contoso.com/MgcWebService/MgcWebService.asmx' : null,
      inheritance: 0,
      scopeChange: node.isCategory ? 1 : 0,
      overrideMember: Number(node.overrideMember),
      invite: bit(node.invite),
      logged: bit(node.logged),
      filePost: bit(node.filePost),
      disabled: Number(node.disabled),
      restrictChildCreate: bit(node.childCreation),
      behavior: node.auditorium ? 5 : 4,
      visibility: node.visibility,
      scopeDefinerId: node.scopeDefiner,
      roleDefinerId: node.roleDefiner,
      ...(this.#product === 'Lync2010' ? { siopId: node.addin } : {}),
      nodeAddedBy: isRoot ? 1 : this.#people.users[node.id % this.#people.users.length]!.id,
      nodeAddedOn: firstDay,
      nodeUpdatedBy: 1,
      nodeUpdatedOn: firstDay + BigInt(node.id),
    };
  }

  #writeRoles(node: SampleNode, role: number, principals: SamplePrincipal[]): void {
    const sql = `INSERT INTO tblPrincipalRole (prinRoleNodeID, prinRolePrinID, prinRoleTypeID, prinRoleUpdatedBy, honorsOverride, honorsScope)
      VALUES (?, ?, ?, 1, ?, 1) ON CONFLICT DO NOTHING`;
    for (const { id } of principals) this.#database.run(sql, node.id, id, role, role === 1 ? 1 : 0);
  }

  async writeMessages(total: number, { signal, onProgress, wellFormed }: SampleOptions): Promise<void> {
    const random = this.#random;
    const { rooms } = this.#tree;
    // A few rooms have most of the messages, and one in twelve has none.
    const weights = rooms.map((_, i) => (i % 12 === 11 ? 0 : 1 / (3 + random.below(rooms.length))));
    const sum = weights.reduce((a, b) => a + b, 0);
    const last = weights.findLastIndex((weight) => weight > 0);
    const texts = new SampleTexts(random, wellFormed);
    const authors = [...this.#people.users, ...this.#people.federated.slice(0, 1 + this.#people.users.length / 50)];
    const row = '(?, ?, ?, ?, ?, CAST(? AS TEXT))';
    const sql = (rows: number): string =>
      `INSERT INTO tblChat (channelID, chatID, chatDate, userId, isAlert, content) VALUES ${Array(rows).fill(row).join(', ')}`;
    const full = sql(rowsPerInsert);
    let values: SqlValue[] = [];
    let written = 0;
    for (const [i, room] of rooms.entries()) {
      const count = i === last ? total - written : Math.min(total - written, Math.round((total * weights[i]!) / sum));
      let id = 0;
      const step = (2 * yearsOfChat) / Math.max(1, count);
      let date = firstDay + BigInt(random.below(1_000_000)) * 10_000_000n;
      for (let n = 0; n < count; n++) {
        id += random.chance(0.02) ? 2 + random.below(5) : 1;
        date += 1n + BigInt(Math.floor(random.next() * step));
        values.push(room.id, id, date, random.pick(authors).id, random.chance(0.01) ? 1 : 0, bindText(texts.next()));
        if (values.length < rowsPerInsert * 6) continue;
        this.#database.run(full, ...values);
        values = [];
      }
      written += count;
      if (count > 0) this.#insert('tblLastChatId', { nodeID: room.id, lastChatId: id + random.below(3) });
      onProgress?.(written, total);
      signal?.throwIfAborted();
      // Lets timers and cancellation in between two rooms.
      if (count > 10_000 || i % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    if (values.length > 0) this.#database.run(sql(values.length / 6), ...values);
  }

  writeInvitations(): void {
    const lastIds = new Map<number, number>();
    for (const { id: room, effectiveInvite, invite, members } of this.#tree.rooms) {
      if (!effectiveInvite || invite === false) continue;
      for (const { id } of members.slice(0, 3)) {
        const invitation = (lastIds.get(id) ?? 0) + 1;
        lastIds.set(id, invitation);
        this.#insert('tblPrincipalInvites', {
          prinID: id,
          invID: invitation,
          nodeID: room,
          createdOn: '2011-05-02T09:30:00Z',
        });
      }
    }
    for (const [id, last] of lastIds) this.#insert('tblLastInviteId', { prinID: id, lastInviteId: last });
  }

  writePreferences(): void {
    const rooms = this.#tree.rooms.slice(0, 5).map(({ guid }) => `ma-chan://contoso.com/${guid.toLowerCase()}`);
    for (const [i, { id, uri }] of this.#people.users.entries()) {
      if (i % 3 !== 0) continue;
      const content = Buffer.from(`<bundle>${rooms.map((room) => `<room uri="${room}"/>`).join('')}</bundle>`).toString(
        'base64',
      );
      for (let version = 1; version <= 1 + (i % 2); version++) {
        this.#insert('tblPreference', {
          prefLabel: `${uri}|username.rooms`,
          prefSeqID: version,
          prefContent: content,
          lastModifiedBy: id,
        });
      }
    }
  }

  writeServers(): void {
    const long = '2011-12-24T18:00:00Z';
    const servers = [
      'net.tcp://gc1.contoso.com:8041/Lookup',
      'net.tcp://gc1.contoso.com:8041/Channel',
      'msmq://gc1.contoso.com/compliance',
    ];
    for (const [i, serverAddress] of servers.entries()) {
      this.#insert('tblServerIdentity', {
        serverID: i + 1,
        serverAddress,
        serverType: 2 ** i,
        serverLastPingTime: i === 1 ? long : null,
      });
    }
    this.#insert('tblAdminLock', { lockExpiresTime: long, lockServerId: 2, lockActorId: 1 });
    for (const [configLabel, configContent] of [
      ['pool', '<pool name="gc.contoso.com"/>'],
      ['webpool', '\\\\files.contoso.com\\GroupChat'],
    ] as const) {
      this.#insert('tblConfig', { configLabel, configSeqID: 1, configContent, lastModifiedBy: 1 });
    }
  }
}
