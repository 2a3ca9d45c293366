import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  getCsPersistentChatEndpoint,
  newCsPersistentChatDatabase,
  newCsPersistentChatEndpoint,
  removeCsPersistentChatEndpoint,
} from '../../cmdlets/index.js';
import { createEmbeddedDirectory } from '../../lib/directory/embedded/create.js';
import { insertObject } from '../../lib/directory/embedded/schema.js';
import type { Change } from '../../lib/host/host.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();
const container = 'CN=Application Contacts,CN=RTC Service,CN=Services,CN=Configuration,DC=contoso,DC=com';
const at = () => ({ directory: workspace.file('directory.db') });
const pool = 'pchat.contoso.com';
const create = (sipAddress: string, options: Partial<Parameters<typeof newCsPersistentChatEndpoint>[0]> = {}) =>
  newCsPersistentChatEndpoint({ ...at(), persistentChatPoolFqdn: pool, sipAddress, ...options });
const list = (options: Parameters<typeof getCsPersistentChatEndpoint>[0] = {}) =>
  getCsPersistentChatEndpoint({ ...at(), ...options });
const addresses = async (options: Parameters<typeof list>[0] = {}) =>
  (await list(options)).map(({ sipAddress }) => sipAddress).sort();

beforeEach(() =>
  createEmbeddedDirectory(workspace.file('directory.db'), {
    sipDomains: ['contoso.com', 'emea.contoso.com'],
    pools: [{ fqdn: pool, registrar: 'pool01.contoso.com' }, { fqdn: 'pchat2.contoso.com' }],
    users: [
      { name: "O'Lookup, Old", sipAddress: 'sip:OCSChat@contoso.com', container: 'OU=Service,DC=contoso,DC=com' },
      {
        name: 'amber',
        sipAddress: 'sip:amber@contoso.com',
        proxyAddresses: ['SMTP:a@contoso.com', 'SIP:Second@contoso.com'],
      },
    ],
  }),
);

