import { detach } from '../text/detach.js';
import { GuidIndex } from './guid-index.js';
import type { Guid, PrincipalRecord } from './records.js';
import { PrincipalType } from './records.js';
import { TextList } from './text-list.js';
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
  readonly #uris = new TextList();
  readonly #displayNames = new TextList();
  readonly #disabled: number[] = [];
  readonly #permissions: (string | null)[] = [];
  /** Nearly all principals have the same few rights. */
  readonly #rights = new Map<string, string>();
  /** Where in the lists the groups of each place begin. */
  readonly #groupsAt: number[] = [];
  /** For each list of groups their number, and after it the groups. */
  readonly #groupLists = new WordList();

  /** @returns false when there is a principal of that GUID already */
  add(record: PrincipalEntry): boolean {
    if (!this.#guids.add(record.id)) return false;
    this.#types.push(record.type);
    this.#uris.add(record.uri);
    this.#displayNames.add(record.displayName);
    this.#disabled.push(record.disabled);
    this.#permissions.push(this.#right(record.permissions));
    return true;
  }

  #right(permissions: string | null): string | null {
    if (permissions === null) return null;
    if (!this.#rights.has(permissions)) {
      const kept = detach(permissions);
      this.#rights.set(kept, kept);
    }
    return this.#rights.get(permissions)!;
  }

  get size(): number {
    return this.#guids.size;
  }

  /** Undefined for a principal that the package does not hold. */
  place(id: Guid | null): number | undefined {
    return id === null ? undefined : this.#guids.place(id);
  }

  id(place: number): Guid {
    return this.#guids.at(place);
  }

  type(place: number): number {
    return this.#types[place]!;
  }

  uri(place: number): string {
    return this.#uris.at(place)!;
  }

  displayName(place: number): string | null {
    return this.#displayNames.at(place);
  }

  disabled(place: number): number {
    return this.#disabled[place]!;
  }

  permissions(place: number): string | null {
    return this.#permissions[place]!;
  }

  /** How a person calls it: its address, else its name. */
  label(place: number): string {
    return this.uri(place) || this.displayName(place) || this.id(place);
  }

  *places(): Generator<number> {
    for (let place = 0; place < this.size; place++) yield place;
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
