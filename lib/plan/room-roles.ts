import type { PackageRoom } from '../package/package-model.js';
import type { PrincipalTable } from '../records/principal-table.js';
import { Role } from '../records/records.js';
import { RoleList, type RoleListEntry } from '../records/role-list.js';
import type { Inheritance } from './effective.js';
import { count } from './finding.js';
import type { Findings } from './findings.js';
import type { Inside } from './inside-scope.js';
import { listPrincipals, mayHaveRole } from './role-holders.js';

const auditorium = 5;
const open = 6;

/** What there is to know of a room beside itself. */
interface Surroundings {
  /** Place of its category in the package. */
  category: number;
  /** Who is inside the scope of its category. */
  inside: Inside;
  inheritance: Inheritance;
  principals: PrincipalTable;
  findings: Findings;
}

/**
 * Who gets which role on a room (R24): whoever has it in the source, by the room itself or by inheritance, lies inside the scope
 * of its category, and is not federated (R13). Managers of the root need not lie inside (R8).
 *
 * @param name of the room in the target
 */
export const planRoomRoles = (
  room: PackageRoom,
  name: string,
  { category, inside, inheritance, principals, findings }: Surroundings,
): RoleList => {
  const about = { kind: 'Room', name } as const;
  const presenters = [...room.roles.withRole(Role.presenter)];
  if (room.behavior !== auditorium && presenters.length > 0) {
    const places = presenters.map(([place]) => place);
    const message = `A normal room has no presenters; left out: ${listPrincipals(principals, places)}.`;
    findings.note('PresenterOnNormalRoom', { ...about, message });
  }
  const federated = new Set<number>();
  const outside = new Set<number>();
  const kept: RoleListEntry[] = [];
  const take = (entry: RoleListEntry): void => {
    const [place, role] = entry;
    if (principals.isFederated(place)) federated.add(place);
    if (!mayHaveRole(principals, place)) return;
    if (inside(place) || (role === Role.manager && inheritance.rootManagers.has(place))) kept.push(entry);
    else outside.add(place);
  };
  for (const entry of inheritance.roomRoles(room, category)) take(entry);
  if (room.behavior === auditorium) for (const entry of presenters) take(entry);
  if (federated.size > 0) {
    const message = `${count(federated.size, 'federated principal')} will have no access: ${listPrincipals(principals, federated)}.`;
    findings.note('FederatedMember', { ...about, message });
  }
  if (outside.size > 0) {
    const message = `${count(outside.size, 'principal lies', 'principals lie')} outside the scope of the category and ${outside.size === 1 ? 'gets' : 'get'} no role: ${listPrincipals(principals, outside)}.`;
    findings.note('OutsideScope', { ...about, message });
  }
  const roles = RoleList.from(kept);
  const isOpen = (room.visibility ?? inheritance.settings(category).visibility) === open;
  if (roles.count(Role.member) === 0 && !isOpen)
    findings.note('EmptyRoom', { ...about, message: 'The room has no members.' });
  return roles;
};
