import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { exportCsPersistentChatData, importCsPersistentChatData } from '../../cmdlets/index.js';
import type { Encryption } from '../../lib/sqlserver/encryption.js';
import { type ServerAddress, SqlServerConnection } from '../../lib/sqlserver/server.js';
import { parseAddress } from '../../lib/stores/address.js';
import { SqlServerReader } from '../../lib/stores/sqlserver/sql-connection.js';
import { useWorkspace } from '../workspace.js';
import {
  done,
  encryption,
  errorAnswer,
  loginAnswer,
  packet,
  type Script,
  ScriptedServer,
  selfSigned,
} from './scripted-server.js';

const workspace = useWorkspace();
const password = 'k4ngaroo-in-a-hat';
const login = { credential: { userName: 'reader', password }, encryption: 'Unencrypted' } as const;
let endpoint: ScriptedServer | undefined;

afterEach(async () => {
  await endpoint?.stop();
  endpoint = undefined;
});

const start = async (script: Script): Promise<ScriptedServer> => {
  endpoint = await ScriptedServer.start(script);
  return endpoint;
};

/** What an export from the endpoint fails with. */
const failure = async (how: Encryption): Promise<{ code: string; message: string; recommendedAction: string }> => {
  const options = {
    dbInstance: endpoint!.address,
    fileName: workspace.file('x.zip'),
    credential: { userName: 'reader', password },
    encryption: how,
  };
  return exportCsPersistentChatData(options).then(
    () => {
      throw new Error('The export succeeded.');
    },
    (error) => {
      expect(`${error.message} ${error.recommendedAction} ${error.stack}`).not.toContain(password);
      return error;
    },
  );
};

describe('faults of a SQL Server, played by a scripted endpoint', () => {
  test('a server that hangs up', async () => {
    await start({ answers: {} });
    const { address } = endpoint!;
    await endpoint!.stop();
    await expect(
      exportCsPersistentChatData({
        dbInstance: address,
        fileName: workspace.file('x.zip'),
        credential: { userName: 'a', password },
      }),
    ).rejects.toMatchObject({ code: 'SourceUnreachable', message: expect.stringContaining('Nothing listens') });
    await expect(
      importCsPersistentChatData({
        dbInstance: address,
        fileName: workspace.file('x.zip'),
        credential: { userName: 'a', password },
      }),
    ).rejects.toMatchObject({ code: 'FileNotFound' });
  });

  test('no login given', async () => {
    await start({ encryption: encryption.notSupported });
    await expect(
      exportCsPersistentChatData({ dbInstance: endpoint!.address, fileName: workspace.file('x.zip') }),
    ).rejects.toMatchObject({ code: 'LoginMissing' });
    expect(endpoint!.connections).toBe(0);
  });

  test('a refused login, and a database that the login may not open', async () => {
    await start({
      encryption: encryption.notSupported,
      answers: { [packet.login]: [errorAnswer(18456, "Login failed for user 'reader'.")] },
    });
    expect(await failure('Unencrypted')).toMatchObject({ code: 'LoginFailed' });
    await endpoint!.stop();
    const answer = Buffer.concat([
      errorAnswer(4060, 'Cannot open database "mgc" requested by the login.'),
      errorAnswer(18456, "Login failed for user 'reader'."),
    ]);
    await start({ encryption: encryption.notSupported, answers: { [packet.login]: [answer] } });
    expect(await failure('Unencrypted')).toMatchObject({ code: 'DatabaseNotFound' });
  });

  test('a deadlock in the first request, and a connection that ends in the middle of one', async () => {
    const deadlock = errorAnswer(1205, 'Transaction was deadlocked. Rerun the transaction.');
    await start({
      encryption: encryption.notSupported,
      answers: { [packet.login]: [loginAnswer()], [packet.batch]: [done(0)], [packet.rpc]: [deadlock] },
    });
    expect(await failure('Unencrypted')).toMatchObject({ code: 'DatabaseLocked' });
    await endpoint!.stop();
    await start({
      encryption: encryption.notSupported,
      answers: { [packet.login]: [loginAnswer()], [packet.batch]: [done(0)], [packet.rpc]: [null] },
    });
    expect((await failure('Unencrypted')).code).toMatch(/^(ConnectionLost|SourceUnreachable)$/);
  });

  test('a server that stays silent in the middle of a request is given up', async () => {
    const stallTimeout = 50;
    await start({
      encryption: encryption.notSupported,
      answers: { [packet.login]: [loginAnswer()], [packet.batch]: [done(0)] },
    });
    const address = parseAddress(endpoint!.address) as ServerAddress;
    const options = { ...login, stallTimeout, role: 'source' } as const;
    const server = await SqlServerConnection.open(address, 'mgc', options);
    try {
      await expect(server.arrays('SELECT 1')).rejects.toMatchObject({ code: 'ServerStalled' });
    } finally {
      await server.close();
    }
  });

  test('the last piece of a request does not wait for an acknowledgement of the one before', async () => {
    const noDelay = jest.spyOn(net.Socket.prototype, 'setNoDelay');
    await start({
      encryption: encryption.notSupported,
      answers: { [packet.login]: [loginAnswer()], [packet.batch]: [done(0)] },
    });
    const address = parseAddress(endpoint!.address) as ServerAddress;
    const server = await SqlServerConnection.open(address, 'mgc', { ...login, role: 'source' });
    try {
      expect(noDelay.mock.calls.length).toBeGreaterThan(0);
      expect(noDelay.mock.contexts.map((socket) => (socket as net.Socket).remotePort)).toContain(address.port);
      expect(noDelay.mock.calls.every(([isWanted]) => isWanted === true)).toBe(true);
    } finally {
      noDelay.mockRestore();
      await server.close();
    }
  });

  test('a deadlock in a later read is tried again on the same connection', async () => {
    const deadlock = errorAnswer(1205, 'Transaction was deadlocked. Rerun the transaction.');
    // State of the database, its catalogue and its fingerprint are empty; then come the deadlock and an empty result.
    const answers = [done(0), done(0), done(0), deadlock, done(0)];
    await start({
      encryption: encryption.notSupported,
      answers: { [packet.login]: [loginAnswer()], [packet.batch]: [done(0)], [packet.rpc]: answers },
    });
    const address = parseAddress(endpoint!.address) as ServerAddress;
    const options = { ...login, role: 'source' } as const;
    const reader = await SqlServerReader.open(() => SqlServerConnection.open(address, 'mgc', options));
    try {
      expect(await reader.rows('SELECT 1 AS one')).toEqual([]);
      expect(endpoint!.received.filter((type) => type === packet.rpc)).toHaveLength(answers.length);
      expect(endpoint!.connections).toBe(1);
    } finally {
      await reader.close();
    }
  });

  test('closing does not wait for an answer that nobody wants any more, and does not connect again', async () => {
    // State of the database, its catalogue and its fingerprint are empty; the scan gets no answer.
    await start({
      encryption: encryption.notSupported,
      answers: {
        [packet.login]: [loginAnswer()],
        [packet.batch]: [done(0)],
        [packet.rpc]: [done(0), done(0), done(0)],
      },
    });
    const address = parseAddress(endpoint!.address) as ServerAddress;
    const options = { ...login, role: 'source' } as const;
    const reader = await SqlServerReader.open(() => SqlServerConnection.open(address, 'mgc', options));
    const before = endpoint!.connections;
    const scan = reader.scan({ from: 'tblNode', columns: { nodeID: 'plain' }, key: ['nodeID'] });
    const row = scan.next().catch((cause) => cause);
    for (const { received } = endpoint!; received.filter((type) => type === packet.rpc).length < 4; ) await sleep(5);
    await reader.close();
    expect(await row).toBeInstanceOf(Error);
    expect(endpoint!.connections).toBe(before);
  });

  test('a server without encryption never gets the password of a connection that was to be encrypted', async () => {
    await start({ encryption: encryption.notSupported, answers: { [packet.login]: [loginAnswer()] } });
    for (const how of ['Verified', 'TrustServerCertificate', 'LegacyTls'] as const) {
      expect(await failure(how)).toMatchObject({
        code: 'EncryptionFailed',
        message: expect.stringContaining('it cannot encrypt'),
        recommendedAction: expect.stringContaining('-Encryption Unencrypted'),
      });
    }
    expect(endpoint!.received).not.toContain(packet.login);
  });

  test('a server that demands encryption gets no password in clear text either', async () => {
    await start({ encryption: encryption.required });
    expect(await failure('Unencrypted')).toMatchObject({
      code: 'EncryptionFailed',
      message: expect.stringContaining('it demands encryption'),
    });
    expect(endpoint!.received).not.toContain(packet.login);
  });
});

