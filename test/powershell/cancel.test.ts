import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EchoModule, makeEchoModule } from './echo-module.js';
import { describePowerShell, linesOf, literal, runPowerShell } from './pwsh.js';

describePowerShell('an end before the end', () => {
  let echo: EchoModule;
  let start: string;
  beforeAll(async () => {
    echo = await makeEchoModule();
    start = `Import-Module ${literal(echo.manifest)}\n`;
  });
  afterAll(() => echo.remove());

  const log = (name: string): string => path.join(echo.folder, name);
  const logged = async (name: string): Promise<string[]> => (await readFile(log(name), 'utf8')).trim().split('\n');

  /** Stops a script as Ctrl+C does, once there is a log of this name. */
  const stopping = (script: string, name: string): string => `
    $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
    $null = $shell.AddScript(${literal(script)})
    $running = $shell.BeginInvoke()
    while (-not [IO.File]::Exists(${literal(log(name))})) { [Threading.Thread]::Sleep(50) }
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $shell.Stop()
    $watch.ElapsedMilliseconds -lt 20000
    $shell.InvocationStateInfo.State`;

  test('a reader that has seen enough ends Node, which undoes its work first', async () => {
    const script = `${start}
      :enough while ($true) { Invoke-Echo Slow -Text ${literal(log('break'))} | ForEach-Object { $_.Message; break enough } }
      [IO.File]::ReadAllText(${literal(log('break'))}).Trim()`;
    expect(await linesOf(script)).toEqual(['tick', 'started', 'cancelled']);
  });

  test('so does an error in the reader', async () => {
    const script = `${start}
      try { Invoke-Echo Slow -Text ${literal(log('throw'))} | ForEach-Object { throw 'enough' } } catch { "$_" }
      [IO.File]::ReadAllText(${literal(log('throw'))}).Trim()`;
    expect(await linesOf(script)).toEqual(['enough', 'started', 'cancelled']);
  });

  test('so does one that nobody catches', async () => {
    const script = `${start}Invoke-Echo Slow -Text ${literal(log('uncaught'))} | ForEach-Object { throw 'enough' }`;
    expect((await runPowerShell(script)).stderr).toContain('enough');
    expect(await logged('uncaught')).toEqual(['started', 'cancelled']);
  });

  test('stopping the pipeline ends Node, also while Node says nothing', async () => {
    for (const act of ['Slow', 'Silent']) {
      const script = stopping(`${start}Invoke-Echo ${act} -Text ${literal(log(act))}`, act);
      expect(await linesOf(script)).toEqual(['True', 'Stopped']);
      expect(await logged(act)).toEqual(['started', 'cancelled']);
    }
  });

  test('so does stopping it before Node has said anything', async () => {
    const silent = await makeEchoModule(`
      import { appendFileSync } from 'node:fs';
      appendFileSync(${JSON.stringify(log('unready'))}, 'started\\n');
      process.stdin.resume().on('end', () => appendFileSync(${JSON.stringify(log('unready'))}, 'cancelled\\n'));
    `);
    try {
      const script = stopping(`Import-Module ${literal(silent.manifest)}\nInvoke-Echo Text`, 'unready');
      expect(await linesOf(script)).toEqual(['True', 'Stopped']);
      expect(await logged('unready')).toEqual(['started', 'cancelled']);
    } finally {
      await silent.remove();
    }
  });

  test('SIGINT while a question waits for its answer', async () => {
    let isSent = false;
    const { stdout } = await runPowerShell(
      `${start}Invoke-Echo Ask -Text ${literal(log('ask'))} -Confirm\n'not reached'`,
      {
        keepInput: true,
        onOutput: (output, kill) => {
          if (isSent || !output.includes('Performing the operation "Change"')) return;
          isSent = true;
          // The question is written, and the answer not yet waited for.
          setTimeout(() => kill('SIGINT'), 500);
        },
      },
    );
    expect(stdout).not.toContain('not reached');
    expect(await logged('ask')).toEqual(['started', 'cancelled']);
  });

  test('SIGINT to PowerShell ends both', async () => {
    const { stdout } = await runPowerShell(
      `${start}Invoke-Echo Slow -Text ${literal(log('interrupt'))} | ForEach-Object { $_.Message }\n'not reached'`,
      { onOutput: (output, kill) => (/tick\r?\n.*tick/.test(output) ? kill('SIGINT') : undefined) },
    );
    expect(stdout).not.toContain('not reached');
    expect(await logged('interrupt')).toEqual(['started', 'cancelled']);
  });
});
