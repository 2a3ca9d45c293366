import { detach, detachOptional } from '../text/detach.js';
import type { Guid, PrincipalRecord } from './records.js';
import { PrincipalType } from './records.js';

/** As much of a principal as the rules need; the rest is streamed from the package when it is written. */
export type PrincipalEntry = Pick<PrincipalRecord, 'id' | 'type' | 'uri' | 'displayName' | 'disabled' | 'permissions'>;

/** All principals of a package by place and by GUID, with what they are affiliated with. */
export class PrincipalTable {
  readonly #entries: PrincipalEntry[] = [];
  readonly #places = new Map<Guid, number>();
  /** Plain lists: they are short, and typed arrays take much more memory then. */
  readonly #groups = new Map<number, readonly number[]>();

  /** @returns false when there is a principal of that GUID already */
  add(record: PrincipalEntry): boolean {
    if (this.#places.has(record.id)) return false;
    const { type, disabled, permissions } = record;
    const id = detach(record.id);
    this.#places.set(id, this.#entries.length);
    const [uri, displayName] = [detach(record.uri), detachOptional(record.displayName)];
    this.#entries.push({ id, type, uri, displayName, disabled, permissions });
    return true;
  }

  get size(): number {
    return this.#entries.length;
  }

  /** Undefined for a principal that the package does not hold. */
  place(id: Guid | null): number | undefined {
    return id === null ? undefined : this.#places.get(id);
  }

  at(place: number): PrincipalEntry {
    return this.#entries[place]!;
  }

  /** How a person calls it: its address, else its name. */
  label(place: number): string {
    const { uri, displayName, id } = this.at(place);
    return uri || displayName || id;
  }

  entries(): Iterable<PrincipalEntry> {
    return this.#entries;
  }

  setGroups(place: number, groups: number[]): void {
    this.#groups.set(place, groups);
  }

  /** What it belongs to as the source says it, in its order. */
  groups(place: number): readonly number[] {
    return this.#groups.get(place) ?? noGroups;
  }

  /** Everything it belongs to, through any number of groups, itself included. Cycles do no harm. */
  closure(places: Iterable<number>): Set<number> {
    const reached = new Set<number>(places);
    for (const place of reached) for (const group of this.groups(place)) reached.add(group);
    return reached;
  }

  isSystem(place: number): boolean {
    return this.at(place).type === PrincipalType.systemUser;
  }

  /** Federated users and groups, and the external users that nobody uses any more (O10). */
  isFederated(place: number): boolean {
    const { type } = this.at(place);
    return (
      type === PrincipalType.federatedUser ||
      type === PrincipalType.federatedGroup ||
      type === PrincipalType.externalUser
    );
  }
}

const noGroups: readonly number[] = [];
