import { foldName } from '../records/names.js';
import type { SamplePeople, SamplePrincipal } from './people.js';
import type { Random } from './random.js';
import { areas, departments, regions, roomNames } from './words.js';

export interface SampleNode {
  id: number;
  guid: string;
  parent: number;
  isCategory: boolean;
  name: string;
  /** Name after flattening; unique in the whole sample, so that it migrates without a collision. */
  flatName: string;
  depth: number;
  topic: string;
  overrideMember: boolean;
  invite: boolean | null;
  effectiveInvite: boolean;
  logged: boolean | null;
  filePost: boolean | null;
  childCreation: boolean | null;
  disabled: boolean;
  auditorium: boolean;
  visibility: number | null;
  scopeDefiner: number;
  roleDefiner: number;
  addin: string | null;
  /** Groups that the scope of its definer names; empty where it is the whole forest. */
  scopeGroups: SamplePrincipal[];
  scope: SamplePrincipal[];
  members: SamplePrincipal[];
  managers: SamplePrincipal[];
  presenters: SamplePrincipal[];
}

export interface SampleAddin {
  id: string;
  name: string;
  url: string;
}

export interface SampleTree {
  root: SampleNode;
  categories: SampleNode[];
  rooms: SampleNode[];
  addins: SampleAddin[];
}

/** Makes the tree of categories and rooms with settings, scopes and roles, of every kind that the rules know. */
export const sampleTree = (
  roomCount: number,
  people: SamplePeople,
  random: Random,
  membersPerRoom: number,
): SampleTree => {
  const used = new Set<string>();
  let lastId = 1;
  const unique = (name: string, prefix: string): string => {
    for (let number = 1; ; number++) {
      const candidate = number === 1 ? name : `${name} ${number}`;
      const key = foldName(prefix + candidate);
      if (used.has(key)) continue;
      used.add(key);
      return candidate;
    }
  };
  const activeUsers = people.users.filter(({ disabled }) => !disabled);
  const some = (list: SamplePrincipal[], count: number): SamplePrincipal[] =>
    list.length === 0 ? [] : [...new Set(Array.from({ length: count }, () => random.pick(list)))];
  const maybe = (probability: number): boolean | null => (random.chance(probability) ? random.chance(0.5) : null);

  const addins = ['Wiki', 'Dashboard', 'Phone list', 'Unused add-in'].map((name) => ({
    id: random.guid(),
    name,
    url: `https://${name.toLowerCase().replaceAll(' ', '-')}.contoso.com/chat`,
  }));
  const node = (parent: SampleNode | undefined, isCategory: boolean, name: string): SampleNode => {
    const prefix =
      parent === undefined || parent.depth === 0 || (!isCategory && parent.depth === 1) ? '' : `${parent.flatName} / `;
    // A room at the second level keeps its name; only deeper ones are prefixed.
    const ownPrefix = !isCategory && parent !== undefined && parent.depth <= 1 ? '' : prefix;
    const own = parent === undefined ? name : unique(name, ownPrefix);
    const id = parent === undefined ? 1 : ++lastId;
    return {
      id,
      guid: random.guid(),
      parent: parent?.id ?? 1,
      isCategory,
      name: own,
      flatName: ownPrefix + own,
      depth: parent === undefined ? 0 : parent.depth + 1,
      topic: '',
      overrideMember: false,
      invite: null,
      effectiveInvite: parent?.effectiveInvite ?? false,
      logged: null,
      filePost: null,
      childCreation: null,
      disabled: false,
      auditorium: false,
      visibility: null,
      scopeDefiner: parent?.scopeDefiner ?? 1,
      roleDefiner: parent?.roleDefiner ?? 1,
      addin: null,
      scopeGroups: parent?.scopeGroups ?? [],
      scope: [],
      members: [],
      managers: [],
      presenters: [],
    };
  };

  const root = node(undefined, true, 'Root');
  Object.assign(root, { invite: false, logged: true, filePost: true, childCreation: true, visibility: 3 });
  root.scope = people.domains;
  root.managers = some(activeUsers, 2);

  const categories: SampleNode[] = [];
  const addCategory = (parent: SampleNode, name: string): void => {
    const category = node(parent, true, name);
    category.invite = maybe(0.5);
    category.effectiveInvite = category.invite ?? parent.effectiveInvite;
    category.logged = maybe(0.2);
    category.filePost = maybe(0.2);
    category.childCreation = maybe(0.3);
    category.overrideMember = random.chance(0.2);
    if (category.overrideMember) category.roleDefiner = category.id;
    if (parent.depth === 0 && categories.length % 3 === 1) {
      category.scope = some(people.groups, 3);
      category.scopeGroups = category.scope;
      category.scopeDefiner = category.id;
    }
    if (random.chance(0.5))
      category.members = [random.pick(category.scopeGroups.length > 0 ? category.scopeGroups : people.groups)];
    if (random.chance(0.25)) category.managers = some(activeUsers, 1);
    categories.push(category);
  };
  const categoryCount = Math.max(6, Math.ceil(roomCount / 8));
  for (let i = 0; categories.length < Math.ceil(categoryCount / 4); i++)
    addCategory(root, departments[i % departments.length]!);
  while (categories.length < categoryCount) {
    const parent = random.pick(categories);
    if (parent.depth < 4) addCategory(parent, random.pick(parent.depth === 1 ? regions : areas));
  }

  const rooms: SampleNode[] = [];
  for (let i = 0; i < roomCount; i++) {
    // The first room of every sample lies directly under the root.
    const parent = i === 0 ? root : random.pick(categories);
    const room = node(parent, false, random.pick(roomNames));
    const eligible =
      parent.scopeGroups.length === 0
        ? people.users
        : parent.scopeGroups.flatMap(({ id }) => people.usersOf.get(id) ?? []);
    room.topic = random.chance(0.3) ? `About ${room.name.toLowerCase()}` : '';
    room.overrideMember = random.chance(0.2);
    if (room.overrideMember) room.roleDefiner = room.id;
    room.invite = i % 9 === 4 ? true : maybe(0.2);
    room.logged = random.chance(0.1) ? false : null;
    room.filePost = random.chance(0.05) ? false : null;
    room.visibility = random.chance(0.3) ? 2 : null;
    room.disabled = i % 17 === 8;
    room.auditorium = i % 13 === 6;
    room.addin = random.chance(0.15) ? addins[random.below(3)]!.id : null;
    room.members = some(eligible, 1 + random.below(membersPerRoom * 2));
    room.managers = some(eligible, 1);
    if (room.auditorium || i % 29 === 3) room.presenters = some(eligible, 2);
    if (i % 11 === 5) room.members = [...new Set([...room.members, random.pick(people.federated)])];
    if (i % 19 === 7) room.members = [...new Set([...room.members, random.pick(people.users)])];
    rooms.push(room);
  }
  return { root, categories, rooms, addins };
};
