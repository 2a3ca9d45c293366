import { foldAddress } from '../records/names.js';
import { PackedList } from '../records/packed-list.js';
import type { PrincipalTable } from '../records/principal-table.js';
import type { Guid } from '../records/records.js';
import { nobody } from '../records/role-list.js';
import { WordList } from '../records/word-list.js';
import { type Finding, finding } from './finding.js';
import { placeholderAuthor } from './placeholder-author.js';
import type { PrincipalMapEntry } from './principal-map.js';
import type { TargetPrincipals } from './target.js';

/** Number of the system user in both databases. */
export const systemUser = 1;

/** What is known of how a principal is needed. */
const Need = {
  /** In the target. */
  itself: 1,
  /** By something that is migrated, so that its groups are needed too. */
  named: 2,
  /** Its groups have been looked for. */
  followed: 4,
} as const;

/**
 * Which principals of the package the target needs, and which of its own they are (schema-mapping section 2): the same GUID,
 * else the same address. What exists in the target is left as it is, for the directory is the authority.
 */
export class PrincipalMapping {
  readonly #principals: PrincipalTable;
  /** Sum of {@link Need} of each place. */
  readonly #needs: Uint8Array;
  /** Whether somebody was named whose groups have not been looked for. */
  #isOpen = false;
  /** Number in the target, or 0 for a principal that will be created. */
  readonly #numbers: Int32Array;

  /** Place that stands for another in the principal map. */
  readonly #aliases = new Map<number, number>();
  readonly #unusedEntries: PrincipalMapEntry[] = [];
  /** 1 for each principal that the target has under another GUID. */
  readonly #isUnknown: Uint8Array;
  /** Places of those that the target has under another address, in rising order, and the address. */
  readonly #moved = { places: new WordList(), addresses: new PackedList<string>() };

  /** @param target is not kept: it takes as much memory as the package's own */
  constructor(principals: PrincipalTable, target: TargetPrincipals, principalMap: PrincipalMapEntry[] = []) {
    this.#principals = principals;
    this.#needs = new Uint8Array(principals.size);
    this.#numbers = new Int32Array(principals.size);
    this.#isUnknown = new Uint8Array(principals.size);
    for (const place of principals.places()) this.#numbers[place] = this.#find(place, target);
    if (principalMap.length > 0) this.#applyMap(principalMap, target);
    for (const place of principals.places()) this.#compare(place, target);
  }

