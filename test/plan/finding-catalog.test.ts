import { expect, test } from '@jest/globals';
import { findingCatalog } from '../../lib/plan/finding.js';
import { sourceText } from '../source-text.js';

test('every finding is used', () => {
  const source = sourceText('finding.ts');
  expect(Object.keys(findingCatalog).filter((code) => !source.includes(`'${code}'`))).toEqual([]);
});

test('every finding comes from a rule, and what to do is a sentence', () => {
  for (const [severity, rule, action] of Object.values(findingCatalog)) {
    expect(['Error', 'Warning', 'Information']).toContain(severity);
    expect(rule).toMatch(/^R\d+$/);
    expect(action).toMatch(/^[A-Z].*\.$/);
  }
});

test('an error is never answered with nothing to do', () => {
  const idle = Object.entries(findingCatalog).filter(([, [severity, , action]]) => {
    return severity === 'Error' && action.startsWith('Nothing');
  });
  expect(idle).toEqual([]);
});
