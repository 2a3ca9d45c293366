import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from '@jest/globals';
import * as cmdlets from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { hideSecret, withoutLogin } from '../../lib/secrets.js';
import { runFake } from '../cli/fake-terminal.js';
import { describePowerShell, literal, modulePath, runPowerShell } from '../powershell/pwsh.js';
import { testServer } from '../sqlserver/test-server.js';
import { useWorkspace } from '../workspace.js';
import { deadPort, gossip, RefusingDirectory, sqlScripts, startSqlServer } from './peers.js';
import { CommandLines, password, tracesIn, tracesInFiles, tracesInValue } from './traces.js';

const workspace = useWorkspace();
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const credential = { userName: 'sa', password };
const encryption = 'Unencrypted' as const;

/** Addresses of SQL Servers that fail in every way that there is, by name. */
const sqlServers: [string, () => Promise<string>][] = [
  ...Object.entries(sqlScripts).map(([name, script]): [string, () => Promise<string>] => [
    `a server that ${name}`,
    async () => {
      const server = await startSqlServer(script);
      stops.push(() => server.stop());
      return server.address;
    },
  ]),
  ['a port at which nothing listens', async () => `127.0.0.1,${await deadPort()}`],
];

const startDirectory = async (): Promise<RefusingDirectory> => {
  const directory = await RefusingDirectory.start();
  stops.push(() => directory.stop());
  return directory;
};

/** All of them by name, whatever their options are. */
const functions = { ...cmdlets } as unknown as Record<keyof typeof cmdlets, (options: object) => Promise<unknown>>;

/** Calls a function of the Node API and keeps all that it says and does. */
const callApi = async (name: keyof typeof cmdlets, options: object): Promise<unknown[]> => {
  const kept: unknown[] = [];
  const keep = (value: unknown) => void kept.push(value);
  const streams = { onProgress: keep, onWarning: keep, onVerbose: keep, onError: keep, onWhatIf: keep };
  const result = await functions[name]({ ...options, ...streams, confirm: () => true }).then(
    (value) => ({ value }),
    (error) => ({ error }),
  );
  return [...kept, result];
};

test('the search itself finds a password in any of its forms', () => {
  for (const text of [
    password,
    JSON.stringify({ password }),
    `x${Buffer.from(`ab${password}cd`).toString('base64')}`,
    Buffer.from(`a${password}`, 'utf16le').toString('base64'),
    `https://x/?p=${encodeURIComponent(password)}`,
    `<S>${password.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</S>`,
  ])
    expect(tracesIn(text)).not.toEqual([]);
  expect(
    tracesInValue({ a: [new Error('x', { cause: Object.assign(new Error(), { hidden: password }) })] }),
  ).not.toEqual([]);
  expect(tracesIn('nothing to see')).toEqual([]);
});

