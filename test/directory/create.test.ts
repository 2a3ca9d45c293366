import { statSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createEmbeddedDirectory } from '../../lib/directory/embedded/create.js';
import { openDirectory } from '../../lib/directory/open.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();

test('an embedded directory has its containers, and is for its owner only', async () => {
  const file = workspace.file('directory.db');
  await createEmbeddedDirectory(file, { forest: 'fabrikam.co.uk' });
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(workspace.list()).toEqual(['directory.db']);
  const directory = await openDirectory({ directory: file }, 'read');
  try {
    expect(directory.forest).toBe('fabrikam.co.uk');
    expect(directory.applicationContacts).toBe(
      'CN=Application Contacts,CN=RTC Service,CN=Services,CN=Configuration,DC=fabrikam,DC=co,DC=uk',
    );
    expect(await directory.pools()).toEqual([]);
    expect(await directory.sipDomains()).toEqual([]);
  } finally {
    await directory.close();
  }
});

test('an existing file is left alone, and a failure leaves nothing behind', async () => {
  writeFileSync(workspace.file('directory.db'), 'mine');
  await expect(createEmbeddedDirectory(workspace.file('directory.db'))).rejects.toMatchObject({
    code: 'DatabaseExists',
  });
  expect(workspace.bytes('directory.db').toString()).toBe('mine');
  const twice = { name: 'amber', sipAddress: 'sip:amber@contoso.com' };
  await expect(createEmbeddedDirectory(workspace.file('other.db'), { users: [twice, twice] })).rejects.toThrow();
  await expect(createEmbeddedDirectory(workspace.file('other.db'), { forest: 'DC=x' })).rejects.toMatchObject({
    code: 'ParameterInvalid',
  });
  expect(workspace.list()).toEqual(['directory.db']);
});

test('everything about a user is found again, hostile characters included', async () => {
  const file = workspace.file('directory.db');
  const name = `O'Brien, "Bob" <+> \\ #; = \u0000 \ud83d; DROP TABLE objects`;
  await createEmbeddedDirectory(file, { users: [{ name, sipAddress: `sip:o'brien@contoso.com` }] });
  const directory = await openDirectory({ directory: file }, 'read');
  try {
    const [user] = await directory.holders(`SIP:O'BRIEN@contoso.com`);
    expect(user?.attributes.get('displayname')).toEqual([name]);
    expect(await directory.holders(`sip:%@contoso.com`)).toEqual([]);
  } finally {
    await directory.close();
  }
});
