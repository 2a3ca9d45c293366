import { CategoryTable, type PackageCategory } from '../../lib/package/category-table.js';
import type { Manifest } from '../../lib/package/format.js';
import type { PackageRoom, WholePackage } from '../../lib/package/package-model.js';
import type { Finding } from '../../lib/plan/finding.js';
import { defaultChoices, planStructure, type Structure } from '../../lib/plan/structure.js';
import type { TargetCategory, TargetModel, TargetRoom } from '../../lib/plan/target.js';
import { PrincipalTable } from '../../lib/records/principal-table.js';
import { Role } from '../../lib/records/records.js';
import { nobody, RoleList } from '../../lib/records/role-list.js';

/** A GUID that tells a person which item of a test it belongs to. */
export const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const ticks = '634000000000000000';

type RoleNames = Partial<Record<keyof typeof Role, string[]>>;

/** Builds a package in memory: principals by address, categories by name. */
export class PackageBuilder {
  readonly principals = new PrincipalTable();
  readonly categories: PackageCategory[] = [];
  readonly rooms: PackageRoom[] = [];
  readonly addins: WholePackage['addins'] = [];
  kind: 'GroupChat' | 'PersistentChat' = 'GroupChat';
  level: Manifest['level'] = 'All';
  forest = '';
  #next = 1;
  readonly #places = new Map<string, number>();

  constructor() {
    this.principal('system', { type: 4 });
    this.principal('domain', { type: 8 });
    this.category('Root', undefined, { scope: ['domain'] });
  }

  principal(
    uri: string,
    more: { type?: number; groups?: string[]; permissions?: string; disabled?: number } = {},
  ): this {
    const place = this.principals.size;
    this.principals.add({
      id: guid(this.#next++),
      type: more.type ?? 5,
      uri,
      displayName: uri,
      disabled: more.disabled ?? 0,
      permissions: more.permissions ?? '0',
    });
    this.#places.set(uri, place);
    const groups = more.groups ?? (place === 0 || uri === 'domain' ? [] : ['domain']);
    this.principals.setGroups(
      place,
      groups.map((group) => this.place(group)),
    );
    return this;
  }

  place(uri: string): number {
    const place = this.#places.get(uri);
    if (place === undefined) throw new Error(`no principal ${uri}`);
    return place;
  }

  #roles(names: RoleNames): RoleList {
    return RoleList.from(
      (Object.entries(names) as [keyof typeof Role, string[]][]).flatMap(([role, uris]) =>
        uris.map((uri) => [this.place(uri), Role[role], nobody] as const),
      ),
    );
  }

  #node(name: string, parent: string, roles: RoleNames) {
    return {
      id: guid(this.#next++),
      parent,
      name,
      description: `about ${name}`,
      invite: null,
      logged: null,
      filePost: null,
      visibility: null,
      overrideMember: false,
      roleDefiner: null,
      addedBy: null,
      addedOn: ticks,
      updatedBy: null,
      updatedOn: ticks,
      roles: this.#roles(roles),
    };
  }

  category(
    name: string,
    parent: string | undefined,
    more: Partial<Omit<PackageCategory, 'scope' | 'roles'>> & { scope?: string[]; roles?: RoleNames } = {},
  ): this {
    const { scope, roles = {}, ...rest } = more;
    const node = this.#node(name, parent === undefined ? '' : this.id(parent), roles);
    const isRoot = parent === undefined;
    this.categories.push({
      ...node,
      ...(isRoot ? { parent: node.id } : {}),
      isRoot,
      contextOnly: false,
      childCreation: null,
      scopeDefiner:
        scope === undefined && !isRoot ? this.categories.find(({ id }) => id === node.parent)!.scopeDefiner : node.id,
      scope: (scope ?? []).map((uri) => ({
        principal: this.principals.id(this.place(uri)),
        denied: false,
        updatedBy: null,
      })),
      ...rest,
    });
    return this;
  }

  id(category: string): string {
    return this.categories.find(({ name }) => name === category)!.id;
  }

