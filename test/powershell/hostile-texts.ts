/** Pieces that have broken programs like this one. */
const pieces = [
  "'",
  '"',
  '‘',
  '’',
  '‚',
  '‛',
  '“',
  '”',
  '„',
  '`',
  '`n',
  '$',
  '$(exit 3)',
  '$env:PATH',
  '{x}',
  '$null',
  '@{a=1}',
  '@(1,2)',
  '@args',
  '-Name',
  '-Act Fatal',
  '--%',
  '--help',
  '/?',
  ';',
  '|',
  '&',
  '&&',
  '<',
  '>',
  '%PATH%',
  '!x!',
  '^',
  '*',
  '?',
  '[1]',
  '{0}',
  '\\',
  '\\"',
  '\\u0041',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\0',
  '\x07',
  '\x1b[31m',
  '\x7f',
  '\x80',
  '\x85',
  '\xa0',
  '_x000D_',
  '_x005F_x000D_',
  '_X0041_',
  '_x',
  '_',
  '<Objs>',
  '</S>',
  '&amp;',
  '&#13;',
  '<![CDATA[',
  ']]>',
  '{"utf16":"QQA="}',
  'done \n',
  '👩‍👩‍👧‍👦',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '\ud83d',
  '\udc00',
  '\udc00\ud83d',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\u200f',
  '\u202e',
  '\u2066',
  '\u2028',
  '\u2029',
  'ı',
  'İ',
  'ß',
  'é',
  'e\u0301',
  'Ελλάδα',
  'Россия',
  '日本語',
  'עברית',
  'word',
  ' ',
  '  ',
  '0',
  '1,5',
];

const mulberry32 = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const oneMegabyte = 2 ** 20;

/**
 * Texts to be carried unchanged: each piece alone, pieces in a row, units at random, and some of a million units. The same seed
 * gives the same texts.
 */
export const hostileTexts = (count: number, seed: number): string[] => {
  const random = mulberry32(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const row = (length: number): string => Array.from({ length }, () => pieces[below(pieces.length)]).join('');
  const units = (length: number): string => String.fromCharCode(...Array.from({ length }, () => below(0x10000)));
  const texts = [
    '',
    ...pieces,
    ...['a', "'", '\ud83d', '_x000D_'].map((piece) => piece.repeat(oneMegabyte / piece.length)),
  ];
  while (texts.length < count) texts.push(random() < 0.7 ? row(1 + below(12)) : units(1 + below(40)));
  return texts.slice(0, count);
};
