import { detach, detachOptional } from '../text/detach.js';
import { GuidIndex } from './guid-index.js';
import type { Guid, PrincipalRecord } from './records.js';
import { PrincipalType } from './records.js';
import { WordList } from './word-list.js';

/** As much of a principal as the rules need; the rest is streamed from the package when it is written. */
export type PrincipalEntry = Pick<PrincipalRecord, 'id' | 'type' | 'uri' | 'displayName' | 'disabled' | 'permissions'>;

/**
 * All principals of a package by place and by GUID, with what they are affiliated with. There may be hundreds of thousands, so
 * it keeps columns: an object for each would take twice the memory.
 */
export class PrincipalTable {
  readonly #guids = new GuidIndex();
  readonly #types: number[] = [];
  readonly #uris: string[] = [];
  readonly #displayNames: (string | null)[] = [];
  readonly #disabled: number[] = [];
  readonly #permissions: (string | null)[] = [];
  /** Where in the lists the groups of each place begin. */
  readonly #groupsAt: number[] = [];
  /** For each list of groups their number, and after it the groups. */
  readonly #groupLists = new WordList();

  /** @returns false when there is a principal of that GUID already */
  add(record: PrincipalEntry): boolean {
    if (!this.#guids.add(record.id)) return false;
    this.#types.push(record.type);
    this.#uris.push(detach(record.uri));
    this.#displayNames.push(detachOptional(record.displayName));
    this.#disabled.push(record.disabled);
    this.#permissions.push(detachOptional(record.permissions));
    return true;
  }

  get size(): number {
    return this.#guids.size;
  }

  /** Undefined for a principal that the package does not hold. */
  place(id: Guid | null): number | undefined {
    return id === null ? undefined : this.#guids.place(id);
  }

  at(place: number): PrincipalEntry {
    const guids = this.#guids;
    return {
      // Few who walk through the table want the GUIDs.
      get id() {
        return guids.at(place);
      },
      type: this.#types[place]!,
      uri: this.#uris[place]!,
      displayName: this.#displayNames[place]!,
      disabled: this.#disabled[place]!,
      permissions: this.#permissions[place]!,
    };
  }

  /** How a person calls it: its address, else its name. */
  label(place: number): string {
    return this.#uris[place] || this.#displayNames[place] || this.#guids.at(place);
  }

  *entries(): Generator<PrincipalEntry> {
    for (let place = 0; place < this.size; place++) yield this.at(place);
  }

  setGroups(place: number, groups: number[]): void {
    this.#groupsAt[place] = this.#groupLists.length;
    this.#groupLists.add([groups.length]);
    this.#groupLists.add(groups);
  }

  /** What it belongs to as the source says it, in its order. Only good until the table is changed. */
  groups(place: number): Uint32Array {
    const start = this.#groupsAt[place];
    if (start === undefined) return noGroups;
    return this.#groupLists.slice(start + 1, start + 1 + this.#groupLists.at(start));
  }

  /** Everything it belongs to, through any number of groups, itself included. Cycles do no harm. */
  closure(places: Iterable<number>): Set<number> {
    const reached = new Set<number>(places);
    for (const place of reached) for (const group of this.groups(place)) reached.add(group);
    return reached;
  }

  isSystem(place: number): boolean {
    return this.#types[place] === PrincipalType.systemUser;
  }

  /** Federated users and groups, and the external users that nobody uses any more (O10). */
  isFederated(place: number): boolean {
    const type = this.#types[place];
    return (
      type === PrincipalType.federatedUser ||
      type === PrincipalType.federatedGroup ||
      type === PrincipalType.externalUser
    );
  }
}

const noGroups = new Uint32Array(0);
