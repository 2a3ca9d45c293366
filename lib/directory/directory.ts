import type { Filter as LdapFilter } from 'ldapts';
import type { Guid } from '../records/records.js';

/** An object of the directory, with the attribute names and value forms of Active Directory. */
export interface DirectoryObject {
  distinguishedName: string;
  guid: Guid;
  /** Values by the attribute's name in lower case, without objectGUID. */
  attributes: ReadonlyMap<string, readonly string[]>;
}

/** A pool that the directory lists. */
export interface DirectoryPool {
  fqdn: string;
  /** Distinguished name of the service that objects of the pool are homed on; undefined when the directory does not tell. */
  homeServer: string | undefined;
}

/** Attributes of a new object, by their names in Active Directory. */
export type NewAttributes = Record<string, readonly string[]>;

export interface ContactQuery {
  /** Distinguished name that the search is limited to. */
  base?: string;
  /** RFC 4515. */
  ldapFilter?: string;
  /** Narrows the search where the directory can do that; more may be found. */
  narrow?: LdapFilter;
  signal: AbortSignal;
}

/** What the endpoint cmdlets need of a directory. */
export interface Directory {
  /** As the user knows it, for messages. */
  readonly address: string;
  /** DNS name of the forest. */
  readonly forest: string;
  /** Distinguished name of the container that endpoints are in. */
  readonly applicationContacts: string;
  /** Whether there are no pools and SIP domains but those that it lists. */
  readonly isComplete: boolean;
  /** Every object of the forest that has the address in msRTCSIP-PrimaryUserAddress or proxyAddresses, whatever its case. */
  holders(sipAddress: string): Promise<DirectoryObject[]>;
  /** The contacts in the container of the endpoints. @throws CmdletError FilterInvalid */
  contacts(query: ContactQuery): AsyncIterable<DirectoryObject>;
  /** Pools of the deployment; empty when the directory does not list them. */
  pools(): Promise<DirectoryPool[]>;
  /** SIP domains of the deployment; empty when the directory does not list them. */
  sipDomains(): Promise<string[]>;
  /** Whether the caller is in one of the groups, directly or by way of others; undefined when the directory knows no callers. */
  isMember(groups: readonly string[]): Promise<boolean | undefined>;
  create(distinguishedName: string, attributes: NewAttributes): Promise<DirectoryObject>;
  delete(distinguishedName: string): Promise<void>;
  close(): Promise<void>;
}

export const valuesOf = (object: DirectoryObject, attribute: string): readonly string[] =>
  object.attributes.get(attribute.toLowerCase()) ?? [];

/** The first value, or an empty text. */
export const firstValue = (object: DirectoryObject, attribute: string): string => valuesOf(object, attribute)[0] ?? '';