describe('New-CsPersistentChatEndpoint', () => {
  test('R22 creates a contact with the address, leading to the pool', async () => {
    const contact = await create('sip:chat@contoso.com', { displayName: 'Persistent Chat' });
    expect(contact).toMatchObject({
      sipAddress: 'sip:chat@contoso.com',
      displayName: 'Persistent Chat',
      enabled: true,
      persistentChatPoolFqdn: pool,
      registrarPool: 'pool01.contoso.com',
      objectClass: ['top', 'person', 'organizationalPerson', 'contact'],
    });
    expect(contact.distinguishedName).toBe(`CN=${contact.name},${container}`);
    expect(contact.name).toMatch(/^\{[0-9a-f-]{36}\}$/);
    expect(Math.abs(Date.parse(contact.whenCreated) - Date.now())).toBeLessThan(60_000);
    expect(await list()).toEqual([contact]);
    const attributes = workspace.rows(
      'directory.db',
      `SELECT name, value FROM attributes JOIN objects ON key = object WHERE guid = ? AND name NOT LIKE 'when%'`,
      contact.guid,
    );
    expect(attributes).toEqual(
      expect.arrayContaining([
        { name: 'msRTCSIP-PrimaryUserAddress', value: 'sip:chat@contoso.com' },
        { name: 'proxyAddresses', value: 'sip:chat@contoso.com' },
        { name: 'msRTCSIP-UserEnabled', value: 'TRUE' },
        { name: 'msRTCSIP-DeploymentLocator', value: 'SRV:' },
        { name: 'msRTCSIP-OptionFlags', value: '256' },
      ]),
    );
  });

  test('the display name may be left out, and the pool and prefix written in any case', async () => {
    const contact = await create('SIP:Chat@EMEA.contoso.com', { persistentChatPoolFqdn: 'PCHAT2.contoso.com' });
    expect(contact).toMatchObject({
      sipAddress: 'sip:Chat@EMEA.contoso.com',
      displayName: '',
      persistentChatPoolFqdn: 'pchat2.contoso.com',
      registrarPool: '',
    });
  });

  test('R21 while the Lookup Server holds the address it fails and says what to do', async () => {
    const before = workspace.bytes('directory.db');
    const dn = "CN=O'Lookup\\, Old,OU=Service,DC=contoso,DC=com";
    await expect(create('sip:ocschat@contoso.com')).rejects.toMatchObject({
      code: 'SipAddressInUse',
      category: 'ResourceExists',
      target: dn,
      message: `sip:ocschat@contoso.com is in use by ${dn}, the user account of the old Lookup Server.`,
      recommendedAction: expect.stringContaining(
        `Remove-ADUser -Identity 'CN=O''Lookup\\, Old,OU=Service,DC=contoso,DC=com'`,
      ),
    });
    expect(workspace.bytes('directory.db').equals(before)).toBe(true);
  });

  test('uniqueness covers other users, further addresses and endpoints, whatever the case', async () => {
    for (const address of ['sip:AMBER@contoso.com', 'sip:second@contoso.com']) {
      await expect(create(address)).rejects.toMatchObject({
        code: 'SipAddressInUse',
        target: 'CN=amber,CN=Users,DC=contoso,DC=com',
        recommendedAction: expect.stringContaining('choose another address'),
      });
    }
    const first = await create('sip:chat@contoso.com');
    await expect(
      create('sip:Chat@Contoso.com', { persistentChatPoolFqdn: 'pchat2.contoso.com' }),
    ).rejects.toMatchObject({
      code: 'SipAddressInUse',
      target: first.identity,
      recommendedAction: expect.stringContaining(`Remove-CsPersistentChatEndpoint -Identity '${first.identity}'`),
    });
    expect(await list()).toHaveLength(1);
  });

  test('of two that want the same address at once, one gets it', async () => {
    const outcomes = await Promise.allSettled([create('sip:chat@contoso.com'), create('sip:chat@contoso.com')]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await list()).toHaveLength(1);
  });

  test.each([
    ['without sip:', 'chat@contoso.com', {}, 'SipAddressInvalid'],
    ['in a foreign domain', 'sip:chat@fabrikam.com', {}, 'SipAddressInvalid'],
    ['of an unknown pool', 'sip:chat@contoso.com', { persistentChatPoolFqdn: 'other.contoso.com' }, 'PoolUnknown'],
    ['of a pool that is none', 'sip:chat@contoso.com', { persistentChatPoolFqdn: 'a b' }, 'ParameterInvalid'],
  ])('an address %s is refused, in a rehearsal too', async (_, sipAddress, options, code) => {
    for (const whatIf of [false, true]) {
      await expect(create(sipAddress, { ...options, whatIf } as never)).rejects.toMatchObject({ code });
    }
    expect(await list()).toEqual([]);
  });

  test('-WhatIf makes all checks, shows everything and changes nothing', async () => {
    const before = workspace.bytes('directory.db');
    const changes: Change[] = [];
    const lines: string[] = [];
    const rehearse = (sipAddress: string) =>
      create(sipAddress, {
        whatIf: true,
        onWhatIf: (change: Change) => changes.push(change),
        onVerbose: (line: string) => lines.push(line),
      } as never);
    const contact = await rehearse('sip:chat@contoso.com');
    expect(changes).toEqual([
      {
        target: contact.identity,
        action: expect.stringMatching(
          /^Create the endpoint sip:chat@contoso\.com of the pool pchat\.contoso\.com with .*msRTCSIP-UserEnabled: TRUE;/,
        ),
      },
    ]);
    expect(lines).toContain('msRTCSIP-PrimaryUserAddress: sip:chat@contoso.com');
    expect(lines).toContain('msRTCSIP-UserEnabled: TRUE');
    await expect(rehearse('sip:ocschat@contoso.com')).rejects.toMatchObject({ code: 'SipAddressInUse' });
    expect(changes).toHaveLength(1);
    expect(workspace.bytes('directory.db').equals(before)).toBe(true);
  });

  test('an empty directory takes any pool and SIP domain', async () => {
    const directory = workspace.file('empty.db');
    await newCsPersistentChatDatabase({ dbInstance: directory, kind: 'Directory' });
    const contact = await create('sip:chat@fabrikam.com', { directory, persistentChatPoolFqdn: 'p.fabrikam.com' });
    expect(contact).toMatchObject({ persistentChatPoolFqdn: 'p.fabrikam.com', homeServer: '' });
  });
});

