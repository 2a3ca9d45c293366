import type { PrincipalTable } from '../records/principal-table.js';
import type { Guid, InvitationRecord, PreferenceRecord } from '../records/records.js';
import type { PlannedRoom } from './planned.js';
import type { PrincipalMapping } from './principal-mapping.js';

/** Decides which invitations and preferences migrate (schema-mapping sections 4.8 and 4.9). */
export class Extras {
  readonly #principals: PrincipalTable;
  readonly #mapping: PrincipalMapping;
  readonly #inviting: Map<Guid, PlannedRoom>;

  constructor(rooms: PlannedRoom[], principals: PrincipalTable, mapping: PrincipalMapping) {
    this.#principals = principals;
    this.#mapping = mapping;
    this.#inviting = new Map(
      rooms.filter(({ invite, category }) => invite === null && category.invite).map((room) => [room.id, room]),
    );
  }

  /** Those of migrated rooms whose invitations are on, for principals that are enabled. */
  invitation({ principal, room: id }: InvitationRecord): { place: number; room: PlannedRoom } | undefined {
    const room = this.#inviting.get(id);
    const place = this.#principals.place(principal);
    if (room === undefined || place === undefined) return undefined;
    const enabled = this.#principals.disabled(place) === 0 && !this.#principals.isFederated(place);
    return enabled && !this.#principals.isSystem(place) ? { place, room } : undefined;
  }

  /** Those of people who migrate. Ask only when it is settled who does. */
  preference({ label }: PreferenceRecord): boolean {
    const bar = label.indexOf('|');
    if (bar < 1) return false;
    for (const place of this.#principals.withUri(label.slice(0, bar))) if (this.#mapping.isNeeded(place)) return true;
    return false;
  }
}
