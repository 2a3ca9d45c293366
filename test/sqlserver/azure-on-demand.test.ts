import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { packageRoot } from '../../lib/package-root.js';

/** Loads what connects; prints whether the sign-in to Azure was loaded, then what tedious gets when it wants something of it, and again. */
const program = `
  await import(process.argv[1]);
  const { createRequire } = await import('node:module');
  const ofTedious = createRequire(createRequire(createRequire(process.argv[1]).resolve('mssql')).resolve('tedious'));
  const isLoaded = () => Object.keys(ofTedious.cache).some((file) => file.includes('msal-node'));
  const before = isLoaded();
  const identity = ofTedious('@azure/identity');
  const { name } = identity.ClientSecretCredential;
  console.log(JSON.stringify([before, name, isLoaded(), identity.none === undefined]));`;

test('what only a sign-in to Azure needs is loaded when somebody wants it', () => {
  const server = pathToFileURL(path.join(packageRoot, 'dist/lib/sqlserver/server.js')).href;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program, server], { encoding: 'utf8' });
  expect(JSON.parse(output)).toEqual([false, 'ClientSecretCredential', true, true]);
});
