import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { moduleErrors } from '../../lib/powershell/module-errors.js';
import { type EchoModule, makeEchoModule } from './echo-module.js';
import { describePowerShell, linesOf, literal, modulePath } from './pwsh.js';

describePowerShell('how Node starts, and when it cannot', () => {
  let echo: EchoModule;
  afterEach(() => echo?.remove());

  const failure = async (manifest: string, env: Record<string, string>): Promise<string[]> =>
    linesOf(
      `Import-Module ${literal(manifest)}
      $command = if (Get-Command Invoke-Echo -ErrorAction Ignore) { 'Invoke-Echo' } else { 'Get-CsPersistentChatEndpoint' }
      try { & $command } catch {
        $_.FullyQualifiedErrorId; $_.Exception.Message; $_.ErrorDetails.RecommendedAction; "$($_.CategoryInfo.Category)"
      }`,
      { env },
    );

  /** What docs/errors.md says about it. */
  const expectAsDocumented = (code: keyof typeof moduleErrors, [, , advice, category]: string[]): void =>
    expect({ category, recommendedAction: advice }).toEqual(moduleErrors[code]);

  /** A program that only says how old it is. */
  const fakeNode = async (version: string): Promise<string> => {
    const program = path.join(echo.folder, 'fake-node');
    await writeFile(program, `#!/bin/sh\nif [ "$1" = --version ]; then echo ${version}; else exit 9; fi\n`);
    await chmod(program, 0o755);
    return program;
  };

  test('NodeNotFound: it is not on the PATH, or not where CS_PCHAT_NODE says', async () => {
    echo = await makeEchoModule();
    const fromPath = await failure(echo.manifest, { PATH: echo.folder });
    expectAsDocumented('NodeNotFound', fromPath);
    expect(fromPath.slice(0, 2)).toEqual(['NodeNotFound,Invoke-Echo', 'There is no Node on the PATH.']);
    const [id, message] = await failure(echo.manifest, { CS_PCHAT_NODE: path.join(echo.folder, 'none') });
    expect(id).toBe('NodeNotFound,Invoke-Echo');
    expect(message).toContain(path.join(echo.folder, 'none'));
  });

  test('it is started with little memory, unless somebody has decided otherwise', async () => {
    echo = await makeEchoModule(
      'const { MALLOC_ARENA_MAX, MALLOC_MMAP_THRESHOLD_ } = process.env;\n' +
        "console.error(...process.execArgv, 'malloc', MALLOC_ARENA_MAX, MALLOC_MMAP_THRESHOLD_); process.exit(3);\n",
    );
    const [, message] = await failure(echo.manifest, {});
    const malloc = process.platform === 'win32' ? 'undefined undefined' : '1 131072';
    expect(message).toBe(`Node ended unexpectedly with exit code 3. --max-semi-space-size=4 malloc ${malloc}`);
    const [, decided] = await failure(echo.manifest, { MALLOC_ARENA_MAX: '4', MALLOC_MMAP_THRESHOLD_: '65536' });
    expect(decided).toContain('malloc 4 65536');
  });

  test('NodeTooOld: it says so itself, or does not understand the program at all', async () => {
    echo = await makeEchoModule("process.stdout.write('ready 18.20.4\\n'); process.stdin.resume();\n");
    expect((await failure(echo.manifest, {})).slice(0, 2)).toEqual([
      'NodeTooOld,Invoke-Echo',
      'Node 18.20.4 is too old: 20.19 or later is needed.',
    ]);
    const ancient = await failure(echo.manifest, { CS_PCHAT_NODE: await fakeNode('v10.1.0') });
    expect(ancient[0]).toBe('NodeTooOld,Invoke-Echo');
    expectAsDocumented('NodeTooOld', ancient);
  });

  test('NodeFailed: with what it wrote to standard error', async () => {
    echo = await makeEchoModule("console.error('the reason'); process.exit(3);\n");
    const found = await failure(echo.manifest, {});
    const [id, message] = found;
    expect(id).toBe('NodeFailed,Invoke-Echo');
    expectAsDocumented('NodeFailed', found);
    expect(message).toBe('Node ended unexpectedly with exit code 3. the reason');
  });

  test('NodeFailed: killed in the middle of its work, or speaking another language', async () => {
    echo = await makeEchoModule();
    const script = `Import-Module ${literal(echo.manifest)}\ntry { Invoke-Echo Crash } catch { $_.FullyQualifiedErrorId }`;
    expect(await linesOf(script)).toEqual(['NodeFailed,Invoke-Echo']);
  });

  test('NodeFailed: what comes from Node is no answer', async () => {
    const answers = [
      'hello world',
      'objects <Objs',
      'objects',
      'warning <x>',
      'bytes many',
      'chunk ***',
      'error plain text',
    ];
    for (const [index, answer] of ['Segmentation fault', ...answers].entries()) {
      const said = index === 0 ? answer : `ready 20.19.0\n${answer}`;
      echo = await makeEchoModule(`process.stdout.write(${JSON.stringify(`${said}\n`)}); process.stdin.resume();`);
      const [id, message, advice] = await failure(echo.manifest, {});
      expect({ answer, id, message }).toEqual({
        answer,
        id: 'NodeFailed,Invoke-Echo',
        message: `Node answered with what is no answer: ${answer}`,
      });
      expect(advice).toContain('of the same version');
      await echo.remove();
    }
  }, 120_000);

  test('ModuleNotBuilt: says what to run', async () => {
    echo = await makeEchoModule();
    const found = await failure(modulePath, { CS_PCHAT_HOME: path.join(echo.folder, 'module') });
    const [id, message] = found;
    expect(id).toBe('ModuleNotBuilt,Get-CsPersistentChatEndpoint');
    expectAsDocumented('ModuleNotBuilt', found);
    expect(message).toContain('serve.cjs');
  });

  test('a constrained session is told what it lacks', async () => {
    const script = `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
      Import-Module ${literal(modulePath)}
      try { Get-CsPersistentChatEndpoint } catch { "$_" }`;
    expect((await linesOf(script)).join(' ')).toMatch(/needs the language mode FullLanguage.*Sign the scripts/);
  });

  test('nothing that was typed is in the command line or the environment of Node', async () => {
    echo = await makeEchoModule(`
      import { readFileSync } from 'node:fs';
      const seen = process.argv.slice(1).join(' ') + JSON.stringify(process.env);
      process.stdout.write('ready 20.19.0\\n');
      process.stdin.once('data', () => {
        process.stdout.write('warning <Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><S>' + seen.includes('hidden-word') + '</S></Objs>\\ndone \\n');
      });
    `);
    const script = `Import-Module ${literal(echo.manifest)}\nInvoke-Echo -Text ('hidden' + '-word') 3>&1 | ForEach-Object { "$_" }`;
    expect(await linesOf(script)).toEqual(['false']);
  });
});
