import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EchoModule, makeEchoModule } from './echo-module.js';
import { describePowerShell, linesOf, literal } from './pwsh.js';

describePowerShell('-WhatIf and -Confirm', () => {
  let echo: EchoModule;
  let start: string;
  beforeAll(async () => {
    echo = await makeEchoModule();
    start = `Import-Module ${literal(echo.manifest)}\n`;
  });
  afterAll(() => echo.remove());

  test('a change of medium impact is made without a question', async () => {
    expect(await linesOf(`${start}(Invoke-Echo Question).Message`)).toEqual(['1 true']);
  });

  test('-WhatIf shows every change and makes none', async () => {
    expect(await linesOf(`${start}(Invoke-Echo Question -Count 2 -WhatIf).Message`)).toEqual([
      'What if: Performing the operation "Change" on target "target 1".',
      'What if: Performing the operation "Change" on target "target 2".',
      '1 false',
      '2 false',
    ]);
  });

  test('Node knows about -WhatIf, $WhatIfPreference and -WhatIf:$false', async () => {
    const script = `${start}
      (Invoke-Echo Options -WhatIf).Message
      $WhatIfPreference = $true
      (Invoke-Echo Options).Message
      (Invoke-Echo Options -WhatIf:$false).Message`;
    const whatIf = (await linesOf(script)).map((line) => JSON.parse(line).whatIf);
    expect(whatIf).toEqual([true, true, false]);
  });

  test('the preferences of the script that calls count, as for a compiled cmdlet', async () => {
    const script = `${start}
      function Invoke-Runbook {
        $WhatIfPreference = $true
        $VerbosePreference = 'Continue'
        (Invoke-Echo Options).Message
        (Invoke-Echo Question).Message
        $ErrorActionPreference = 'Stop'
        try { Invoke-Echo Errors; 'not reached' } catch { $_.FullyQualifiedErrorId }
      }
      Invoke-Runbook`;
    const lines = await linesOf(script);
    expect(JSON.parse(lines[0]!)).toMatchObject({ whatIf: true, verbose: true });
    expect(lines.slice(1)).toEqual([
      'What if: Performing the operation "Change" on target "target 1".',
      '1 false',
      'RoomNotFound,Invoke-Echo',
    ]);
  });

  test('-Confirm asks, and each answer does what it says', async () => {
    const questions = `${start}(Invoke-Echo Question -Count 3 -Confirm).Message`;
    const answers = async (input: string): Promise<string[]> =>
      (await linesOf(questions, { input })).filter((line) => /^\d/.test(line));
    expect(await answers('Y\nN\nY\n')).toEqual(['1 true', '2 false', '3 true']);
    expect(await answers('A\n')).toEqual(['1 true', '2 true', '3 true']);
    expect(await answers('N\nL\n')).toEqual(['1 false', '2 false', '3 false']);
  });

  test('Suspend gives a prompt in the middle of the run, and then the question again', async () => {
    const input = 'Y\nS\n"level $NestedPromptLevel"\nexit\nN\nA\n';
    const lines = await linesOf(`${start}(Invoke-Echo Question -Count 4 -Confirm).Message`, { input });
    const asked = lines.filter((line) => line.startsWith('Performing the operation'));
    expect(asked.map((line) => /\d/.exec(line)?.[0])).toEqual(['1', '2', '2', '3']);
    expect(lines.filter((line) => /^\d|level \d/.test(line)).map((line) => line.replace(/^.*(?=level)/, ''))).toEqual([
      'level 1',
      '1 true',
      '2 false',
      '3 true',
      '4 true',
    ]);
  });

  test('an answer for all counts for the objects of the pipeline that are still to come', async () => {
    const script = `${start}
      'a', 'b', 'c' | ForEach-Object { [pscustomobject]@{ Word = $_ } } | Invoke-Echo Question -Count 2 -Confirm |
        ForEach-Object { $_.Message }`;
    const lines = await linesOf(script, { input: 'N\nY\nN\nA\n' });
    expect(lines.filter((line) => line.startsWith('Performing the operation'))).toHaveLength(4);
    expect(lines.filter((line) => /^\d/.test(line))).toEqual([
      '1 false',
      '2 true',
      '1 false',
      '2 true',
      '1 true',
      '2 true',
    ]);
  });

  test('-Confirm:$false and $ConfirmPreference None ask nothing', async () => {
    const script = `${start}
      $ConfirmPreference = 'Low'
      (Invoke-Echo Question -Confirm:$false).Message
      $ConfirmPreference = 'None'
      (Invoke-Echo Question).Message`;
    expect(await linesOf(script)).toEqual(['1 true', '1 true']);
  });

  test('$ConfirmPreference of the caller decides whether a question is asked', async () => {
    const script = `${start}$ConfirmPreference = 'Low'\n(Invoke-Echo Question).Message`;
    const lines = await linesOf(script, { input: 'N\n' });
    expect(lines).toContain('Performing the operation "Change" on target "target 1".');
    expect(lines.at(-1)).toBe('1 false');
  });
});
