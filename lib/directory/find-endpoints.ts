import type { OCSPersistentChatContact } from '../../schemas/types.js';
import type { ContactQuery, Directory } from './directory.js';
import { nameKey } from './distinguished-name.js';
import { isEndpoint, toContact } from './endpoint.js';
import { sameSipAddress } from './sip-address.js';

/** Whether an endpoint has this identity: its distinguished name, its SIP address with or without sip:, or its display name. */
const hasIdentity = (identity: string): ((contact: OCSPersistentChatContact) => boolean) => {
  const key = nameKey(identity);
  return ({ distinguishedName, sipAddress, displayName }) =>
    (key !== undefined && nameKey(distinguishedName) === key) ||
    sameSipAddress(sipAddress, identity) ||
    displayName.toLowerCase() === identity.toLowerCase();
};

/** The endpoints of a directory, all of them or those with an identity. */
export async function* findEndpoints(
  directory: Directory,
  query: ContactQuery & { identity?: string },
): AsyncGenerator<OCSPersistentChatContact> {
  const accepts = query.identity === undefined ? () => true : hasIdentity(query.identity);
  for await (const object of directory.contacts(query)) {
    if (!isEndpoint(object)) continue;
    const contact = toContact(object);
    if (accepts(contact)) yield contact;
  }
}
