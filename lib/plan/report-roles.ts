import type { PackageCategory } from '../package/category-table.js';
import type { PackageModel, PackageRoom } from '../package/package-model.js';
import { Role } from '../records/records.js';
import { count } from './finding.js';
import type { Findings } from './findings.js';
import { listPrincipals, mayHaveRole } from './role-holders.js';

/** The vendor's ceiling for a pool (capacity planning). */
const mostAccessEntries = 2_000_000;

const isLegacy = ({ manifest }: PackageModel): boolean => manifest.source.kind === 'GroupChat';

/** R24: rooms have no creators; categories have no presenters, and in Persistent Chat nothing but creators. */
export const reportRolesWithoutEffect = (
  model: PackageModel,
  kind: 'Category' | 'Room',
  { name, roles }: PackageCategory | PackageRoom,
  findings: Findings,
): void => {
  const onCategory = isLegacy(model) ? Role.member | Role.manager | Role.creator : Role.creator;
  const effective = kind === 'Category' ? onCategory : Role.member | Role.manager | Role.presenter;
  const without = (Role.member | Role.manager | Role.presenter | Role.creator) & ~effective;
  const places = [...roles.withRole(without)].map(([place]) => place);
  if (places.length === 0) return;
  const message = `${count(places.length, 'principal has', 'principals have')} a role that does not exist on a ${kind.toLowerCase()}: ${listPrincipals(model.principals, places)}.`;
  findings.note('RoleWithoutEffect', { kind, name, message });
};

/** R8: managers of the root, and of other categories (R24), manage rooms from now on. */
const reportManagers = (
  model: PackageModel,
  rootManagers: Iterable<number>,
  rooms: number,
  findings: Findings,
): void => {
  const { categories, principals } = model;
  for (const place of rootManagers) {
    if (!mayHaveRole(principals, place)) continue;
    const message = `A manager of the root category becomes a manager of all ${count(rooms, 'room')}.`;
    findings.note('RootManager', { kind: 'Principal', name: principals.label(place), message });
  }
  if (!isLegacy(model)) return;
  for (const { isRoot, name, roles } of categories) {
    if (isRoot || roles.count(Role.manager) === 0) continue;
    const managers = [...roles.withRole(Role.manager)].map(([place]) => place);
    const message = `Managers of the category become managers of the rooms below it: ${listPrincipals(principals, managers)}.`;
    findings.note('CategoryManager', { kind: 'Category', name, message });
  }
};

/** R25: rights that a person has by itself exist in Group Chat only. */
const reportRights = (model: PackageModel, findings: Findings): void => {
  if (!isLegacy(model)) return;
  const { principals } = model;
  for (const place of principals.places()) {
    const permissions = principals.permissions(place);
    if (permissions === null || permissions === '0' || principals.isSystem(place)) continue;
    const name = principals.uri(place) || (principals.displayName(place) ?? '');
    const message = 'Rights of the person itself (upload, administration) are dropped.';
    findings.note('RightsDropped', { kind: 'Principal', name, message });
  }
};

/**
 * What there is to know of all roles together.
 *
 * @param rooms number of rooms that migrate
 * @param accessEntries rows of roles and scopes that the target will hold
 */
export const reportRoles = (
  model: PackageModel,
  { rootManagers, rooms, accessEntries }: { rootManagers: Iterable<number>; rooms: number; accessEntries: number },
  findings: Findings,
): void => {
  reportManagers(model, rootManagers, rooms, findings);
  reportRights(model, findings);
  for (const category of model.categories) reportRolesWithoutEffect(model, 'Category', category, findings);
  const about = { kind: 'Package', name: model.name } as const;
  if (model.unknownPrincipals > 0) {
    const message = `${count(model.unknownPrincipals, 'role, scope or group entry', 'role, scope or group entries')} name principals that the package does not hold.`;
    findings.note('PrincipalUnknown', { ...about, message });
  }
  if (accessEntries > mostAccessEntries) {
    const message = `The pool would have ${count(accessEntries, 'access entry', 'access entries')}; it holds at most ${mostAccessEntries.toLocaleString('en-US')}.`;
    findings.note('TooManyAccessEntries', { ...about, message });
  }
};
