import { child } from './element.js';
import { textOfChild } from './fields.js';
import { EntryName } from './format.js';
import type { PackageReader } from './package-reader.js';

/** A principal or room as far as a package without a manifest tells, that is, one that the vendor's cmdlet wrote. */
export interface VendorItem {
  kind: 'Principal' | 'Room';
  id: string;
  name: string;
  description: string;
  disabled: boolean;
  members: number;
  managers: number;
}

const anyCase = (attributes: Record<string, string>, name: string): string | undefined =>
  Object.entries(attributes).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

/**
 * Streams what the four known files hold (export-format section 3). Fields of principals may be attributes or elements there, in
 * any case; more of them are left alone.
 */
export const readVendorItems = async function* (reader: PackageReader): AsyncGenerator<VendorItem> {
  for (const [entry, list] of [
    [EntryName.users, 'AdUsers'],
    [EntryName.groups, 'AdGroups'],
  ] as const) {
    for await (const batch of reader.elements(entry, list)) {
      for (const element of batch) {
        const field = (name: string): string =>
          anyCase(element.attributes, name) ??
          element.children.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase())?.text ??
          '';
        const id = field('principalId');
        const none = { description: '', disabled: false, members: 0, managers: 0 };
        yield { kind: 'Principal', id, name: field('UserPrincipalName') || id, ...none };
      }
    }
  }
  for await (const batch of reader.elements(EntryName.rooms, 'ChatRooms')) {
    for (const element of batch) {
      const roles = child(element, 'Roles')?.children ?? [];
      const withRole = (name: string): number => roles.filter(({ attributes }) => attributes[name] === '1').length;
      yield {
        kind: 'Room',
        id: element.attributes.id ?? '',
        name: textOfChild(element, 'Name'),
        description: textOfChild(element, 'Desc'),
        disabled: element.attributes.isDisabled === '1' || element.attributes.isDisabled === 'true',
        members: withRole('isMember'),
        managers: withRole('isManager'),
      };
    }
  }
};
