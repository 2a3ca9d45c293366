import { expect, test } from '@jest/globals';
import { cmdletNames } from '../../lib/definitions/load.js';
import { askPowerShell, inspectModule } from '../../lib/powershell/node-powershell.js';
import { describePowerShell, modulePath } from './pwsh.js';

describePowerShell('node-powershell', () => {
  test('proves that the module loads', async () => {
    const report = await inspectModule(modulePath);
    expect(report).toMatchObject({ module: '0.1.0', cmdlets: cmdletNames() });
    expect(report.powershell).toMatch(/^\d+\.\d+/);
    expect(report.edition).toMatch(/^(Core|Desktop)$/);
  });

  test('says why when it does not', async () => {
    await expect(inspectModule('/nowhere/CsPersistentChat.psd1')).rejects.toMatchObject({
      code: 'PowerShellFailed',
      message: expect.stringContaining('/nowhere/CsPersistentChat.psd1'),
    });
  });

  test('data reaches the script as it is, and is never part of it', async () => {
    const texts = ["it's", '"; exit 1 #', '$(throw 1) `n', 'two\nlines', 'Zürich 👩‍👧 日本', 'lone \ud83d'];
    for (const text of texts.slice(0, -1)) expect(await askPowerShell('$data.Text', { Text: text })).toEqual([text]);
    expect(await askPowerShell('[int] $data.Text[5]', { Text: texts.at(-1)! })).toEqual([String(0xd83d)]);
  });

  test('a script may have lines and blocks, and output nothing', async () => {
    expect(await askPowerShell('if ($data.On) {\n  $data.Count + 1\n}\n', { On: true, Count: 41 })).toEqual(['42']);
    expect(await askPowerShell('$null = 1')).toEqual([]);
  });

  test('PowerShellNotFound where there is none', async () => {
    const program = process.env.NODE_POWERSHELL;
    process.env.NODE_POWERSHELL = '/nowhere/pwsh';
    try {
      await expect(askPowerShell('1')).rejects.toMatchObject({ code: 'PowerShellNotFound' });
    } finally {
      process.env.NODE_POWERSHELL = program;
    }
  });
});
