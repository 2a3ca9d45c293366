import { expect, test } from '@jest/globals';
import { ExitCode, errorCatalog } from '../../lib/host/error-catalog.js';
import { sourceText } from '../source-text.js';

test('every error is used', () => {
  const source = sourceText('error-catalog.ts');
  expect(Object.keys(errorCatalog).filter((code) => !source.includes(`'${code}'`))).toEqual([]);
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
