import { afterEach, describe, expect, test } from '@jest/globals';
import { type ServerAddress, SqlServerConnection } from '../../lib/sqlserver/server.js';
import { parseAddress } from '../../lib/stores/address.js';
import { backUp } from '../../lib/stores/sqlserver/backup.js';
import { done, encryption, errorAnswer, loginAnswer, packet, ScriptedServer } from './scripted-server.js';

let endpoint: ScriptedServer | undefined;
afterEach(async () => {
  await endpoint?.stop();
  endpoint = undefined;
});

/** Backs up a database with a name that has to be quoted. */
const backUpAt = async (answer: Buffer): Promise<string> => {
  const answers = { [packet.login]: [loginAnswer()], [packet.batch]: [done(0), answer] };
  endpoint = await ScriptedServer.start({ encryption: encryption.notSupported, answers });
  const login = { credential: { userName: 'a', password: 'b' }, encryption: 'Unencrypted', role: 'target' } as const;
  const server = await SqlServerConnection.open(parseAddress(endpoint.address) as ServerAddress, "m]g'c", login);
  try {
    return await backUp(server);
  } finally {
    await server.close();
  }
};

describe('R16 a backup of a database on a server', () => {
  test('goes into a file of its own in the folder of the server', async () => {
    const file = await backUpAt(done(0));
    expect(file).toMatch(/^m_g_c\.before-import-\d{8}T\d{6}Z\.bak$/);
    expect(endpoint!.statements.at(-1)).toBe(
      `BACKUP DATABASE [m]]g'c] TO DISK = N'${file}' WITH COPY_ONLY, INIT, CHECKSUM`,
    );
  });

  test('that the server refuses is one clear error', async () => {
    await expect(backUpAt(errorAnswer(262, 'BACKUP DATABASE permission denied.'))).rejects.toMatchObject({
      code: 'BackupFailed',
      recommendedAction: expect.stringContaining('leave -Backup out'),
    });
  });
});
