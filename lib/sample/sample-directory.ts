import { createEmbeddedDirectory } from '../directory/embedded/create.js';
import { samplePeople } from './people.js';
import { Random } from './random.js';

/**
 * Makes the embedded directory that goes with a sample database: its users, the pool, and the user account of the old Lookup
 * Server, which still holds the address of the endpoint-to-be (R21).
 */
export const createSampleDirectory = async (
  file: string,
  options: { seed?: number; principals?: number } = {},
): Promise<void> => {
  const { seed = 1, principals = 60 } = options;
  const users = samplePeople(principals, new Random(seed)).users.map(({ name, uri }) => ({
    name: name!,
    displayName: name!,
    sipAddress: uri,
  }));
  await createEmbeddedDirectory(file, {
    forest: 'contoso.com',
    sipDomains: ['contoso.com', 'emea.contoso.com'],
    pools: [{ fqdn: 'pchat.contoso.com', registrar: 'pool01.contoso.com' }],
    users: [...users, { name: 'ocschat', displayName: 'Group Chat Lookup', sipAddress: 'sip:ocschat@contoso.com' }],
  });
};
