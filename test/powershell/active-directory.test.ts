import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainController, hasSamba, sambaSuite } from '../directory/samba/domain-controller.js';
import { describePowerShell, linesOf, literal, modulePath } from './pwsh.js';

(hasSamba ? describePowerShell : describe.skip)(`a session against an Active Directory: ${sambaSuite}`, () => {
  let controller: DomainController;
  let start: string;
  beforeAll(async () => {
    controller = new DomainController('127.0.0.13');
    const users = [{ name: 'ocschat', sipAddress: 'sip:ocschat@contoso.com' }];
    await controller.start({ sipDomains: ['contoso.com'], pools: [], users });
    controller.tool('group', 'add', 'CsPersistentChatAdministrator', '--group-scope=Universal');
    controller.tool('group', 'addmembers', 'CsPersistentChatAdministrator', 'administrator');
    start = `Import-Module ${literal(modulePath)}
      $env:CS_PCHAT_DIRECTORY_CA = ${literal(controller.certificate)}
      $env:CS_PCHAT_DIRECTORY = 'ldaps://${controller.address}'
      $secret = [System.Net.NetworkCredential]::new('', '${DomainController.password}').SecurePassword
      $credential = [pscredential]::new('CONTOSO\\administrator', $secret)
      $new = @{ PersistentChatPoolFqdn = 'pchat.contoso.com'; SipAddress = 'sip:ocschat@contoso.com'; Credential = $credential }\n`;
  });
  afterAll(() => controller.stop());

  test('R21 R22 refused while the account exists, then created, got and removed through the pipeline', async () => {
    const refused = await linesOf(`${start}
      try { New-CsPersistentChatEndpoint @new -ErrorAction Stop } catch {
        $_.FullyQualifiedErrorId; $_.ErrorDetails.RecommendedAction
      }`);
    expect(refused[0]).toMatch(/^SipAddressInUse,/);
    expect(refused[1]).toContain("Remove-ADUser -Identity 'CN=ocschat,CN=Users,DC=contoso,DC=com'");
    controller.tool('user', 'delete', 'ocschat');
    const lines = await linesOf(`${start}
      New-CsPersistentChatEndpoint @new -WhatIf
      $endpoint = New-CsPersistentChatEndpoint @new -DisplayName 'Persistent Chat' -PassThru
      "created $($endpoint.SipAddress) $($endpoint.Enabled)"
      "got $(@(Get-CsPersistentChatEndpoint -Identity ocschat@contoso.com -Credential $credential).DisplayName)"
      Get-CsPersistentChatEndpoint -Credential $credential | Remove-CsPersistentChatEndpoint -Credential $credential
      "left $(@(Get-CsPersistentChatEndpoint -Credential $credential).Count)"`);
    expect(lines).toEqual([
      expect.stringMatching(
        /^What if: .*"Create the endpoint sip:ocschat@contoso\.com of the pool pchat\.contoso\.com with objectClass: top/,
      ),
      'created sip:ocschat@contoso.com True',
      'got Persistent Chat',
      'left 0',
    ]);
  });

  test('a wrong password is one error record, without the password', async () => {
    const [id, category, text] = await linesOf(`${start}
      $wrong = [System.Net.NetworkCredential]::new('', 'w-rong-1').SecurePassword
      $other = [pscredential]::new('administrator@contoso.com', $wrong)
      try { Get-CsPersistentChatEndpoint -Credential $other -ErrorAction Stop } catch {
        $_.FullyQualifiedErrorId; $_.CategoryInfo.Category; "$_"
      }`);
    expect(id).toMatch(/^DirectoryLoginFailed,/);
    expect(category).toBe('PermissionDenied');
    expect(text).not.toContain('w-rong-1');
  });
});
