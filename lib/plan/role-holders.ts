import type { PrincipalTable } from '../records/principal-table.js';

const namesShown = 10;

/** Whether the target can give the principal a role: not to federated ones (R13), nor to the system itself. */
export const mayHaveRole = (principals: PrincipalTable, place: number): boolean =>
  !principals.isFederated(place) && !principals.isSystem(place);

/** Principals as a message names them, in the order of the package, and of many only the first. */
export const listPrincipals = (principals: PrincipalTable, places: Iterable<number>): string => {
  const inOrder = [...places].sort((a, b) => a - b);
  const names = inOrder.slice(0, namesShown).map((place) => principals.label(place));
  const more = inOrder.length - names.length;
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
};
