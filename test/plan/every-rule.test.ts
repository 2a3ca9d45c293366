import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** A text that is followed by a function is the title of a test or of a group of them. */
const title = /\(\s*(['"`])((?:\\.|(?!\1)[^\n])*)\1,\s*(?:async\b\s*)?(?:\(|\w+\s*=>)/g;

const titles = (): string[] => {
  const folder = path.join(import.meta.dirname, '..');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && !name.endsWith('every-rule.test.ts'))
    .flatMap((name) => [...readFileSync(path.join(folder, name), 'utf8').matchAll(title)].map((match) => match[2]!));
};

const rules = Array.from({ length: 25 }, (_, i) => i + 1);

describe('every rule of the migration is named by a test', () => {
  const all = titles();

  test.each(rules)('rule %d', (rule) => {
    expect(all.filter((text) => new RegExp(`\\bR${rule}\\b`).test(text))).not.toEqual([]);
  });
});
