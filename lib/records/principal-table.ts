import { detachOptional } from '../text/detach.js';
import { ByteList } from './byte-list.js';
import { grown } from './grown.js';
import { GuidIndex } from './guid-index.js';
import { foldAddress } from './names.js';
import { NumberReader, NumberWriter } from './number-bytes.js';
import { PackedList } from './packed-list.js';
import type { Guid, PrincipalRecord } from './records.js';
import { PrincipalType } from './records.js';
import { TextIndex } from './text-index.js';
import { TextList } from './text-list.js';
import { WordList } from './word-list.js';

/** As much of a principal as the rules need; the rest is streamed from the package when it is written. */
export type PrincipalEntry = Pick<PrincipalRecord, 'id' | 'type' | 'uri' | 'displayName' | 'disabled' | 'permissions'>;

type Kind = Pick<PrincipalRecord, 'type' | 'disabled' | 'permissions'>;

/**
 * All principals of a package by place and by GUID, with what they are affiliated with. There may be hundreds of thousands, so
 * it keeps columns: an object for each would take twice the memory.
 */
export class PrincipalTable {
  readonly #guids = new GuidIndex();
  readonly #uris = new TextList();
  readonly #displayNames = new PackedList<string | null>();
  /** What is the same for thousands of principals, once, and for each place which of them it has. */
  readonly #kinds: Kind[] = [];
  readonly #kindPlaces = new Map<string, number>();
  #kindOf: Buffer = Buffer.alloc(0);
  /** Those that do not fit into a byte. */
  readonly #rareKinds = new Map<number, number>();
  /** Which of the lists of groups each place has, counted from 1; 0 is none. */
  readonly #groupsOf = new WordList();
  /** Each as numbers of a {@link NumberWriter}: how far each group is from the one before, {@link unsigned}. */
  readonly #groups = new ByteList();

  /** @returns false when there is a principal of that GUID already */
  add(record: PrincipalEntry): boolean {
    if (!this.#guids.add(record.id)) return false;
    this.#uris.add(record.uri);
    this.#displayNames.add(record.displayName);
    this.#addKind(this.#kindPlace(record));
    return true;
  }

  #kindPlace({ type, disabled, permissions }: Kind): number {
    const key = `${type} ${disabled} ${permissions ?? '-'}`;
    let place = this.#kindPlaces.get(key);
    if (place === undefined) {
      place = this.#kinds.push({ type, disabled, permissions: detachOptional(permissions) }) - 1;
      this.#kindPlaces.set(key, place);
    }
    return place;
  }

  #addKind(kind: number): void {
    const place = this.size - 1;
    if (place >= this.#kindOf.length) this.#kindOf = grown(this.#kindOf, this.size);
    this.#kindOf[place] = Math.min(kind, rare);
    if (kind >= rare) this.#rareKinds.set(place, kind);
  }

  #kind(place: number): Kind {
    const kind = this.#kindOf[place]!;
    return this.#kinds[kind === rare ? this.#rareKinds.get(place)! : kind]!;
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
    return this.#kind(place).type;
  }

  uri(place: number): string {
    return this.#uris.at(place)!;
  }

  displayName(place: number): string | null {
    return this.#displayNames.at(place) ?? null;
  }

  disabled(place: number): number {
    return this.#kind(place).disabled;
  }

  permissions(place: number): string | null {
    return this.#kind(place).permissions;
  }

  /** Finds those with an address, whatever its case. Made for who asks: it is large, and most are found by their GUID. */
  byUri(): TextIndex {
    return new TextIndex(this.#uris, foldAddress);
  }

  /** How a person calls it: its address, else its name. */
  label(place: number): string {
    return this.uri(place) || this.displayName(place) || this.id(place);
  }

  *places(): Generator<number> {
    for (let place = 0; place < this.size; place++) yield place;
  }

  setGroups(place: number, groups: number[]): void {
    let last = 0;
    for (const group of groups) {
      writer.add(unsigned(group - last));
      last = group;
    }
    this.#groups.push(writer.take());
    this.#groupsOf.set(place, this.#groups.length);
  }

  /** What it belongs to as the source says it, in its order. */
  groups(place: number): number[] {
    const list = place < this.#groupsOf.length ? this.#groupsOf.at(place) : 0;
    if (list === 0) return [];
    const bytes = this.#groups.at(list - 1);
    const numbers = new NumberReader(bytes, 0, bytes.length);
    const groups: number[] = [];
    let group = 0;
    while (!numbers.isAtEnd) {
      group += signed(numbers.next());
      groups.push(group);
    }
    return groups;
  }

  isSystem(place: number): boolean {
    return this.type(place) === PrincipalType.systemUser;
  }

  /** Federated users and groups, and the external users that nobody uses any more (O10). */
  isFederated(place: number): boolean {
    const type = this.type(place);
    return (
      type === PrincipalType.federatedUser ||
      type === PrincipalType.federatedGroup ||
      type === PrincipalType.externalUser
    );
  }
}

const writer = new NumberWriter();

/** Stands for a kind that does not fit into a byte. */
const rare = 255;

/** Numbers of either sign as numbers from 0 on: 0, -1, 1, -2 and so on. */
const unsigned = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const signed = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);