  /** What is to be said of a principal that the target has. */
  #compare(place: number, target: TargetPrincipals): void {
    const principals = this.#principals;
    const number = this.#numbers[place]!;
    if (number === 0 || principals.isSystem(place)) return;
    if (target.byId(principals.id(place)) === undefined) {
      this.#isUnknown[place] = 1;
      return;
    }
    const address = target.uri(number);
    if (foldAddress(address) === foldAddress(principals.uri(place))) return;
    this.#moved.places.add(place);
    this.#moved.addresses.add(address);
  }

  #find(place: number, known: TargetPrincipals): number {
    const principals = this.#principals;
    if (principals.isSystem(place)) return systemUser;
    const byId = known.byId(principals.id(place));
    if (byId !== undefined) return byId;
    const uri = principals.uri(place);
    return uri === '' ? 0 : (known.byUri(uri) ?? 0);
  }

  /** The new side may be in the target already, or come along in the package. */
  #applyMap(principalMap: PrincipalMapEntry[], known: TargetPrincipals): void {
    const principals = this.#principals;
    const byUri = principals.byUri();
    const withUri = (uri: string): number | undefined => [...byUri.places(uri)].at(-1);
    const find = (text: string): number | undefined =>
      principals.place(text.replace(/[{}]/g, '').toUpperCase()) ?? withUri(text) ?? withUri(`sip:${text}`);
    for (const entry of principalMap) {
      const from = find(entry.old);
      const number =
        known.byId(entry.new.replace(/[{}]/g, '').toUpperCase()) ??
        known.byUri(entry.new) ??
        known.byUri(`sip:${entry.new}`);
      const to = find(entry.new);
      if (from === undefined || principals.isSystem(from) || (number === undefined && to === undefined))
        this.#unusedEntries.push(entry);
      else if (number !== undefined) this.#numbers[from] = number;
      else if (to !== from) this.#aliases.set(from, to!);
    }
  }

  /** The place that stands for this one; itself for nearly all. */
  resolve(place: number): number {
    // Asked for every role and message: a set for each of them would be gigabytes of garbage.
    if (this.#aliases.size === 0) return place;
    const seen = new Set<number>();
    let current = place;
    for (
      let next = this.#aliases.get(current);
      next !== undefined && !seen.has(next);
      next = this.#aliases.get(current)
    ) {
      seen.add(next);
      current = next;
    }
    return current;
  }

  /** Marks a principal, and the groups it belongs to, as needed in the target; of a place that there is not, nothing. */
  need(place: number | undefined): void {
    if (place === undefined || place === nobody) return;
    const own = this.resolve(place);
    if ((this.#needs[own]! & Need.named) !== 0) return;
    this.#needs[own]! |= Need.itself | Need.named;
    this.#isOpen = true;
  }

  /** Of all places at once, in their order: their groups may lie on disk. */
  #needGroups(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    for (const place of this.#principals.places()) {
      if ((this.#needs[place]! & (Need.named | Need.followed)) !== Need.named) continue;
      const waiting = [place];
      for (let reached = waiting.pop(); reached !== undefined; reached = waiting.pop()) {
        if ((this.#needs[reached]! & Need.followed) !== 0) continue;
        this.#needs[reached]! |= Need.followed;
        this.#needs[this.resolve(reached)]! |= Need.itself;
        waiting.push(...this.#principals.groups(reached));
      }
    }
  }

  needId(id: Guid | null): void {
    this.need(this.#principals.place(id));
  }

  /** Places of those that were marked by themselves, in rising order: whoever marks them again needs the same. */
  *named(): Generator<number> {
    for (const [place, need] of this.#needs.entries()) if ((need & Need.named) !== 0) yield place;
  }

  needAll(): void {
    this.#needs.fill(Need.itself);
  }

  isNeeded(place: number): boolean {
    this.#needGroups();
    return (this.#needs[place]! & Need.itself) !== 0;
  }

  /** Number in the target; undefined for one that is yet to be created. */
  number(place: number): number | undefined {
    return this.#numbers[this.resolve(place)] || undefined;
  }

  /** The same by GUID, with the system user where the principal is not migrated (columns that must not be null). */
  numberOrSystem(id: Guid | null): number | undefined {
    const place = this.#principals.place(id);
    return place === undefined ? systemUser : this.number(place);
  }

  /** Places of the principals that an import creates, in the order of the package. */
  *toCreate(): Generator<number> {
    for (const place of this.#principals.places()) if (this.#numbers[place] === 0 && this.isNeeded(place)) yield place;
  }

  *findings(): Generator<Finding> {
    const principals = this.#principals;
    for (const entry of this.#unusedEntries) {
      const message = `The principal map names '${entry.old}' and '${entry.new}', but one of the two is known nowhere.`;
      yield finding('PrincipalMapUnused', { kind: 'Principal', name: entry.old, message });
    }
    let moved = 0;
    for (const place of principals.places()) {
      const number = this.#numbers[place]!;
      const { places, addresses } = this.#moved;
      while (moved < places.length && places.at(moved) < place) moved++;
      if (!this.isNeeded(place) || principals.isSystem(place)) continue;
      const id = principals.id(place);
      const uri = principals.uri(place);
      const name = principals.label(place);
      if (number === 0) {
        if (principals.disabled(place) !== 0 && !principals.isFederated(place)) {
          const message = 'The principal is disabled in the source, and arrives disabled with its roles and messages.';
          yield finding('PrincipalDisabled', { kind: 'Principal', name, message });
        }
        if (!principals.isFederated(place) || id === placeholderAuthor.id) continue;
        const message = 'A federated or external principal: it stays as an author, disabled, without roles.';
        yield finding('FederatedPrincipal', { kind: 'Principal', name, message });
      } else if (this.#isUnknown[place] === 1) {
        const message = `The target has another principal with the address ${uri}; it takes this one's roles and messages.`;
        if (!principals.isFederated(place))
          yield finding('PrincipalAddressTaken', { kind: 'Principal', name, message });
      } else if (moved < places.length && places.at(moved) === place) {
        const after = addresses.at(moved)!;
        const message = `The principal has the address ${after} in the target, and keeps it.`;
        yield finding('PrincipalAddressChanged', { kind: 'Principal', name, message, before: uri, after });
      }
    }
  }
}
