import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package-root.js';
import { type Identity, productionSbom, type Sbom } from './sbom.js';

/** Writes sbom.cdx.json, the list of everything that is installed with the package, in the format CycloneDX. */
const npm = process.env.npm_execpath;
const [program, start] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
const text = execFileSync(program, [...start, 'sbom', '--sbom-format', 'cyclonedx'], {
  cwd: packageRoot,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const identity = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as Identity;
const sbom = productionSbom(JSON.parse(text) as Sbom, identity);
writeFileSync(path.join(packageRoot, 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);
