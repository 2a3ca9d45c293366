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
import { child, type Element } from './element.js';
import {
  bit,
  guid,
  integer,
  longest,
  optionalBit,
  optionalGuid,
  optionalInteger,
  optionalTicks,
  smallInteger,
  text,
  textOfChild,
  ticks,
} from './fields.js';

/** The counterparts of write-xml.ts. Each throws a FieldProblem. */
export const readPrincipal = (element: Element): PrincipalRecord => ({
  id: guid(element, 'principalId'),
  type: integer(element, 'type'),
  uri: text(element, 'uri', longest.principal) ?? '',
  displayName: text(element, 'displayName', longest.principal),
  commonName: text(element, 'commonName', longest.principal),
  companyName: text(element, 'companyName', longest.principal),
  email: text(element, 'email', longest.principal),
  adPath: text(element, 'adPath', longest.adPath),
  userPrincipalName: text(element, 'UserPrincipalName', longest.principal),
  disabled: smallInteger(element, 'disabled'),
  permissions: text(element, 'permissions'),
  addedBy: optionalGuid(element, 'addedBy'),
  addedOn: ticks(element, 'addedOn'),
  updatedBy: optionalGuid(element, 'updatedBy'),
  updatedOn: ticks(element, 'updatedOn'),
  verifiedOn: text(element, 'verifiedOn') ?? '',
});

export const readAffiliation = (element: Element): AffiliationRecord => ({
  id: guid(element, 'id'),
  groups: (child(element, 'Groups')?.children ?? []).map((group) => guid(group, 'id')),
});

const readRole = (element: Element): RoleEntry => ({
  principal: guid(element, 'id'),
  roles:
    (bit(element, 'isMember') ? Role.member : 0) |
    (bit(element, 'isManager') ? Role.manager : 0) |
    (bit(element, 'isPresenter') ? Role.presenter : 0) |
    (bit(element, 'isCreator') ? Role.creator : 0),
  updatedBy: optionalGuid(element, 'updatedBy'),
});

const readScope = (element: Element): ScopeEntry => ({
  principal: guid(element, 'id'),
  denied: bit(element, 'isDenied'),
  updatedBy: optionalGuid(element, 'updatedBy'),
});

const readNode = (element: Element): NodeRecord => ({
  id: guid(element, 'id'),
  parent: guid(element, 'parentId'),
  name: textOfChild(element, 'Name'),
  description: textOfChild(element, 'Desc', longest.description),
  invite: optionalBit(element, 'invite'),
  logged: optionalBit(element, 'logged'),
  filePost: optionalBit(element, 'filePost'),
  visibility: optionalInteger(element, 'visibility'),
  overrideMember: bit(element, 'overrideMember'),
  roleDefiner: optionalGuid(element, 'roleDefinerId'),
  addedBy: optionalGuid(element, 'addedBy'),
  addedOn: ticks(element, 'addedOn'),
  updatedBy: optionalGuid(element, 'updatedBy'),
  updatedOn: ticks(element, 'updatedOn'),
  roles: (child(element, 'Roles')?.children ?? []).map(readRole),
});

// What a category or a room has beside is assigned: a node that is spread into another object takes ten times its memory.
export const readCategory = (element: Element): CategoryRecord =>
  Object.assign(readNode(element), {
    isRoot: bit(element, 'isRoot'),
    contextOnly: bit(element, 'contextOnly'),
    childCreation: optionalBit(element, 'childCreation'),
    scopeDefiner: optionalGuid(element, 'scopeDefinerId'),
    scope: (child(element, 'Scope')?.children ?? []).map(readScope),
  });

export const readRoom = (element: Element): RoomRecord & { statistics: RoomMessages } =>
  Object.assign(readNode(element), {
    disabled: bit(element, 'isDisabled'),
    behavior: integer(element, 'behavior'),
    addin: optionalGuid(element, 'addinId'),
    topic: text(element, 'topic', longest.description) ?? '',
    lastMessageId: optionalInteger(element, 'lastMessageId'),
    statistics: {
      messages: optionalInteger(element, 'messages') ?? 0,
      messagesBefore: optionalInteger(element, 'messagesBefore') ?? 0,
      fileLinks: optionalInteger(element, 'fileLinks') ?? 0,
      first: optionalTicks(element, 'firstMessage'),
      last: optionalTicks(element, 'lastMessage'),
    },
  });

export const readAddin = (element: Element): AddinRecord => ({
  id: guid(element, 'id'),
  name: textOfChild(element, 'Name', longest.addinName),
  url: textOfChild(element, 'Url', longest.addinUrl),
});
