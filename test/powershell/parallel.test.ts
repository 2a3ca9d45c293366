import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EchoModule, makeEchoModule } from './echo-module.js';
import { describePowerShell, linesOf, literal } from './pwsh.js';

let echo: EchoModule;
const names = ['one', 'two', 'three'];
beforeAll(async () => {
  echo = await makeEchoModule();
  for (const name of names) mkdirSync(path.join(echo.folder, name));
});
afterAll(() => echo.remove());

/** A call in the folder of its name. */
const call = (): string => `
  Import-Module ${literal(echo.manifest)}
  $null = $ExecutionContext.SessionState.Path.SetLocation([IO.Path]::Combine(${literal(echo.folder)}, $name))
  $count = @(Invoke-Echo Objects -Count 500).Count
  "$count " + (Invoke-Echo Options -Text $name -Path file).Message`;

const check = (lines: string[], names: string[]): void => {
  const calls = lines.map((line) => {
    expect(line).toMatch(/^500 \{/);
    return JSON.parse(line.slice(4));
  });
  expect(calls.map(({ text }) => text).sort()).toEqual([...names].sort());
  expect(new Set(calls.map(({ process }) => process)).size).toBe(names.length);
  for (const { text, path: file, folder } of calls) {
    expect(file).toBe(path.join(echo.folder, text, 'file'));
    expect(folder).toBe(path.join(echo.folder, text));
  }
};

/** Several sessions of PowerShell start at once. */
const slowly = { timeout: 110_000 };

const list = (names: string[]): string => names.map(literal).join(', ');

describePowerShell('calls at the same time', () => {
  test('in runspaces do not disturb each other, each with its own location', async () => {
    check(
      await linesOf(`${list(names)} | ForEach-Object -ThrottleLimit 3 -Parallel { $name = $_; ${call()} }`, slowly),
      names,
    );
  }, 120_000);
});

describePowerShell('calls in jobs', () => {
  test('are those of processes', async () => {
    const two = names.slice(0, 2);
    const script = `
      $jobs = foreach ($name in ${list(two)}) { Start-Job -ArgumentList $name { param($name) ${call()} } }
      Receive-Job -Job $jobs -Wait -AutoRemoveJob`;
    check(await linesOf(script, slowly), two);
  }, 120_000);
});
