import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { productionSbom, type Sbom } from '../../lib/generate/sbom.js';

interface Component {
  'bom-ref': string;
  name: string;
  version: string;
  purl: string;
  hashes: { alg: string; content: string }[];
  licenses: { license: { id: string } }[];
}

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const identity = readJson('package.json');

test('the bill of materials lists exactly what is installed with the package, the same every time', () => {
  const npm = (): Sbom =>
    JSON.parse(execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], { encoding: 'utf8', maxBuffer: 1 << 26 }));
  const sbom = productionSbom(npm(), identity);
  const components = sbom.components as Component[];
  const locked = Object.entries(readJson('package-lock.json').packages as Record<string, Record<string, string>>)
    .filter(([folder, { dev, devOptional }]) => folder !== '' && !dev && !devOptional)
    .map(([folder, { version }]) => `${folder.split('node_modules/').at(-1)}@${version}`);
  expect(components.map((component) => component['bom-ref']).sort()).toEqual([...new Set(locked)].sort());
  for (const { name, version, purl, hashes, licenses } of components) {
    expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
    expect(hashes).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }]);
    expect(licenses[0]!.license.id).toMatch(/^(MIT|ISC|BSD-3-Clause|Apache-2\.0|0BSD)$/);
  }
  const known = new Set(['cs-persistent-chat@0.1.0', ...components.map((component) => component['bom-ref'])]);
  for (const { ref, dependsOn } of sbom.dependencies)
    for (const name of [ref, ...dependsOn]) expect(known).toContain(name);
  expect(sbom).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    metadata: { component: { name: identity.name } },
  });
  expect(productionSbom(npm(), identity)).toEqual(sbom);
});

test('it follows the dependencies and leaves out what only the development needs', () => {
  const item = (ref: string) => ({ 'bom-ref': ref });
  const sbom = productionSbom(
    {
      serialNumber: 'urn:uuid:0',
      metadata: { timestamp: 'now', component: { 'bom-ref': 'ours@1.0.0', name: 'folder' } },
      components: ['@a/b@1.0.0', 'shared@2.0.0', 'tool@3.0.0', 'deep@4.0.0'].map(item),
      dependencies: [
        { ref: 'ours@1.0.0', dependsOn: ['@a/b@1.0.0', 'tool@3.0.0'] },
        { ref: '@a/b@1.0.0', dependsOn: ['shared@2.0.0'] },
        { ref: 'tool@3.0.0', dependsOn: ['shared@2.0.0', 'deep@4.0.0'] },
        { ref: 'shared@2.0.0', dependsOn: [] },
        { ref: 'deep@4.0.0', dependsOn: [] },
      ],
    },
    { name: 'ours', dependencies: { '@a/b': '^1.0.0' } },
  );
  expect(sbom).toEqual({
    serialNumber: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/),
    metadata: { component: { 'bom-ref': 'ours@1.0.0', name: 'ours' } },
    components: ['@a/b@1.0.0', 'shared@2.0.0'].map(item),
    dependencies: [
      { ref: 'ours@1.0.0', dependsOn: ['@a/b@1.0.0'] },
      { ref: '@a/b@1.0.0', dependsOn: ['shared@2.0.0'] },
      { ref: 'shared@2.0.0', dependsOn: [] },
    ],
  });
});
