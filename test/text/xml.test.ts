import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { unescapeUnits, xmlAttribute, xmlText } from '../../lib/text/xml.js';

/** What a strict parser reads back from a document with the text as attribute and as content. */
const parse = (text: string): { attribute: string; content: string } => {
  const read = { attribute: '', content: '' };
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ attributes }) => {
    read.attribute = unescapeUnits(attributes.a as string);
  });
  let content = '';
  parser.on('text', (part) => {
    content += part;
  });
  parser.write(`<e a="${xmlAttribute(text)}">${xmlText(text)}</e>`).close();
  read.content = unescapeUnits(content);
  return read;
};

const anyUnits = fc
  .array(
    fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 9, 10, 13, 0xd800, 0xdc00, 0xfffe, 0x5f, 0x78)),
  )
  .map((units) => String.fromCharCode(...units));
const trickyText = fc
  .array(
    fc.constantFrom(
      '_x',
      '_x0041_',
      '_',
      'x',
      '0041',
      ']]>',
      '<!--',
      '&amp;',
      '"',
      "'",
      '\r\n',
      '\t',
      '\0',
      '\ud83d',
      '\u{1f600}',
    ),
  )
  .map((parts) => parts.join(''));

describe('XML text', () => {
  test('whatever a string holds is well-formed and comes back exactly', () => {
    const survives = (text: string): void => expect(parse(text)).toEqual({ attribute: text, content: text });
    fc.assert(fc.property(anyUnits, survives));
    fc.assert(fc.property(trickyText, survives));
  });

  test.each([
    ['<a href="x">&', '&lt;a href="x"&gt;&amp;', '&lt;a href=&quot;x&quot;&gt;&amp;'],
    ['a\r\n\tb', 'a&#13;\n\tb', 'a&#13;&#10;&#9;b'],
    ['\0 \u001b \uffff', '_x0000_ _x001B_ _xFFFF_', '_x0000_ _x001B_ _xFFFF_'],
    ['\ud800 \udc00 \u{1f600}', '_xD800_ _xDC00_ \u{1f600}', '_xD800_ _xDC00_ \u{1f600}'],
    ['_x0041_', '_x005F_x0041_', '_x005F_x0041_'],
    ['_x0041\0', '_x005F_x0041_x0000_', '_x005F_x0041_x0000_'],
    ['_x004_ _xyz_ _', '_x004_ _xyz_ _', '_x004_ _xyz_ _'],
  ])('%j', (text, content, attribute) => {
    expect(xmlText(text)).toBe(content);
    expect(xmlAttribute(text)).toBe(attribute);
  });
});
