import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] };
const withheld = files.filter((entry) => entry.startsWith('!dist/')).map((entry) => entry.slice('!dist/'.length));
const isWithheld = (file: string): boolean => withheld.some((folder) => file.startsWith(`${folder}/`));

const published = ['lib', 'cmdlets']
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => path.posix.join(folder, String(file))))
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !isWithheld(file));

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom |\bimport\()'(\.[^']+)'/g)].map(([, specifier]) =>
    path.posix.join(path.posix.dirname(file), specifier!),
  );

test('what the npm package holds imports nothing that it leaves out', () => {
  expect(withheld.length).toBeGreaterThan(0);
  const broken = published.flatMap((file) =>
    importsOf(file)
      .filter(isWithheld)
      .map((target) => `${file}: ${target}`),
  );
  expect(broken).toEqual([]);
});
