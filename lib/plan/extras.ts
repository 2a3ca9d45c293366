import type { PrincipalTable } from '../records/principal-table.js';
import type { InvitationRecord, PreferenceRecord } from '../records/records.js';
import type { TextIndex } from '../records/text-index.js';
import type { PlannedRooms } from './planned.js';
import type { PrincipalMapping } from './principal-mapping.js';
import type { Structure } from './structure.js';

/** Decides which invitations and preferences migrate (schema-mapping sections 4.8 and 4.9). */
export class Extras {
  readonly #principals: PrincipalTable;
  readonly #mapping: PrincipalMapping;
  readonly #rooms: PlannedRooms;
  /** 1 for each room whose invitations are on. */
  readonly #inviting: Uint8Array;
  /** Number of each room in the target; 0 for a new one. */
  readonly #numbers: Int32Array;
  /** Made when a preference is asked for: messages are written before, and that takes the most memory. */
  #byUri: TextIndex | undefined;

  /** @param principals of the package */
  constructor({ categories, rooms, principals: mapping }: Structure, principals: PrincipalTable) {
    this.#principals = principals;
    this.#mapping = mapping;
    this.#rooms = rooms;
    this.#inviting = new Uint8Array(rooms.length);
    this.#numbers = new Int32Array(rooms.length);
    const invite = new Uint8Array(categories.length);
    for (const [place, category] of categories.entries()) invite[place] = Number(category.invite);
    for (const [place, room] of rooms.entries()) {
      if (room.invite === null && invite[room.category] === 1) this.#inviting[place] = 1;
      this.#numbers[place] = room.number ?? 0;
    }
  }

  /**
   * Those of migrated rooms whose invitations are on, for principals that are enabled.
   *
   * @returns places of the two, and the room's number if the target has it already
   */
  invitation({
    principal,
    room: id,
  }: InvitationRecord): { principal: number; room: number; number: number | undefined } | undefined {
    const room = this.#rooms.place(id);
    const place = this.#principals.place(principal);
    if (room === undefined || this.#inviting[room] === 0 || place === undefined) return undefined;
    const enabled = this.#principals.disabled(place) === 0 && !this.#principals.isFederated(place);
    return enabled && !this.#principals.isSystem(place)
      ? { principal: place, room, number: this.#numbers[room] || undefined }
      : undefined;
  }

  /** Those of people who migrate. Ask only when it is settled who does. */
  preference({ label }: PreferenceRecord): boolean {
    const bar = label.indexOf('|');
    if (bar < 1) return false;
    this.#byUri ??= this.#principals.byUri();
    for (const place of this.#byUri.places(label.slice(0, bar))) if (this.#mapping.isNeeded(place)) return true;
    return false;
  }
}