describe('Get-CsPersistentChatEndpoint', () => {
  beforeEach(async () => {
    await create('sip:one@contoso.com', { displayName: 'First' });
    await create('sip:two@contoso.com', { displayName: 'Second' });
    await create('sip:three@emea.contoso.com', { displayName: 'second', persistentChatPoolFqdn: 'pchat2.contoso.com' });
    workspace.sql('directory.db', (database) => {
      insertObject(database, `CN={app},${container}`, {
        objectClass: ['top', 'contact'],
        'msRTCSIP-PrimaryUserAddress': ['sip:app@contoso.com'],
        'msRTCSIP-OwnerUrn': ['urn:application:conference'],
      });
      insertObject(database, `CN={setup},${container}`, {
        objectClass: ['top', 'contact'],
        'msRTCSIP-PrimaryUserAddress': ['sip:GC-1-PersistentChatService-2@contoso.com'],
      });
    });
  });

  test('lists all endpoints, the one that setup made among them, and no other application', async () => {
    expect(await addresses()).toEqual([
      'sip:GC-1-PersistentChatService-2@contoso.com',
      'sip:one@contoso.com',
      'sip:three@emea.contoso.com',
      'sip:two@contoso.com',
    ]);
  });

  test('by identity: SIP address, display name, distinguished name', async () => {
    const [one] = await list({ identity: 'sip:one@contoso.com' });
    expect(await addresses({ identity: 'ONE@contoso.com' })).toEqual(['sip:one@contoso.com']);
    expect(await addresses({ identity: 'first' })).toEqual(['sip:one@contoso.com']);
    expect(await addresses({ identity: one!.identity.toLowerCase().replaceAll(',', ', ') })).toEqual([
      'sip:one@contoso.com',
    ]);
    expect(await addresses({ identity: 'Second' })).toHaveLength(2);
    await expect(list({ identity: 'sip:nobody@contoso.com' })).rejects.toMatchObject({ code: 'EndpointNotFound' });
    await expect(list({ identity: 'sip:app@contoso.com' })).rejects.toMatchObject({ code: 'EndpointNotFound' });
  });

  test.each([
    [{ persistentChatPoolFqdn: 'PCHAT2.contoso.com' }, ['sip:three@emea.contoso.com']],
    [{ filter: '{DisplayName -like "Fir*"}' }, ['sip:one@contoso.com']],
    [
      { filter: '{ownerurn -like "*pchat2*" -or Enabled -eq $false}' },
      ['sip:GC-1-PersistentChatService-2@contoso.com', 'sip:three@emea.contoso.com'],
    ],
    [{ filter: 'WhenCreated -lt "2020-01-01"' }, []],
    [{ ldapFilter: '(&(displayName=second)(!(msRTCSIP-PrimaryUserAddress=*emea*)))' }, ['sip:two@contoso.com']],
    [{ ldapFilter: '(displayName=second)', filter: 'SipAddress -like "*emea*"' }, ['sip:three@emea.contoso.com']],
    [{ ou: 'OU=Elsewhere,DC=contoso,DC=com' }, []],
    [
      { ou: container.toUpperCase(), resultSize: 'Unlimited', filter: 'DisplayName -eq "First"' },
      ['sip:one@contoso.com'],
    ],
    [{ resultSize: '0' }, []],
  ])('%j', async (options, expected) => {
    expect(await addresses(options)).toEqual(expected);
  });

  test('ResultSize limits', async () => {
    expect(await list({ resultSize: '2' })).toHaveLength(2);
    expect(await list({ resultSize: '4294967296' })).toHaveLength(4);
    expect(await list({ resultSize: 'UNLIMITED' })).toHaveLength(4);
    await expect(list({ resultSize: 'many' })).rejects.toMatchObject({ code: 'ParameterInvalid' });
  });

  test.each([
    [{ filter: 'Colour -eq 1' }, 'FilterInvalid'],
    [{ ldapFilter: '(a' }, 'FilterInvalid'],
    [{ ou: 'nowhere' }, 'ParameterInvalid'],
    [{ directory: 'ldaps://dc.contoso.com' }, 'DirectoryLoginMissing'],
    [{ directory: 'dc.contoso.com' }, 'DirectoryLoginMissing'],
    [{ directory: 'missing.db' }, 'DirectoryNotFound'],
  ])('%j: %s', async (options, code) => {
    await expect(list(options)).rejects.toMatchObject({ code });
  });

  test('a credential is accepted, ignored and never shown', async () => {
    const lines: string[] = [];
    const credential = { userName: 'CONTOSO\\admin', password: 'correct horse' };
    const found = await list({
      credential,
      domainController: 'dc1.contoso.com',
      onVerbose: (line: string) => lines.push(line),
    } as never);
    expect(found).toHaveLength(4);
    expect(lines.join('\n')).toMatch(/DomainController is ignored.*Credential is ignored/s);
    expect(lines.join('\n')).not.toContain('horse');
  });

  test('another kind of file is not a directory', async () => {
    const directory = workspace.file('target.db');
    await newCsPersistentChatDatabase({ dbInstance: directory });
    await expect(list({ directory })).rejects.toMatchObject({ code: 'DirectoryNotRecognized' });
  });

  test('the directory comes from CS_PCHAT_DIRECTORY; without one there is an error', async () => {
    const { CS_PCHAT_DIRECTORY, CS_PCHAT_SETTINGS } = process.env;
    try {
      process.env.CS_PCHAT_SETTINGS = workspace.file('none.json');
      delete process.env.CS_PCHAT_DIRECTORY;
      await expect(getCsPersistentChatEndpoint()).rejects.toMatchObject({ code: 'DirectoryMissing' });
      process.env.CS_PCHAT_DIRECTORY = workspace.file('directory.db');
      expect(await getCsPersistentChatEndpoint()).toHaveLength(4);
    } finally {
      for (const [name, value] of Object.entries({ CS_PCHAT_DIRECTORY, CS_PCHAT_SETTINGS })) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });
});

describe('Remove-CsPersistentChatEndpoint', () => {
  const remove = (identity: string, options: object = {}) =>
    removeCsPersistentChatEndpoint({ ...at(), identity, ...options });

  beforeEach(async () => {
    await create('sip:one@contoso.com', { displayName: 'Same' });
    await create('sip:two@contoso.com', { displayName: 'Same' });
  });

  test('deletes the one that is named, so that its address is free again', async () => {
    const [, two] = await list();
    await remove(two!.identity);
    expect(await list()).toHaveLength(1);
    await create(two!.sipAddress);
    await remove(two!.sipAddress.slice(4));
    expect(await list()).toHaveLength(1);
    expect(
      workspace.rows('directory.db', 'SELECT object FROM attributes WHERE object NOT IN (SELECT key FROM objects)'),
    ).toEqual([]);
  });

  test('-WhatIf and a refusal delete nothing', async () => {
    const changes: Change[] = [];
    await remove('sip:one@contoso.com', { whatIf: true, onWhatIf: (change: Change) => changes.push(change) });
    expect(changes).toEqual([
      {
        target: (await list({ identity: 'one@contoso.com' }))[0]!.identity,
        action: 'Delete the endpoint sip:one@contoso.com',
      },
    ]);
    await remove('sip:one@contoso.com', { confirm: () => false });
    expect(await list()).toHaveLength(2);
  });

  test('a name of two is refused', async () => {
    await expect(remove('same')).rejects.toMatchObject({ code: 'EndpointAmbiguous', target: 'same' });
    await expect(remove('same', { force: true })).rejects.toMatchObject({ code: 'EndpointAmbiguous' });
    expect(await list()).toHaveLength(2);
  });

  test('one that does not exist is an error, silent with -Force', async () => {
    await expect(remove('sip:none@contoso.com')).rejects.toMatchObject({ code: 'EndpointNotFound' });
    await expect(remove('sip:none@contoso.com', { force: true })).resolves.toBeUndefined();
  });

  test('a user account is never deleted', async () => {
    await expect(remove('sip:ocschat@contoso.com')).rejects.toMatchObject({ code: 'EndpointNotFound' });
  });
});
