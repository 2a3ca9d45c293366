import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { expect, test } from '@jest/globals';

interface Locked {
  version: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  hasInstallScript?: boolean;
  dev?: boolean;
  devOptional?: boolean;
}

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const manifest = readJson('package.json') as { dependencies: Record<string, string>; scripts: Record<string, string> };
const packages = Object.entries(readJson('package-lock.json').packages as Record<string, Locked>).filter(
  ([folder]) => folder !== '',
);
const production = packages.filter(([, { dev, devOptional }]) => !dev && !devOptional);
const direct = Object.keys(manifest.dependencies);
const page = readFileSync('docs/dependencies.md', 'utf8');

test('the page explains every direct dependency, with its licence, and no other', () => {
  const rows = [...page.matchAll(/^\| (?!package|-)(\S+) \| (\S+) \|/gm)].map(
    ([, name, licence]) => `${name} ${licence}`,
  );
  const locked = new Map(packages);
  expect(rows).toEqual(direct.map((name) => `${name} ${locked.get(`node_modules/${name}`)!.license}`));
  expect(page).toContain(`in ${production.length} packages`);
});

test('everything that is installed with the package has a licence that the page names', () => {
  const allowed = ['MIT', 'ISC', 'BSD-3-Clause', 'Apache-2.0', '0BSD'];
  expect(page).toContain('MIT, ISC, BSD-3-Clause, Apache-2.0 and 0BSD');
  expect(production.length).toBeGreaterThan(direct.length);
  expect(production.filter(([, { license = '' }]) => !allowed.includes(license)).map(([folder]) => folder)).toEqual([]);
});

test('every locked package has a checksum, none is a link, and none names where it comes from', () => {
  const unsound = packages.filter(
    ([, { integrity = '', resolved, link }]) =>
      !/^sha512-[\w+/]{86}==$/.test(integrity) || resolved !== undefined || link,
  );
  expect(unsound).toEqual([]);
});

test('the one package with an install script brings its programs along, for every system', () => {
  const scripted = production.filter(([, { hasInstallScript }]) => hasInstallScript).map(([folder]) => folder);
  expect(scripted).toEqual(['node_modules/@photostructure/sqlite']);
  const prebuilds = path.join(scripted[0]!, 'prebuilds');
  for (const system of ['darwin', 'linux', 'win32']) {
    for (const processor of ['arm64', 'x64']) {
      const programs = readdirSync(path.join(prebuilds, `${system}-${processor}`));
      for (const library of system === 'linux' ? ['glibc', 'musl'] : ['glibc'])
        expect(programs).toContain(`@photostructure+sqlite.${library}.node`);
    }
  }
  // node-gyp-build would compile into build/; the tests of this installation ran without it.
  expect(existsSync(path.join(scripted[0]!, 'build', 'Release'))).toBe(false);
});

test('what is published imports exactly the direct dependencies', () => {
  const imported = new Set<string>();
  for (const folder of ['lib', 'cmdlets']) {
    for (const file of readdirSync(folder, { recursive: true }).map((name) => path.posix.join(folder, String(name)))) {
      if (!file.endsWith('.ts') || file.startsWith('lib/generate/')) continue;
      for (const [, specifier] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom |\bimport\()'([^.'][^']*)'/g)) {
        const [scope, name] = specifier!.split('/');
        imported.add(scope!.startsWith('@') ? `${scope}/${name}` : scope!);
      }
    }
  }
  const modules = [...imported].filter((name) => !name.startsWith('node:') && !builtinModules.includes(name));
  expect(modules.sort()).toEqual(direct);
});
