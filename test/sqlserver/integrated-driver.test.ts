import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { exportCsPersistentChatData } from '../../cmdlets/index.js';
import { callAndKill } from '../faults/killed-process.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();
const nodePath = process.env.NODE_PATH;
afterEach(() => {
  delete process.env.CS_PCHAT_TEST_ODBC;
  if (nodePath === undefined) delete process.env.NODE_PATH;
  else process.env.NODE_PATH = nodePath;
});

/** Stands in for msnodesqlv8: notes the connection strings, and fails as ODBC does. It never gives a result. */
const install = (answer: object): void => {
  mkdirSync(workspace.file('node_modules/msnodesqlv8'), { recursive: true });
  writeFileSync(
    workspace.file('node_modules/msnodesqlv8/index.js'),
    `const { appendFileSync } = require('node:fs');
     const { EventEmitter } = require('node:events');
     const answer = ${JSON.stringify(answer)};
     const failure = ({ message, code }) => Object.assign(new Error(message), { code, sqlstate: '42000' });
     exports.open = ({ conn_str }, callback) => {
       appendFileSync(process.env.CS_PCHAT_TEST_ODBC, conn_str + '\\n');
       const missing = !conn_str.includes(answer.driver);
       const error = missing ? { message: 'Data source name not found and no default driver specified', code: 0 } : answer.login;
       if (error !== undefined) return setImmediate(callback, failure(error));
       setImmediate(callback, null, {
         setUseNumericString() {}, setUseUTC() {}, close(closed) { setImmediate(closed); },
         queryRaw() { return this.query(); },
         query() {
           const query = new EventEmitter();
           setImmediate(() => { query.emit('error', failure(answer.query), false); query.emit('free'); });
           return query;
         },
       });
     };`,
  );
  process.env.NODE_PATH = workspace.file('node_modules');
  process.env.CS_PCHAT_TEST_ODBC = workspace.file('odbc.txt');
};

/** What an export fails with, in a process of its own, where Node looks for the module anew. */
const failure = async (options: object = {}): Promise<string> => {
  const call = { dbInstance: 'sql1.contoso.com\\RTC', fileName: workspace.file('x.zip'), ...options };
  const { killed, errors } = await callAndKill('exportCsPersistentChatData', call);
  expect(killed).toBe(true);
  return errors;
};

const connectionStrings = (): string[] => readFileSync(workspace.file('odbc.txt'), 'utf8').trim().split('\n');

describe('Windows integrated login', () => {
  test('without msnodesqlv8 the error names what to give or install', async () => {
    await expect(
      exportCsPersistentChatData({ dbInstance: 'sql1.contoso.com', fileName: workspace.file('x.zip') }),
    ).rejects.toMatchObject({
      code: 'LoginMissing',
      recommendedAction: expect.stringMatching(/-Credential.*npm install msnodesqlv8/),
    });
  });

  test('with it, and no credential, the newest driver of ODBC that is installed logs the account in', async () => {
    install({ driver: 'ODBC Driver 17', login: { message: "Login failed for user 'CONTOSO\\\\me'.", code: 18456 } });
    expect(await failure({ dbName: 'a};PWD={b' })).toContain('LoginFailed');
    const [first, last] = [connectionStrings()[0], connectionStrings().at(-1)];
    expect(first).toContain('Driver={ODBC Driver 18 for SQL Server}');
    expect(last).toBe(
      'Driver={ODBC Driver 17 for SQL Server};Server={sql1.contoso.com\\RTC};Database={a}};PWD={b};Trusted_Connection={yes};' +
        'APP={CsPersistentChat};Encrypt={yes};TrustServerCertificate={no}',
    );
  });

  test('a port wins over the instance, and the encryption is what was asked for', async () => {
    install({ driver: 'ODBC Driver 18', login: { message: 'Cannot open database "mgc".', code: 4060 } });
    const dbInstance = 'sql1.contoso.com\\RTC,49152';
    expect(await failure({ dbInstance, encryption: 'TrustServerCertificate' })).toContain('DatabaseNotFound');
    expect(connectionStrings().at(-1)).toMatch(
      /Server=\{sql1\.contoso\.com,49152\};.*Encrypt=\{yes\};TrustServerCertificate=\{yes\}$/,
    );
    await failure({ dbInstance, encryption: 'Unencrypted' });
    expect(connectionStrings().at(-1)).toContain('Encrypt={no}');
  });

  test('a certificate that is not trusted: the error names the choice that works', async () => {
    const message = 'SSL Provider: The certificate chain was issued by an authority that is not trusted.';
    install({ driver: 'ODBC Driver 18', login: { message, code: -2146893019 } });
    const errors = await failure();
    expect(errors).toContain('EncryptionFailed');
    expect(errors).toContain('-Encryption TrustServerCertificate');
  });

  test('a computer without any such driver', async () => {
    install({ driver: 'none' });
    expect(await failure()).toMatch(/LoginMissing[\s\S]*ODBC Driver 18 for SQL Server/);
  });

  test('requests go over the connection, which is made once', async () => {
    install({ driver: 'ODBC Driver 18', query: { message: 'The SELECT permission was denied.', code: 229 } });
    expect(await failure()).toContain('DatabaseAccessRefused');
    expect(connectionStrings()).toHaveLength(1);
  });

  test('with a credential it is not loaded', async () => {
    install({ driver: 'ODBC Driver 18' });
    const credential = { userName: 'reader', password: 'x' };
    expect(await failure({ dbInstance: '127.0.0.1,1', credential })).toContain('SourceUnreachable');
    expect(() => connectionStrings()).toThrow('ENOENT');
  });
});