describe('the Node API', () => {
  const calls: [keyof typeof cmdlets, object][] = [
    ['exportCsPersistentChatData', { fileName: 'x.zip', report: 'x.html' }],
    ['testCsPersistentChatData', { report: 'x.html', proposedRenameFile: 'x.csv' }],
    ['importCsPersistentChatData', { fileName: 'sound.zip', report: 'i.html', plan: 'plan.json', whatIf: true }],
    ['compareCsPersistentChatData', { fileName: 'sound.zip' }],
    ['getCsPersistentChatRoom', {}],
    ['newCsPersistentChatDatabase', {}],
    ['testCsPersistentChatSetup', {}],
  ];

  test.each(sqlServers)('%s: every cmdlet with a credential', async (_, start) => {
    await generateSample(workspace.file('legacy.db'), { messages: 20 });
    const fileName = workspace.file('sound.zip');
    await cmdlets.exportCsPersistentChatData({ dbInstance: workspace.file('legacy.db'), fileName });
    for (const [name, more] of calls) {
      const dbInstance = await start();
      const files = Object.fromEntries(
        Object.entries(more).map(([key, value]) => [key, typeof value === 'string' ? workspace.file(value) : value]),
      );
      const kept = await callApi(name, { dbInstance, credential, encryption, ...files });
      // The doctor tells of a failure instead of failing.
      if (name !== 'testCsPersistentChatSetup') expect(kept.at(-1)).toMatchObject({ error: { name: 'CmdletError' } });
      expect([name, ...kept.flatMap(tracesInValue)]).toEqual([name]);
    }
    expect(tracesInFiles(workspace.folder)).toEqual([]);
  });

  test.each(['the environment', 'the settings file'])('a login from %s', async (place) => {
    const server = await startSqlServer(sqlScripts['refuses the login for a reason of its own']!);
    stops.push(() => server.stop());
    const directory = await startDirectory();
    const variables: Record<string, string> =
      place === 'the environment'
        ? {
            CS_PCHAT_SQL_USER: 'sa',
            CS_PCHAT_SQL_PASSWORD: password,
            CS_PCHAT_SQL_ENCRYPTION: encryption,
            CS_PCHAT_DIRECTORY_USER: 'admin@contoso.com',
            CS_PCHAT_DIRECTORY_PASSWORD: password,
            CS_PCHAT_DIRECTORY_CA: directory.certificate,
          }
        : { CS_PCHAT_SETTINGS: workspace.file('settings.json') };
    const settings = {
      sqlServer: { user: 'sa', password, encryption },
      directoryLogin: { user: 'admin@contoso.com', password, certificateAuthority: directory.certificate },
    };
    if (place === 'the settings file') writeFileSync(workspace.file('settings.json'), JSON.stringify(settings));
    const before = { ...process.env };
    Object.assign(process.env, variables);
    try {
      const exported = await callApi('exportCsPersistentChatData', {
        dbInstance: server.address,
        fileName: workspace.file('x.zip'),
      });
      const found = await callApi('getCsPersistentChatEndpoint', { directory: directory.address });
      const setup = await callApi('testCsPersistentChatSetup', {
        dbInstance: server.address,
        directory: directory.address,
      });
      expect(exported.at(-1)).toMatchObject({ error: { code: 'LoginFailed' } });
      expect(found.at(-1)).toMatchObject({ error: { code: 'DirectoryLoginFailed' } });
      expect(directory.binds).toBeGreaterThan(1);
      expect([exported, found, setup].flatMap(tracesInValue)).toEqual([]);
    } finally {
      for (const name of Object.keys(variables)) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
  });

  test('a directory that refuses the bind, one without TLS, and one that is not there', async () => {
    const directory = await startDirectory();
    process.env.CS_PCHAT_DIRECTORY_CA = directory.certificate;
    try {
      for (const address of [
        directory.address,
        directory.address.replace('ldaps', 'ldap'),
        `ldaps://127.0.0.1:${await deadPort()}`,
      ]) {
        const kept = await callApi('getCsPersistentChatEndpoint', { directory: address, credential });
        expect(kept.at(-1)).toMatchObject({ error: { name: 'CmdletError' } });
        expect(kept.flatMap(tracesInValue)).toEqual([]);
      }
    } finally {
      delete process.env.CS_PCHAT_DIRECTORY_CA;
    }
    expect(directory.binds).toBe(1);
  });

  test.each([
    ['a credential with a misspelt field', { credential: { userName: 'sa', pasword: password } }],
    ['a credential without a user', { credential: { password } }],
    ['a credential that is text', { credential: `sa:${password}` }],
    ['a credential that is a list', { credential: ['sa', password] }],
    ['a password as a parameter', { password }],
    ['an address with a login', { dbInstance: `mssql://sa:${password}@sql1` }],
    ['an address with a login and nothing else', { dbInstance: `sa:${password}@sql1` }],
    ['a connection string', { dbInstance: `Server=sql1;User Id=sa;Password=${password};Encrypt=no` }],
    ['a connection string in short', { dbInstance: `Data Source=sql1;uid=sa;PWD = "${password.replace('"', '')}"` }],
  ])('%s', async (_, wrong) => {
    const kept = await callApi('exportCsPersistentChatData', {
      dbInstance: 'sql1',
      fileName: workspace.file('x.zip'),
      ...wrong,
    });
    expect(kept.at(-1)).toMatchObject({ error: { exitCode: 2 } });
    expect(kept.flatMap(tracesInValue)).toEqual([]);
  });

  test('the address of a directory with a login', async () => {
    for (const directory of [`ldaps://admin:${password}@dc1`, `admin:${password}@dc1.contoso.com`]) {
      const kept = await callApi('getCsPersistentChatEndpoint', { directory, credential });
      expect(kept.at(-1)).toMatchObject({ error: { name: 'CmdletError' } });
      expect(kept.flatMap(tracesInValue)).toEqual([]);
    }
  });

  test.each(['{"sqlServer": {"password": "%", }}', '{"sqlServer": {"password": %}}', '{"sqlServer": "%"}', '["%"]'])(
    'a settings file that is wrong: %s',
    async (text) => {
      writeFileSync(workspace.file('settings.json'), text.replace('%', password.replace('"', '')));
      process.env.CS_PCHAT_SETTINGS = workspace.file('settings.json');
      try {
        const kept = await callApi('exportCsPersistentChatData', {
          dbInstance: 'sql1',
          fileName: workspace.file('x.zip'),
        });
        expect(kept.at(-1)).toMatchObject({ error: { code: 'SettingsInvalid' } });
        expect(kept.flatMap(tracesInValue)).toEqual([]);
      } finally {
        delete process.env.CS_PCHAT_SETTINGS;
      }
    },
  );
});

const program = path.resolve('dist/lib/cli/main.js');

const runProgram = async (args: string[], environment: Record<string, string>): Promise<Buffer> => {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: workspace.folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([buffer(child.stdout), buffer(child.stderr), once(child, 'close')]);
  return Buffer.concat([stdout, stderr]);
};

describe('the command line', () => {
  test.each(sqlServers)('%s', async (_, start) => {
    const lines = new CommandLines();
    const options = ['--verbose', '--json', '--encryption', encryption, '--credential', 'sa'];
    for (const args of [
      ['Export-CsPersistentChatData', '--file-name', 'x.zip', '--report', 'x.html'],
      ['Test-CsPersistentChatSetup'],
    ]) {
      const output = await runProgram([...args, '--db-instance', await start(), ...options], {
        CS_PCHAT_PASSWORD: password,
      });
      expect(output.length).toBeGreaterThan(0);
      expect(tracesIn(output)).toEqual([]);
    }
    expect(lines.stop()).toEqual([]);
    if (process.platform === 'linux') expect(lines.seen).toBeGreaterThan(0);
    expect(tracesInFiles(workspace.folder)).toEqual([]);
  });

  test('a password that was typed as an argument is not repeated', async () => {
    const args = ['Export-CsPersistentChatData', '--db-instance', 'sql1', '--file-name', 'x.zip'];
    for (const wrong of [
      ['--credential', 'sa', password],
      ['--credential', 'sa', '--', password],
      ['--credential=sa', `--password=${password}`],
      ['--db-instance', `mssql://sa:${password}@sql1`],
    ]) {
      const output = await runProgram([...args, ...wrong], {});
      expect(output.toString()).toContain('ERROR');
      expect(tracesIn(output)).toEqual([]);
    }
  });

  test('a password typed at the prompt does not appear, and reaches the cmdlet', async () => {
    let given: unknown;
    const { stdout, stderr } = await runFake(
      [
        'Export-CsPersistentChatData',
        '--db-instance',
        'sql1',
        '--file-name',
        'x.zip',
        '--credential',
        'sa',
        '--verbose',
      ],
      async (options, host) => {
        given = options.credential;
        host.writeVerbose('done');
        return undefined;
      },
      { terminals: ['stdin', 'stderr'], answers: [`${password}\n`] },
    );
    expect(given).toEqual(credential);
    expect(stderr).toContain('Password of sa');
    expect(tracesIn(`${stdout}${stderr}`)).toEqual([]);
  });
});

describePowerShell('PowerShell', () => {
  test('a credential and the environment: no stream, no field of an error, no argument holds the password', async () => {
    const server = await startSqlServer(sqlScripts['refuses the login for a reason of its own']!);
    stops.push(() => server.stop());
    const lines = new CommandLines();
    const run = await runPowerShell(
      `Import-Module ${literal(modulePath)}
      $secret = [System.Net.NetworkCredential]::new('', $env:TEST_SECRET).SecurePassword
      Remove-Item Env:TEST_SECRET -ErrorAction Ignore
      [Environment]::SetEnvironmentVariable('TEST_SECRET', $null)
      $at = @{
        DBInstance = ${literal(server.address)}
        Credential = [pscredential]::new('sa', $secret)
        Encryption = 'Unencrypted'
        Verbose = $true
        Debug = $true
      }
      try { Export-CsPersistentChatData @at -FileName ${literal(workspace.file('x.zip'))} -ErrorAction Stop } catch { $caught = $_ }
      "caught $($caught.FullyQualifiedErrorId)"
      [System.Management.Automation.PSSerializer]::Serialize($caught, 2)
      $caught.Exception.ToString()
      $at.Remove('Credential')
      Test-CsPersistentChatSetup -DBInstance ${literal(server.address)} -Verbose`,
      {
        env: {
          TEST_SECRET: password,
          CS_PCHAT_SQL_USER: 'sa',
          CS_PCHAT_SQL_PASSWORD: password,
          CS_PCHAT_SQL_ENCRYPTION: encryption,
        },
      },
    );
    expect(run.stdout).toContain('caught LoginFailed');
    expect(tracesIn(run.stdout)).toEqual([]);
    expect(tracesIn(run.stderr)).toEqual([]);
    expect(lines.stop()).toEqual([]);
    expect(tracesInFiles(workspace.folder)).toEqual([]);
  });
});

(testServer === undefined ? test.skip : test)('a server that answers: package, report, plan, undo file', async () => {
  // The password of the test server is not ours to choose; it is looked for as it is.
  const secret = testServer!.credential.password;
  await generateSample(workspace.file('legacy.db'), { messages: 50, wellFormed: true });
  const fileName = workspace.file('x.zip');
  await cmdlets.exportCsPersistentChatData({ dbInstance: workspace.file('legacy.db'), fileName });
  const { TestDatabases } = await import('../sqlserver/test-server.js');
  const databases = new TestDatabases();
  try {
    const target = databases.next();
    await cmdlets.newCsPersistentChatDatabase(target);
    const files = { report: workspace.file('r.html'), plan: workspace.file('plan.json') };
    const kept = await callApi('importCsPersistentChatData', { ...target, fileName, ...files, whatIf: true });
    kept.push(...(await callApi('importCsPersistentChatData', { ...target, fileName, ...files })));
    expect(workspace.list().filter((name) => name.endsWith('.undo.json'))).toHaveLength(1);
    const all = Buffer.concat([
      Buffer.from(JSON.stringify(kept)),
      ...workspace.list().map((name) => workspace.bytes(name)),
    ]);
    expect(all.includes(secret)).toBe(false);
    expect(all.includes(Buffer.from(secret).toString('base64').replaceAll('=', ''))).toBe(false);
  } finally {
    await databases.drop();
  }
});

describe('what hides a password', () => {
  test('it is taken out of an error and all that stands behind it', () => {
    const inner = Object.assign(new Error(gossip), { connectionString: gossip });
    const error = new AggregateError([inner, new Error('other')], gossip, { cause: inner });
    hideSecret(error, password);
    expect(tracesInValue(error)).toEqual([]);
    expect(inner.message).toBe('Login failed. Server=sql1;User Id=sa;Password=***; was given');
  });

  test('a short password does not tear words apart, and circles do no harm', () => {
    const error = new Error('sa is refused') as Error & { self?: Error };
    error.self = error;
    hideSecret(error, 'sa');
    expect(error.message).toBe('sa is refused');
    hideSecret('no error', password);
  });

  test.each([
    ['mssql://sa:a@b@sql1/x', 'mssql://sa:***@sql1/x'],
    ['ldaps://dc1.contoso.com:636', 'ldaps://dc1.contoso.com:636'],
    ['CONTOSO\\reader', 'CONTOSO\\reader'],
    ['Server=a;Password="x;y";Encrypt=no', 'Server=a;Password=***;Encrypt=no'],
    ['tcp:sql1,1433', 'tcp:sql1,1433'],
  ])('%s', (address, shown) => {
    expect(withoutLogin(address)).toBe(shown);
  });
});
