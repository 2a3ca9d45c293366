import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  exportCsPersistentChatData,
  getCsPersistentChatEndpoint,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
  newCsPersistentChatEndpoint,
  removeCsPersistentChatEndpoint,
} from '../../cmdlets/index.js';
import { createEmbeddedDirectory } from '../../lib/directory/embedded/create.js';
import { newEndpoint } from '../../lib/directory/endpoint.js';
import { type DirectoryOptions, openDirectory } from '../../lib/directory/open.js';
import { generateSample } from '../../lib/sample/sample.js';
import { Workspace } from '../workspace.js';
import { DomainController, hasSamba, sambaSuite } from './samba/domain-controller.js';

/** What every kind of directory must do alike. */
const workspace = new Workspace();
const pool = 'pchat.contoso.com';
const container = 'CN=Application Contacts,CN=RTC Service,CN=Services,CN=Configuration,DC=contoso,DC=com';
const users = [
  { name: 'ocschat', sipAddress: 'sip:OCSChat@contoso.com' },
  {
    name: 'amber',
    sipAddress: 'sip:amber@contoso.com',
    proxyAddresses: ['SMTP:a@contoso.com', 'SIP:Second@contoso.com'],
  },
];
const sipDomains = ['contoso.com', 'emea.contoso.com'];

interface TestDirectory {
  name: string;
  isSkipped: boolean;
  start(): Promise<DirectoryOptions>;
  /** Deletes the old account of the Lookup Server. */
  deleteLookupUser(): Promise<void>;
  stop(): Promise<void>;
}

const embedded: TestDirectory = {
  name: 'embedded',
  isSkipped: false,
  async start() {
    workspace.open();
    const directory = workspace.file('directory.db');
    await createEmbeddedDirectory(directory, { sipDomains, pools: [{ fqdn: pool }], users });
    return { directory };
  },
  async deleteLookupUser() {
    for (const [table, key] of [
      ['attributes', 'object'],
      ['objects', 'key'],
    ]) {
      workspace.run('directory.db', `DELETE FROM ${table} WHERE ${key} LIKE 'cn=ocschat,%'`);
    }
  },
  async stop() {
    workspace.close();
  },
};

let controller: DomainController;
const credential = { userName: 'administrator@contoso.com', password: DomainController.password };
const samba: TestDirectory = {
  name: sambaSuite,
  isSkipped: !hasSamba,
  async start() {
    controller = new DomainController('127.0.0.11');
    await controller.start({ sipDomains, pools: [pool], users });
    process.env.CS_PCHAT_DIRECTORY_CA = controller.certificate;
    controller.tool('group', 'add', 'CsPersistentChatAdministrator', '--group-scope=Universal');
    controller.tool('group', 'addmembers', 'CsPersistentChatAdministrator', 'administrator');
    return { directory: `ldaps://${controller.address}`, credential };
  },
  async deleteLookupUser() {
    controller.tool('user', 'delete', 'ocschat');
  },
  async stop() {
    delete process.env.CS_PCHAT_DIRECTORY_CA;
    await controller.stop();
  },
};

