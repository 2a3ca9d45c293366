import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { useWorkspace } from '../workspace.js';
import { frameworkMembers } from './framework-members.js';
import { describePowerShell, linesOf, literal, modulePath } from './pwsh.js';

const rules = path.resolve('test/powershell/static-rules.ps1');
const script = modulePath.replace(/psd1$/, 'psm1');

/** @returns a line for each violation: rule|place|text */
const violations = (files: string[]): Promise<string[]> =>
  linesOf(
    `& ${literal(rules)} -Files ${files.map(literal).join(', ')} -Members ${frameworkMembers.map(literal).join(', ')}`,
  );

/** For each rule, what it must find; a rule that finds nothing proves nothing. */
const samples: Record<string, string[]> = {
  syntax: ['function Get-One { if (', '$x = @{ a = 1'],
  newer: [
    '$null = $true ? 1 : 2',
    '$null = $null ?? 1',
    '$null ??= 1',
    'Get-Module -Name a && Get-Module -Name b',
    '$null = (Get-Module -Name a)?.Path',
    '$null = (Get-Module -Name a)?[0]',
    'Get-Module -Name a &',
    'function Get-One { clean { } }',
    '$null = 0b11',
    '$null = 5u',
    '$null = "`u{1F600}"',
    '$null = "`e[0m"',
  ],
  verb: ['function Fetch-One { }', 'function GetOne { }', 'function Deploy-One { }', 'function get-one { }'],
  command: [
    'Get-Content -Path a',
    'npm install',
    '& $args',
    '& "$args/x.ps1"',
    'Invoke-Expression -Command a',
    '. $args',
  ],
  alias: ['% -Process { }', 'ipmo -Name a', 'where -Property a'],
  abbreviation: [
    'Get-Module -Na a',
    'function Get-One { param($Name) }\nGet-One -Nam a',
    'Get-Module -Name a -ea Stop',
  ],
  position: ['Get-Module a', 'function Get-One { param($Name) }\nGet-One @args', 'Get-Module -All a'],
  variable: [
    '$null = $undeclared',
    'function Get-One { $outer }\n$outer = 1',
    'function Get-One { $script:none }',
    '$null = $IsWindows',
  ],
  member: ["$null = [string]::Join(',', 'a')", '$null = [System.IO.Path]::Exists(1)', '$null = [System.Half]::new()'],
};

describePowerShell('the scripts of the module keep to the rules', () => {
  const workspace = useWorkspace();

  test('all of them, the generated one too', async () => {
    expect(await violations([script])).toEqual([]);
  });

  test('each rule finds what it is there for', async () => {
    const cases = Object.entries(samples).flatMap(([rule, texts]) => texts.map((text) => ({ rule, text })));
    const files = cases.map(({ text }, index) => {
      const file = workspace.file(`sample-${index}.ps1`);
      writeFileSync(file, `${text}\n`);
      return file;
    });
    const script = files
      .map(
        (file, index) =>
          `foreach ($line in & ${literal(rules)} -Files ${literal(file)} -Members @()) { '${index}|' + $line }`,
      )
      .join('\n');
    const lines = await linesOf(script);
    const found = cases.map((one, index) => ({
      ...one,
      rules: [...new Set(lines.filter((line) => line.startsWith(`${index}|`)).map((line) => line.split('|')[1]))],
    }));
    for (const one of found) expect(one).toEqual({ ...one, rules: expect.arrayContaining([one.rule]) });
  });

  test('what is right in 5.1 is left alone', async () => {
    const file = workspace.file('right.ps1');
    writeFileSync(
      file,
      `function Get-One {
        param([string] $Name, [scriptblock] $Step)
        $typed = @{ Name = "\`\`e $Name \`t" }
        foreach ($item in 0x1f, 10kb, 5L, 1.5d) { $typed[$Name] = $item }
        & $Step
        Get-One @typed
        Get-Module -Name $Name -All -ErrorAction:Stop
      }\n`,
    );
    expect(await violations([file])).toEqual([]);
  });
});
