import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readElements } from '../../lib/package/element.js';
import { MessageLines } from '../../lib/package/write-jsonl.js';
import { EmbeddedDatabase, exactly, readText } from '../../lib/stores/embedded/connection.js';
import { bindText } from '../../lib/stores/embedded/text.js';
import { xmlAttribute, xmlText } from '../../lib/text/xml.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();

/** Any UTF-16 text: lone surrogates, controls and what looks like an escape included. */
const anyText = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom('_x', '_x0041_', '_', 'x005F_', '\r\n', '\t', '\0', ']]>', '&amp;', '<', '"', '\ud83d', '\ude00'),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

describe('any text comes back exactly', () => {
  test('through XML, in content and in attributes', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const xml = `<Pool><Items><Item a="${xmlAttribute(text)}"><T>${xmlText(text)}</T></Item></Items></Pool>`;
        const utf8 = Buffer.from(xml, 'utf8').toString('utf8');
        for await (const [item] of readElements(
          (async function* () {
            yield utf8;
          })(),
          { list: 'Items', unescape: true },
        )) {
          expect(item!.attributes.a).toBe(text);
          expect(item!.children[0]!.text).toBe(text);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('through the lines of messages', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = new MessageLines(() => '');
        lines.message({ id: 1, date: '1', author: null, alert: true, text, rtf: text });
        expect(JSON.parse(lines.take().toString('utf8'))).toEqual({
          id: 1,
          date: '1',
          from: null,
          alert: true,
          text,
          rtf: text,
        });
      }),
    );
  });

  test('through the embedded database', () => {
    const database = EmbeddedDatabase.create(workspace.file('text.db'));
    database.execute('CREATE TABLE t (a TEXT)');
    fc.assert(
      fc.property(anyText, (text) => {
        database.run('DELETE FROM t');
        database.run('INSERT INTO t VALUES (CAST(? AS TEXT))', bindText(text));
        const row = database.row(`SELECT ${exactly('a')}, typeof(a) AS type FROM t`)!;
        expect(readText(row.a)).toBe(text);
        expect(row.type).toBe('text');
      }),
      { numRuns: 500 },
    );
    database.close();
  });
});