for (const directory of [embedded, samba]) {
  const suite = directory.isSkipped ? describe.skip : describe;
  suite(`contract of the directories: ${directory.name}`, () => {
    let at: DirectoryOptions;
    beforeAll(async () => {
      at = await directory.start();
    });
    afterAll(() => directory.stop());

    const { domainController: _, ...none } = {} as DirectoryOptions;
    const login = () => ({
      ...none,
      directory: at.directory!,
      ...(at.credential ? { credential: at.credential } : {}),
    });
    const create = (sipAddress: string, options: object = {}) =>
      newCsPersistentChatEndpoint({
        ...login(),
        persistentChatPoolFqdn: pool,
        sipAddress,
        onWarning: () => undefined,
        ...options,
      });
    const list = (options: object = {}) => getCsPersistentChatEndpoint({ ...login(), ...options });
    const addresses = async (options: object = {}) => (await list(options)).map(({ sipAddress }) => sipAddress).sort();
    const remove = (identity: string, options: object = {}) =>
      removeCsPersistentChatEndpoint({ ...login(), identity, ...options });

    test('knows its forest, its container, its pools and its SIP domains', async () => {
      const opened = await openDirectory(at, 'read');
      try {
        expect(opened.forest.toLowerCase()).toBe('contoso.com');
        expect(opened.applicationContacts).toBe(container);
        expect(await opened.pools()).toEqual([{ fqdn: pool, homeServer: undefined }]);
        expect((await opened.sipDomains()).sort()).toEqual(sipDomains);
      } finally {
        await opened.close();
      }
    });

    test('R22 creates a contact with the address, leading to the pool, and finds it by whatever names it', async () => {
      const contact = await create('sip:Chat@contoso.com', { displayName: 'Chat (old) * \\ "clients"' });
      expect(contact).toMatchObject({
        sipAddress: 'sip:Chat@contoso.com',
        displayName: 'Chat (old) * \\ "clients"',
        enabled: true,
        persistentChatPoolFqdn: pool,
        objectClass: ['top', 'person', 'organizationalPerson', 'contact'],
      });
      expect(contact.distinguishedName).toBe(`CN=${contact.name},${container}`);
      expect(contact.guid).toMatch(/^[0-9A-F-]{36}$/);
      expect(Math.abs(Date.parse(contact.whenCreated) - Date.now())).toBeLessThan(120_000);
      for (const identity of [
        'sip:chat@contoso.com',
        'CHAT@contoso.com',
        'chat (OLD) * \\ "clients"',
        contact.distinguishedName,
      ]) {
        expect(await list({ identity })).toEqual([contact]);
      }
      await expect(list({ identity: 'sip:none@contoso.com' })).rejects.toMatchObject({ code: 'EndpointNotFound' });
      await remove('sip:chat@contoso.com');
      expect(await list()).toEqual([]);
    });

    test('R21 while the account of the Lookup Server holds the address it fails and says what to do; then it works', async () => {
      await expect(create('sip:ocschat@contoso.com')).rejects.toMatchObject({
        code: 'SipAddressInUse',
        target: 'CN=ocschat,CN=Users,DC=contoso,DC=com',
        message: expect.stringContaining('the user account of the old Lookup Server'),
        recommendedAction: expect.stringContaining("Remove-ADUser -Identity 'CN=ocschat,CN=Users,DC=contoso,DC=com'"),
      });
      expect(await list()).toEqual([]);
      await directory.deleteLookupUser();
      const contact = await create('sip:ocschat@contoso.com');
      await expect(create('sip:OCSCHAT@contoso.com')).rejects.toMatchObject({
        code: 'SipAddressInUse',
        target: contact.distinguishedName,
        message: expect.stringContaining('an endpoint'),
      });
      await remove(contact.distinguishedName);
    });

    test.each(['sip:AMBER@contoso.com', 'sip:second@CONTOSO.com'])(
      '%s is in use by a user, in any case',
      async (address) => {
        await expect(create(address)).rejects.toMatchObject({
          code: 'SipAddressInUse',
          target: 'CN=amber,CN=Users,DC=contoso,DC=com',
        });
      },
    );

    test('WhatIf makes every check, shows the contact and changes nothing', async () => {
      const shown: string[] = [];
      const verbose: string[] = [];
      const contact = await create('sip:chat@contoso.com', {
        whatIf: true,
        onWhatIf: ({ target }: { target: string }) => shown.push(target),
        onVerbose: (line: string) => verbose.push(line),
      });
      expect(shown).toEqual([contact.distinguishedName]);
      expect(verbose).toEqual(expect.arrayContaining(['msRTCSIP-PrimaryUserAddress: sip:chat@contoso.com']));
      expect(await list()).toEqual([]);
      await expect(create('sip:amber@contoso.com', { whatIf: true })).rejects.toMatchObject({
        code: 'SipAddressInUse',
      });
    });

    test('lists by pool, filter, LDAP filter, place and number', async () => {
      const names = ['a', 'b', 'c'];
      for (const name of names) await create(`sip:${name}@contoso.com`, { displayName: `Room ${name}` });
      expect(await addresses()).toEqual(names.map((name) => `sip:${name}@contoso.com`));
      expect(await addresses({ persistentChatPoolFqdn: 'PCHAT.contoso.com' })).toHaveLength(3);
      expect(await addresses({ persistentChatPoolFqdn: 'other.contoso.com' })).toEqual([]);
      expect(await addresses({ filter: '{DisplayName -like "room [ab]" -and Enabled -eq $true}' })).toHaveLength(2);
      expect(await addresses({ ldapFilter: '(|(displayName=Room a)(displayName=*c))' })).toEqual([
        'sip:a@contoso.com',
        'sip:c@contoso.com',
      ]);
      for (const [filter, found] of [
        ["SipAddress -like 'SIP:[ab]@*'", ['a', 'b']],
        ["-not (DisplayName -eq 'room A') -and DisplayName -like 'room*'", ['b', 'c']],
        ["DisplayName -eq 'Room a' -or Name -like '*'", names],
        ["DisplayName -ne 'Room (a) *' -and DisplayName -notlike '*b'", ['a', 'c']],
        ["Enabled -eq $false -or DisplayName -like '*)(objectClass=*'", []],
      ] as const) {
        expect(await addresses({ filter })).toEqual(found.map((name) => `sip:${name}@contoso.com`));
      }
      expect(await addresses({ ou: container })).toHaveLength(3);
      expect(await addresses({ ou: 'DC=contoso,DC=com' })).toHaveLength(3);
      expect(await addresses({ ou: 'CN=Users,DC=contoso,DC=com' })).toEqual([]);
      expect(await list({ resultSize: '2' })).toHaveLength(2);
      await expect(list({ ldapFilter: '(displayName=' })).rejects.toMatchObject({ code: 'FilterInvalid' });
      for (const name of names) await remove(`${name}@contoso.com`);
    });

    test('removing what is not there is an error, unless forced', async () => {
      await expect(remove('sip:none@contoso.com')).rejects.toMatchObject({ code: 'EndpointNotFound' });
      await remove('sip:none@contoso.com', { force: true });
    });
  });
}

