import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { loadCmdletDefinition } from '../../lib/definitions/load.js';
import { generateModule } from '../../lib/generate/powershell/module.js';

const files = (homepage?: string): Map<string, string> => {
  const { homepage: _, ...facts } = JSON.parse(readFileSync('package.json', 'utf8'));
  return generateModule({
    cmdlets: [loadCmdletDefinition('Get-CsPersistentChatEndpoint')],
    objects: [],
    privateScripts: [],
    facts: homepage === undefined ? facts : { ...facts, homepage },
  });
};

test('with a homepage, help, command and manifest lead to it', () => {
  const made = files('https://chat.contoso.com/');
  const page = 'https://chat.contoso.com/docs/cmdlets/Get-CsPersistentChatEndpoint.md';
  expect(made.get('CsPersistentChat.psm1')).toContain(`HelpUri = '${page}'`);
  expect(made.get('en-US/CsPersistentChat-help.xml')).toContain(`<maml:uri>${page}</maml:uri>`);
  expect(made.get('CsPersistentChat.psd1')).toContain("ProjectUri = 'https://chat.contoso.com/'");
  expect(made.get('CsPersistentChat.psd1')).toContain("LicenseUri = 'https://chat.contoso.com/LICENSE'");
});

test('without one, no address is made up', () => {
  for (const [name, text] of files()) {
    if (!/\.(psm1|psd1)$/.test(name)) continue;
    expect(text).not.toMatch(/https?:|HelpUri|ProjectUri|LicenseUri|HelpInfoURI/i);
  }
  const addresses = [
    ...files()
      .get('en-US/CsPersistentChat-help.xml')!
      .matchAll(/<maml:uri>(.*?)<\/maml:uri>/g),
  ];
  expect(addresses).toEqual([]);
});
