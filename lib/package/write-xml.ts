import type {
  AddinRecord,
  AffiliationRecord,
  CategoryRecord,
  NodeRecord,
  PrincipalRecord,
  RoleEntry,
  RoomMessages,
  RoomRecord,
  ScopeEntry,
} from '../records/records.js';
import { Role } from '../records/records.js';
import { xmlAttribute, xmlText } from '../text/xml.js';

type Value = string | number | boolean | null | undefined;

/** Attributes in the given order; those without a value are left out. Booleans are 1 and 0, as in real exports. */
const attributes = (values: Record<string, Value>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === 'boolean' ? Number(value) : xmlAttribute(String(value))}"`)
    .join('');

const element = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`;

/**
 * Wraps items into `Pool/<list>`. No white space between elements: public readers of ChatRooms.xml miss what follows it
 * (export-format section 3).
 */
export const wrap = async function* (
  list: string,
  items: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="utf-8"?><Pool><${list}>`;
  yield* items;
  yield `</${list}></Pool>`;
};

/** `User` in AdUsers.xml, `Group` in AdGroups.xml, `Folder` in AdFolders.xml. */
export const principalXml = (name: 'User' | 'Group' | 'Folder', record: PrincipalRecord): string =>
  `<${name}${attributes({
    principalId: record.id,
    UserPrincipalName: record.userPrincipalName,
    type: record.type,
    uri: record.uri,
    displayName: record.displayName,
    commonName: record.commonName,
    companyName: record.companyName,
    email: record.email,
    adPath: record.adPath,
    disabled: record.disabled,
    permissions: record.permissions,
    addedBy: record.addedBy,
    addedOn: record.addedOn,
    updatedBy: record.updatedBy,
    updatedOn: record.updatedOn,
    verifiedOn: record.verifiedOn,
  })}/>`;

export const affiliationXml = ({ id, groups }: AffiliationRecord): string =>
  `<User id="${id}"><Groups>${groups.map((group) => `<Group id="${group}"/>`).join('')}</Groups></User>`;

const roleXml = ({ principal, roles, updatedBy }: RoleEntry): string => {
  const bit = (role: number): string => ((roles & role) === 0 ? '0' : '1');
  const presenter = (roles & Role.presenter) === 0 ? '' : ' isPresenter="1"';
  const by = updatedBy === null ? '' : ` updatedBy="${updatedBy}"`;
  return `<Principal id="${principal}" isManager="${bit(Role.manager)}" isMember="${bit(Role.member)}" isCreator="${bit(Role.creator)}"${presenter}${by}/>`;
};

const scopeXml = ({ principal, denied, updatedBy }: ScopeEntry): string =>
  `<Principal${attributes({ id: principal, isDenied: denied, updatedBy })}/>`;

const nodeAttributes = (node: NodeRecord): Record<string, Value> => ({
  id: node.id,
  parentId: node.parent,
  invite: node.invite,
  logged: node.logged,
  filePost: node.filePost,
  visibility: node.visibility,
  overrideMember: node.overrideMember || null,
  roleDefinerId: node.roleDefiner,
  addedBy: node.addedBy,
  addedOn: node.addedOn,
  updatedBy: node.updatedBy,
  updatedOn: node.updatedOn,
});

/** Name, Desc and Roles stand next to each other, in this order. */
const nodeContent = (node: NodeRecord): string =>
  element('Name', node.name) +
  element('Desc', node.description) +
  (node.roles.length === 0 ? '' : `<Roles>${node.roles.map(roleXml).join('')}</Roles>`);

export const categoryXml = (category: CategoryRecord): string =>
  `<Category${attributes({
    ...nodeAttributes(category),
    isRoot: category.isRoot || null,
    contextOnly: category.contextOnly || null,
    childCreation: category.childCreation,
    scopeDefinerId: category.scopeDefiner,
  })}>${nodeContent(category)}${
    category.scope.length === 0 ? '' : `<Scope>${category.scope.map(scopeXml).join('')}</Scope>`
  }</Category>`;

/** @param messages null at levels without messages */
export const roomXml = (room: RoomRecord, messages: RoomMessages | null): string =>
  `<ChatRoom${attributes({
    isDisabled: room.disabled,
    ...nodeAttributes(room),
    behavior: room.behavior,
    addinId: room.addin,
    topic: room.topic === '' ? null : room.topic,
    lastMessageId: room.lastMessageId,
    messages: messages?.messages,
    messagesBefore: messages?.messagesBefore || null,
    fileLinks: messages?.fileLinks || null,
    firstMessage: messages?.first,
    lastMessage: messages?.last,
  })}>${nodeContent(room)}</ChatRoom>`;

export const addinXml = ({ id, name, url }: AddinRecord): string =>
  `<Addin id="${id}">${element('Name', name)}${element('Url', url)}</Addin>`;
