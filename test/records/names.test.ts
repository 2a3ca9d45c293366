import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldName } from '../../lib/records/names.js';

describe('foldName', () => {
  test.each([
    ['Sales', 'SALES'],
    ['Sales', 'Sales  '],
    ['Ärger', 'ärger'],
    ['Cafe\u0301', 'Café'],
    ['Ｓａｌｅｓ', 'sales'],
    ['ﾃｽﾄ', 'テスト'],
    ['Ω', '\u2126'],
  ])('%j and %j are the same name', (a, b) => {
    expect(foldName(a)).toBe(foldName(b));
  });

  test.each([
    ['Sales', ' Sales'],
    ['Sales', 'Sale s'],
    ['Resume', 'Résumé'],
    ['Sales', 'Sales 2'],
    ['и', 'й'],
  ])('%j and %j are two names', (a, b) => {
    expect(foldName(a)).not.toBe(foldName(b));
  });

  test('folding twice changes nothing more', () => {
    const words = fc.stringMatching(/^[\p{L}\p{N} /-]{0,20}$/u);
    fc.assert(fc.property(words, (name) => foldName(`${name}  `) === foldName(name)));
    fc.assert(fc.property(fc.stringMatching(/^[ -~]{0,20}$/), (name) => foldName(foldName(name)) === foldName(name)));
  });
});