  room(
    name: string,
    category: string,
    more: Partial<Omit<PackageRoom, 'roles' | 'statistics'>> & { roles?: RoleNames; messagesBefore?: number } = {},
  ): this {
    const { roles = {}, messagesBefore = 0, ...rest } = more;
    this.rooms.push({
      ...this.#node(name, this.id(category), roles),
      disabled: false,
      behavior: 4,
      addin: null,
      topic: '',
      lastMessageId: null,
      statistics: { messages: 0, messagesBefore, fileLinks: 0, first: null, last: null },
      ...rest,
    });
    return this;
  }

  model(): WholePackage {
    const categories = new CategoryTable();
    for (const category of this.categories) categories.add(category);
    return {
      name: 'test.zip',
      manifest: {
        formatVersion: 1,
        source: { kind: this.kind, product: 'Lync Server 2010 Group Chat', forest: this.forest, fileStore: '' },
        level: this.level,
        scope: [],
        startDate: null,
        counts: { principals: 0, categories: 0, rooms: 0, addins: 0, messages: 0, messagesBeforeStartDate: 0 },
        oddities: { messagesWithoutRoom: 0, rolesWithoutOwner: 0, complianceEvents: 0 },
        entries: {},
      },
      principals: this.principals,
      categories,
      rooms: this.rooms,
      addins: this.addins,
      unknownPrincipals: 0,
    };
  }

  plan(target: Partial<TargetModel> = {}, separator = ' / '): TestPlan {
    return new TestPlan(
      planStructure(this.model(), { ...emptyTarget, ...target }, { ...defaultChoices(), separator }),
      this.principals,
    );
  }
}

export const emptyTarget: TargetModel = {
  address: 'target.db',
  forest: '',
  root: { number: 1, id: guid(999_999) },
  principals: { byId: () => undefined, byUri: () => undefined, uri: () => '' },
  categories: [],
  rooms: [],
  addins: [],
  accessEntries: 0,
};

const targetNode = (number: number, name: string) => ({
  number,
  id: guid(900_000 + number),
  name,
  description: '',
  addedBy: 1,
  addedOn: ticks,
  updatedBy: 1,
  updatedOn: ticks,
});

export const targetCategory = (number: number, name: string, more: Partial<TargetCategory> = {}): TargetCategory => ({
  ...targetNode(number, name),
  invite: false,
  logged: true,
  filePost: true,
  scope: [],
  creators: [],
  ...more,
});

export const targetRoom = (
  number: number,
  name: string,
  category: number,
  more: Partial<TargetRoom> = {},
): TargetRoom => ({
  ...targetNode(number, name),
  invite: null,
  category,
  behavior: 4,
  visibility: 3,
  addin: null,
  disabled: false,
  roles: RoleList.empty,
  lastMessageId: null,
  hasMessages: false,
  ...more,
});

/** A plan with shortcuts for assertions. */
export class TestPlan {
  readonly structure: Structure;
  readonly #principals: PrincipalTable;

  constructor(structure: Structure, principals: PrincipalTable) {
    this.structure = structure;
    this.#principals = principals;
  }

  findings(code: string): Finding[] {
    return [...this.structure.findings].filter((finding) => finding.code === code);
  }

  get errors(): string[] {
    return [...this.structure.findings]
      .filter(({ severity }) => severity === 'Error')
      .map(({ code, name }) => `${code} ${name}`);
  }

  room(name: string) {
    const rooms = [...this.structure.rooms];
    const room = rooms.find((candidate) => candidate.name === name);
    if (room === undefined) throw new Error(`no room ${name} among ${rooms.map((r) => r.name).join(', ')}`);
    return room;
  }

  /** The name of the category that a room of the plan lies in. */
  categoryOf(room: string): string {
    return this.structure.categories.at(this.room(room).category)!.name;
  }

  category(name: string) {
    const category = [...this.structure.categories].find((candidate) => candidate.name === name);
    if (category === undefined) throw new Error(`no category ${name}`);
    return category;
  }

  /** Addresses of those with a role, in the order of the package. */
  with(role: keyof typeof Role, roles: RoleList): string[] {
    return [...roles].filter(([, bits]) => (bits & Role[role]) !== 0).map(([place]) => this.#principals.label(place));
  }

  scope(category: string): string[] {
    return this.category(category).scope.map(({ principal }) => this.#principals.label(principal));
  }
}
