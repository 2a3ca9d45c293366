import dgram from 'node:dgram';
import { afterEach, describe, expect, test } from '@jest/globals';
import { exportCsPersistentChatData } from '../../cmdlets/index.js';
import { type ServerAddress, SqlServerConnection } from '../../lib/sqlserver/server.js';
import { parseAddress } from '../../lib/stores/address.js';
import { useWorkspace } from '../workspace.js';
import { encryption, errorAnswer, packet, ScriptedServer } from './scripted-server.js';

const workspace = useWorkspace();
/** The browser's port is fixed, so that it gets an address of loopback to itself. */
const host = `127.0.14.${1 + (process.pid % 250)}`;
const browserPort = 1434;
const login = { credential: { userName: 'reader', password: 'x' }, encryption: 'Unencrypted' } as const;
let browser: dgram.Socket | undefined;
let endpoint: ScriptedServer | undefined;

afterEach(async () => {
  browser?.close();
  await endpoint?.stop();
  browser = undefined;
  endpoint = undefined;
});

const startBrowser = async (answer: string | undefined): Promise<{ asked: number }> => {
  const seen = { asked: 0 };
  const socket = dgram.createSocket('udp4');
  browser = socket;
  socket.on('message', (_, { port, address }) => {
    seen.asked++;
    if (answer === undefined) return;
    const head = Buffer.from([0x05, 0, 0]);
    head.writeUInt16LE(answer.length, 1);
    socket.send(Buffer.concat([head, Buffer.from(answer, 'latin1')]), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(browserPort, host, resolve));
  return seen;
};

const instance = (name: string, port: number): string =>
  `ServerName;SQL1;InstanceName;${name};IsClustered;No;Version;10.50.6000.34;tcp;${port};;`;

/** What an export from a named instance fails with. */
const failure = (dbInstance: string): Promise<{ code: string; message: string; recommendedAction: string }> =>
  exportCsPersistentChatData({
    dbInstance,
    fileName: workspace.file('x.zip'),
    ...login,
  }).then(
    () => {
      throw new Error('The export succeeded.');
    },
    (error) => error,
  );

const startServer = async (): Promise<number> => {
  const refused = errorAnswer(18456, "Login failed for user 'reader'.");
  endpoint = await ScriptedServer.start(
    { encryption: encryption.notSupported, answers: { [packet.login]: [refused] } },
    host,
  );
  return endpoint.port;
};

describe('the SQL Server Browser', () => {
  test('tells the port of a named instance, whatever the case of its name', async () => {
    const port = await startServer();
    await startBrowser(instance('OTHER', 1) + instance('RTC', port));
    expect(await failure(`${host}\\rtc`)).toMatchObject({ code: 'LoginFailed' });
    expect(endpoint!.received).toContain(packet.login);
  });

  test('is not asked when a port is given', async () => {
    const port = await startServer();
    const seen = await startBrowser(instance('RTC', 1));
    expect(await failure(`${host}\\RTC,${port}`)).toMatchObject({ code: 'LoginFailed' });
    expect(seen.asked).toBe(0);
  });

  test('that does not know the instance: the error says to give the port', async () => {
    await startBrowser(instance('OTHER', 1));
    expect(await failure(`${host}\\RTC`)).toMatchObject({
      code: 'SourceUnreachable',
      message: expect.stringContaining('did not tell the port of the instance RTC'),
      recommendedAction: expect.stringContaining('Give the port: -DBInstance host,port'),
    });
  });

  test('that stays silent: the error says to give the port', async () => {
    const seen = await startBrowser(undefined);
    const address = parseAddress(`${host}\\RTC`) as ServerAddress;
    const options = { ...login, role: 'target', connectTimeout: 200 } as const;
    await expect(SqlServerConnection.open(address, 'mgc', options)).rejects.toMatchObject({
      code: 'TargetUnreachable',
      recommendedAction: expect.stringContaining('Give the port: -DBInstance host,port'),
    });
    expect(seen.asked).toBe(1);
  });
});
