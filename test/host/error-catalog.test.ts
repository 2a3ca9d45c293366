import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { ExitCode, errorCatalog } from '../../lib/host/error-catalog.js';

const sources = ['lib', 'cmdlets']
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file))))
  .filter((file) => file.endsWith('.ts') && path.basename(file) !== 'error-catalog.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

test('every error is used', () => {
  expect(Object.keys(errorCatalog).filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
});

test('every exit code is one of the documented ones', () => {
  const known: number[] = Object.values(ExitCode);
  for (const { exitCode } of Object.values(errorCatalog)) expect(known).toContain(exitCode);
});

test('no error ends like success', () => {
  for (const { exitCode } of Object.values(errorCatalog)) {
    expect([ExitCode.ok, ExitCode.finishedWithWarnings]).not.toContain(exitCode);
  }
});

test('what to do is a sentence', () => {
  for (const { recommendedAction } of Object.values(errorCatalog)) expect(recommendedAction).toMatch(/^[A-Z].*\.$/);
});
