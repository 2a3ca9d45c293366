import type { CategoryRecord, Guid, NodeRecord, RoomMessages, RoomRecord, ScopeEntry } from '../records/records.js';
import { detach, detachOptional } from '../text/detach.js';

/** Keeps records without the text that they were cut out of, and GUIDs that come again and again only once. */
export class Keeper {
  readonly #guids = new Map<Guid, Guid>();

  guid(id: Guid): Guid {
    let kept = this.#guids.get(id);
    if (kept === undefined) {
      kept = detach(id);
      this.#guids.set(kept, kept);
    }
    return kept;
  }

  #optionalGuid(id: Guid | null): Guid | null {
    return id === null ? null : this.guid(id);
  }

  scope({ principal, denied, updatedBy }: ScopeEntry): ScopeEntry {
    return { principal: this.guid(principal), denied, updatedBy: this.#optionalGuid(updatedBy) };
  }

  category({ roles, scope, ...record }: CategoryRecord): Omit<CategoryRecord, 'roles' | 'scope'> {
    return { ...record, ...this.#node(record), scopeDefiner: this.#optionalGuid(record.scopeDefiner) };
  }

  room({
    roles,
    ...record
  }: RoomRecord & { statistics: RoomMessages }): Omit<RoomRecord, 'roles'> & { statistics: RoomMessages } {
    const { topic, addin, statistics } = record;
    const { first, last } = statistics;
    return {
      ...record,
      ...this.#node(record),
      topic: detach(topic),
      addin: this.#optionalGuid(addin),
      statistics: { ...statistics, first: detachOptional(first), last: detachOptional(last) },
    };
  }

  #node(node: Omit<NodeRecord, 'roles'>) {
    return {
      id: this.guid(node.id),
      parent: this.guid(node.parent),
      name: detach(node.name),
      description: detach(node.description),
      roleDefiner: this.#optionalGuid(node.roleDefiner),
      addedBy: this.#optionalGuid(node.addedBy),
      addedOn: detach(node.addedOn),
      updatedBy: this.#optionalGuid(node.updatedBy),
      updatedOn: detach(node.updatedOn),
    };
  }
}
