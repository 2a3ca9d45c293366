import { expect, test } from '@jest/globals';
import { shareWidth, tableRow } from '../../lib/cli/table.js';
import { visibleText } from '../../lib/cli/visible-text.js';

test.each([
  ['columns keep their widths where there is room', [10, 5], 80, [10, 5]],
  ['a column without a width takes what is left', [10, undefined], 80, [10, 69]],
  ['several share it', [undefined, 10, undefined], 80, [34, 10, 34]],
  ['the widest shrink first', [40, 20, 8], 50, [20, 20, 8]],
  ['columns do not vanish', [40, 40], 5, [6, 6]],
])('%s', (_what, widths, available, expected) => {
  expect(shareWidth(widths, available)).toEqual(expected);
});

const left = { header: '', width: 6, alignment: 'Left' } as const;
const right = { header: '', width: 6, alignment: 'Right' } as const;

test('cells are aligned, and a line does not end in spaces', () => {
  expect(tableRow([left, right, left], ['ab', 'cd', 'ef'], { fit: true })).toBe('ab         cd ef');
});

test.each([
  ['abcdef', 'abcdef|'],
  ['abcdefg', 'abcde…|'],
  ['漢字漢字', '漢字… |'],
  ['e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301', 'e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301|'],
  ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', '👩‍👩‍👧👩‍👩‍👧… |'],
])('%s fits', (text, expected) => {
  const end = { header: '', width: 1, alignment: 'Left' } as const;
  expect(tableRow([left, end], [text, '|'], { fit: true })).toBe(expected.replace('|', ' |'));
});

test('a value that stands in full pushes the next', () => {
  expect(tableRow([left, left], ['abcdefgh', 'x'], { fit: false })).toBe('abcdefgh x');
});

test.each([
  ['\x1b[2J\r\n\0', '␛[2J␍␊␀'],
  ['\x7f\x9b', '\ufffd\ufffd'],
  ['a\u202eb\u2066c\u2028d\u200f', 'a\ufffdb\ufffdc\ufffdd\ufffd'],
  ['\ud83d and \udcce', '\ufffd and \ufffd'],
  ['📎 é 漢', '📎 é 漢'],
])('%j becomes visible', (text, expected) => {
  expect(visibleText(text)).toBe(expected);
});
