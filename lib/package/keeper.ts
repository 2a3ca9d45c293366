import type { CategoryRecord, Guid, ScopeEntry } from '../records/records.js';
import type { RoleList } from '../records/role-list.js';
import { detach } from '../text/detach.js';
import type { PackageCategory } from './package-model.js';

/**
 * Keeps categories without the text that they were cut out of, and GUIDs that come again and again only once. Every property is
 * spelt out, because objects that are spread into one another take four times the memory.
 */
export class Keeper {
  readonly #guids = new Map<Guid, Guid>();

  #guid(id: Guid): Guid {
    let kept = this.#guids.get(id);
    if (kept === undefined) {
      kept = detach(id);
      this.#guids.set(kept, kept);
    }
    return kept;
  }

  #optionalGuid(id: Guid | null): Guid | null {
    return id === null ? null : this.#guid(id);
  }

  #scopeEntry({ principal, denied, updatedBy }: ScopeEntry): ScopeEntry {
    return { principal: this.#guid(principal), denied, updatedBy: this.#optionalGuid(updatedBy) };
  }

  category(record: CategoryRecord, scope: ScopeEntry[], roles: RoleList): PackageCategory {
    return {
      id: this.#guid(record.id),
      parent: this.#guid(record.parent),
      name: detach(record.name),
      description: detach(record.description),
      invite: record.invite,
      logged: record.logged,
      filePost: record.filePost,
      visibility: record.visibility,
      overrideMember: record.overrideMember,
      roleDefiner: this.#optionalGuid(record.roleDefiner),
      addedBy: this.#optionalGuid(record.addedBy),
      addedOn: detach(record.addedOn),
      updatedBy: this.#optionalGuid(record.updatedBy),
      updatedOn: detach(record.updatedOn),
      isRoot: record.isRoot,
      contextOnly: record.contextOnly,
      childCreation: record.childCreation,
      scopeDefiner: this.#optionalGuid(record.scopeDefiner),
      scope: scope.map((entry) => this.#scopeEntry(entry)),
      roles,
    };
  }
}
