import type { Probe } from '../../schemas/types.js';
import { type DirectoryOptions, openDirectory } from '../directory/open.js';
import { migrationRoles } from '../directory/role.js';
import { fails, unknown, warns, works } from './probe.js';

const area = 'Directory';

/** What works of a directory, and why the rest does not. Changes nothing. */
export async function* probeDirectory(options: DirectoryOptions): AsyncGenerator<Probe> {
  try {
    const directory = await openDirectory(options, 'read');
    try {
      yield works(area, 'Open', `${directory.address} can be read.`);
      yield works(area, 'Forest', `${directory.forest}; endpoints are in ${directory.applicationContacts}.`);
      const pools = await directory.pools();
      yield works(area, 'Pools', `It lists ${pools.map(({ fqdn }) => fqdn).join(', ') || 'none'}.`);
      const isMember = await directory.isMember(migrationRoles);
      if (isMember === undefined) yield unknown(area, 'Role', 'An embedded directory does not know its callers.');
      else if (isMember) yield works(area, 'Role', 'Your account may migrate.');
      else
        yield warns(
          area,
          'Role',
          'Your account is not in CsPersistentChatAdministrator or CsAdministrator.',
          'Ask for the role, or use another account.',
        );
    } finally {
      await directory.close();
    }
  } catch (thrown) {
    yield fails(area, 'Open', thrown);
  }
}