(hasSamba ? describe : describe.skip)(`an Active Directory: ${sambaSuite}`, () => {
  let dc: DomainController;
  const password = 'Another-pass-7';
  beforeAll(async () => {
    dc = new DomainController('127.0.0.12');
    await dc.start({ sipDomains: [], pools: [], users: [] });
    process.env.CS_PCHAT_DIRECTORY_CA = dc.certificate;
    for (const name of ['nested', 'plain']) dc.tool('user', 'create', name, password);
    for (const name of ['CsPersistentChatAdministrator', 'inner', 'outer']) {
      dc.tool('group', 'add', name, '--group-scope=Universal');
    }
    dc.tool('group', 'addmembers', 'CsPersistentChatAdministrator', 'outer');
    dc.tool('group', 'addmembers', 'outer', 'inner');
    dc.tool('group', 'addmembers', 'inner', 'nested');
  });
  afterAll(async () => {
    delete process.env.CS_PCHAT_DIRECTORY_CA;
    await dc.stop();
  });

  const failure = async (options: DirectoryOptions): Promise<{ code: string; message: string }> =>
    openDirectory(options, 'read').then(
      async (opened) => {
        await opened.close();
        throw new Error('It opened.');
      },
      (error) => {
        expect(`${error.message} ${error.recommendedAction}`).not.toContain(password);
        return error;
      },
    );
  const admin = { userName: 'administrator@contoso.com', password: DomainController.password };

  test('StartTLS, a domain controller that is given, and each way to write an account', async () => {
    for (const options of [
      { directory: `ldap://${dc.address}`, credential: admin },
      { directory: 'contoso.example', domainController: dc.address, credential: admin },
      { directory: `ldaps://${dc.address}:636`, credential: { ...admin, userName: 'CONTOSO\\administrator' } },
      {
        directory: `ldaps://${dc.address}`,
        credential: { ...admin, userName: 'CN=Administrator,CN=Users,DC=contoso,DC=com' },
      },
    ]) {
      const opened = await openDirectory(options, 'read');
      expect(opened.forest.toLowerCase()).toBe('contoso.com');
      expect(await opened.holders('sip:nobody@contoso.com')).toEqual([]);
      await opened.close();
    }
  });

  test('a wrong password, an unknown account, no password: one clear error each', async () => {
    const directory = `ldaps://${dc.address}`;
    expect(await failure({ directory, credential: { ...admin, password } })).toMatchObject({
      code: 'DirectoryLoginFailed',
    });
    expect(await failure({ directory, credential: { userName: 'nobody@contoso.com', password } })).toMatchObject({
      code: 'DirectoryLoginFailed',
    });
    expect(await failure({ directory, credential: { ...admin, password: '' } })).toMatchObject({
      code: 'DirectoryLoginMissing',
    });
    expect(await failure({ directory })).toMatchObject({ code: 'DirectoryLoginMissing' });
  });

  test('a certificate that is not trusted, with TLS from the beginning and with StartTLS', async () => {
    delete process.env.CS_PCHAT_DIRECTORY_CA;
    try {
      for (const protocol of ['ldap', 'ldaps']) {
        expect(await failure({ directory: `${protocol}://${dc.address}`, credential: admin })).toMatchObject({
          code: 'DirectoryCertificateUntrusted',
        });
      }
    } finally {
      process.env.CS_PCHAT_DIRECTORY_CA = dc.certificate;
    }
  });

  test('a server that does not answer, a domain without controllers, an address that is none', async () => {
    expect(await failure({ directory: 'ldaps://127.0.0.1:9', credential: admin })).toMatchObject({
      code: 'DirectoryUnreachable',
    });
    expect(await failure({ directory: 'contoso.invalid', credential: admin })).toMatchObject({
      code: 'DirectoryUnreachable',
    });
    expect(await failure({ directory: 'http://contoso', credential: admin })).toMatchObject({
      code: 'DirectoryAddressInvalid',
    });
  });

  test('R15 membership in the role counts through groups in groups; without it, a permission error', async () => {
    const call = (userName: string) => ({
      directory: `ldaps://${dc.address}`,
      credential: { userName, password },
      persistentChatPoolFqdn: pool,
      sipAddress: 'sip:chat@contoso.com',
      whatIf: true,
    });
    const warnings: string[] = [];
    await newCsPersistentChatEndpoint({ ...call('nested@contoso.com'), onWarning: (line) => warnings.push(line) });
    expect(warnings).toEqual([]);
    await newCsPersistentChatEndpoint({ ...call('plain@contoso.com'), onWarning: (line) => warnings.push(line) });
    expect(warnings).toEqual([expect.stringContaining('not in CsPersistentChatAdministrator')]);
    await expect(newCsPersistentChatEndpoint({ ...call('plain@contoso.com'), whatIf: false })).rejects.toMatchObject({
      code: 'RoleMissing',
      category: 'PermissionDenied',
    });
  });

  test('R3 the forest is the one of the directory', async () => {
    const files = new Workspace();
    files.open();
    try {
      await generateSample(files.file('legacy.db'), { messages: 50 });
      const fileName = files.file('legacy.zip');
      await exportCsPersistentChatData({ dbInstance: files.file('legacy.db'), fileName });
      await newCsPersistentChatDatabase({ dbInstance: files.file('target.db') });
      await createEmbeddedDirectory(files.file('other.db'), { forest: 'fabrikam.com' });
      const errors = async (): Promise<number> => {
        const { findings } = await importCsPersistentChatData({
          dbInstance: files.file('target.db'),
          fileName,
          whatIf: true,
        });
        return findings.filter(({ code }) => code === 'ForestMismatch').length;
      };
      expect(await errors()).toBe(0);
      process.env.CS_PCHAT_DIRECTORY = files.file('other.db');
      expect(await errors()).toBe(1);
    } finally {
      delete process.env.CS_PCHAT_DIRECTORY;
      files.close();
    }
  });

  test('more contacts than the server gives at once all come', async () => {
    const opened = await openDirectory({ directory: `ldaps://${dc.address}`, credential: admin }, 'write');
    try {
      for (let i = 0; i < 1_100; i++) {
        const { distinguishedName, attributes } = newEndpoint(
          opened.applicationContacts,
          { fqdn: pool, homeServer: undefined },
          `sip:many${i}@contoso.com`,
          undefined,
        );
        await opened.create(distinguishedName, attributes);
      }
    } finally {
      await opened.close();
    }
    const found = await getCsPersistentChatEndpoint({ directory: `ldaps://${dc.address}`, credential: admin });
    expect(new Set(found.map(({ sipAddress }) => sipAddress)).size).toBe(1_100);
  });

  test('a forest that was never prepared', async () => {
    const bare = new DomainController('127.0.0.14');
    try {
      await bare.start();
      process.env.CS_PCHAT_DIRECTORY_CA = bare.certificate;
      expect(await failure({ directory: `ldaps://${bare.address}`, credential: admin })).toMatchObject({
        code: 'DirectorySchemaMissing',
      });
    } finally {
      process.env.CS_PCHAT_DIRECTORY_CA = dc.certificate;
      await bare.stop();
    }
  });

  test('R15 export, import and undo ask the directory of the settings before they touch a database', async () => {
    const files = new Workspace();
    files.open();
    const calls = [
      () => exportCsPersistentChatData({ dbInstance: files.file('none.db'), fileName: files.file('x.zip') }),
      () => importCsPersistentChatData({ dbInstance: files.file('none.db'), fileName: files.file('none.zip') }),
    ];
    const codes = async (): Promise<unknown[]> =>
      Promise.all(calls.map((call) => call().catch((error: { code: string }) => error.code)));
    try {
      expect(await codes()).toEqual(['DatabaseNotFound', 'FileNotFound']);
      Object.assign(process.env, {
        CS_PCHAT_DIRECTORY: `ldaps://${dc.address}`,
        CS_PCHAT_DIRECTORY_USER: 'plain@contoso.com',
        CS_PCHAT_DIRECTORY_PASSWORD: password,
      });
      expect(await codes()).toEqual(['RoleMissing', 'RoleMissing']);
      process.env.CS_PCHAT_DIRECTORY_USER = 'CONTOSO\\nested';
      expect(await codes()).toEqual(['DatabaseNotFound', 'FileNotFound']);
    } finally {
      for (const name of ['', '_USER', '_PASSWORD']) delete process.env[`CS_PCHAT_DIRECTORY${name}`];
      files.close();
    }
  });

  test('an account with the role and without rights in the directory is told so', async () => {
    await expect(
      newCsPersistentChatEndpoint({
        directory: `ldaps://${dc.address}`,
        credential: { userName: 'nested@contoso.com', password },
        persistentChatPoolFqdn: pool,
        sipAddress: 'sip:chat@contoso.com',
      }),
    ).rejects.toMatchObject({ code: 'DirectoryAccessRefused', category: 'PermissionDenied' });
  });
});
