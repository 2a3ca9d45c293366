import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { generateFiles } from '../../lib/generate/files.js';

test('the generated files are as the definitions make them today', async () => {
  for (const [file, text] of await generateFiles()) expect([file, readFileSync(file, 'utf8')]).toEqual([file, text]);
});

test('the same definitions give the same bytes', async () => {
  expect(await generateFiles()).toEqual(await generateFiles());
});

test('no page is left of a cmdlet that is gone', async () => {
  const generated = [...(await generateFiles()).keys()].filter((file) => path.dirname(file) === 'docs/cmdlets');
  expect(readdirSync('docs/cmdlets').sort()).toEqual(generated.map((file) => path.basename(file)).sort());
});

test('the links between the pages of the documentation lead somewhere', () => {
  const pages = readdirSync('docs', { recursive: true })
    .map((file) => path.join('docs', String(file)))
    .filter((file) => file.endsWith('.md'));
  const broken = ['README.md', ...pages].flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const targets = [...text.matchAll(/\]\((?!https?:)([^)#]+)(#[^)]*)?\)/g)].map(([, target]) => target!);
    const missing = targets.filter((target) => !existsSync(path.join(path.dirname(file), target)));
    return missing.map((target) => `${file} → ${target}`);
  });
  expect(broken).toEqual([]);
});