describe('certificates and versions of TLS', () => {
  let certificate: { key: Buffer; cert: Buffer };
  beforeEach(() => {
    certificate = selfSigned(workspace.folder);
  });
  const refused = { [packet.login]: [errorAnswer(18456, 'Login failed.')] };

  test('a certificate that is not trusted: the error names the choice that works, and it works', async () => {
    await start({ encryption: encryption.on, tls: certificate, answers: refused });
    expect(await failure('Verified')).toMatchObject({
      code: 'EncryptionFailed',
      recommendedAction: expect.stringContaining('-Encryption TrustServerCertificate'),
    });
    expect(endpoint!.received).not.toContain(packet.login);
    expect(await failure('TrustServerCertificate')).toMatchObject({ code: 'LoginFailed' });
    expect(endpoint!.received).toContain(packet.login);
  });

  test('a server that speaks TLS 1.0 only: the error names the choice that works, and it works', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'AES128-SHA:@SECLEVEL=0' } as const;
    await start({ encryption: encryption.on, tls: { ...certificate, ...old }, answers: refused });
    for (const how of ['Verified', 'TrustServerCertificate'] as const) {
      expect(await failure(how)).toMatchObject({
        code: 'EncryptionFailed',
        recommendedAction: expect.stringContaining('-Encryption LegacyTls'),
      });
    }
    expect(endpoint!.received).not.toContain(packet.login);
    expect(await failure('LegacyTls')).toMatchObject({ code: 'LoginFailed' });
    // An empty fragment, which old servers do not understand, would be a record of 32 bytes before the one with the login.
    expect(endpoint!.records).toHaveLength(1);
    expect(endpoint!.records[0]).toBeGreaterThan(200);
  });
});
