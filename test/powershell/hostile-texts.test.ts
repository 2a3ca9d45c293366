import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EchoModule, makeEchoModule } from './echo-module.js';
import { hostileTexts } from './hostile-texts.js';
import { describePowerShell, linesOf, literal } from './pwsh.js';

const count = Number(process.env.CS_PCHAT_TEST_TEXTS ?? 10_000);
const seed = Number(process.env.CS_PCHAT_TEST_SEED ?? 7);
/** So many go through the pipeline one by one, the others as lists. */
const oneByOne = 150;

/** Each text as its number of UTF-16 units and the units themselves. */
const toBytes = (texts: string[]): Buffer =>
  Buffer.concat(
    texts.flatMap((text) => {
      const length = Buffer.alloc(4);
      length.writeInt32LE(text.length);
      return [length, Buffer.from(text, 'utf16le')];
    }),
  );

/** What no encoding of .NET may touch: it would replace half surrogate pairs. */
const readTexts = `
  $bytes = [IO.File]::ReadAllBytes($file)
  $texts = [Collections.Generic.List[string]]::new()
  for ($at = 0; $at -lt $bytes.Length; $at += 2 * $length) {
    $length = [BitConverter]::ToInt32($bytes, $at)
    $at += 4
    $units = [char[]]::new($length)
    [Buffer]::BlockCopy($bytes, $at, $units, 0, 2 * $length)
    $texts.Add([string]::new($units))
  }`;

describePowerShell(`${count} texts through a parameter to Node and back (seed ${seed})`, () => {
  let echo: EchoModule;
  beforeAll(async () => {
    echo = await makeEchoModule();
  });
  afterAll(() => echo.remove());

  test('each arrives with the same UTF-16 units, and comes back with them', async () => {
    const texts = hostileTexts(count, seed);
    const [sent, seen] = ['sent.bin', 'seen.txt'].map((name) => path.join(echo.folder, name));
    await writeFile(sent!, toBytes(texts));
    const lines = await linesOf(
      `Import-Module ${literal(echo.manifest)}
      $file = ${literal(sent!)}
      ${readTexts}
      "texts $($texts.Count)"
      $results = & {
        for ($at = 0; $at -lt ${oneByOne}; $at++) { [pscustomobject]@{ Text = $texts[$at] } }
        for ($at = ${oneByOne}; $at -lt $texts.Count; $at += 500) {
          [pscustomobject]@{ List = $texts.GetRange($at, [Math]::Min(500, $texts.Count - $at)) }
        }
      } | Invoke-Echo Texts
      "results $($results.Count)"
      for ($i = 0; $i -lt $texts.Count; $i++) {
        if (-not [string]::Equals($texts[$i], $results[$i].Message, 'Ordinal')) { "changed $i" }
      }
      [IO.File]::WriteAllLines(${literal(seen!)}, [string[]] $results.After)`,
      { timeout: 110_000 },
    );
    expect(lines).toEqual([`texts ${count}`, `results ${count}`]);
    const hashes = texts.map((text) => createHash('sha256').update(Buffer.from(text, 'utf16le')).digest('hex'));
    expect((await readFile(seen!, 'utf8')).trim().split(/\r?\n/)).toEqual(hashes);
  }, 120_000);
});
