/**
 * SQL Server text may hold what UTF-8 cannot: lone surrogates; and what the SQLite driver would cut at: NUL. Such text is stored
 * as WTF-8 (lone surrogates as three bytes each) and bound as bytes inside `CAST(? AS TEXT)`, so the column still holds TEXT.
 */
const needsBytes = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const wtf8 = (text: string): Buffer => {
  const parts: Buffer[] = [];
  let end = 0;
  for (const match of text.matchAll(loneSurrogate)) {
    const unit = match[0].charCodeAt(0);
    parts.push(Buffer.from(text.slice(end, match.index), 'utf8'));
    parts.push(Buffer.from([0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]));
    end = match.index + 1;
  }
  parts.push(Buffer.from(text.slice(end), 'utf8'));
  return Buffer.concat(parts);
};

/** What to bind for a text column; the statement says `CAST(? AS TEXT)` for columns whose text comes from users. */
export const bindText = (text: string): string | Uint8Array => (needsBytes.test(text) ? wtf8(text) : text);

/** Whether the bytes are text of at most so many UTF-16 units (-1: any number), so that nothing is lost when it is read. */
export const isWholeText = (bytes: Uint8Array, most: number): boolean => {
  const text = decodeText(bytes);
  if (most >= 0 && text.length > most) return false;
  return !text.includes('\ufffd') || Buffer.from(wtf8(text)).equals(bytes);
};

/** Decodes the bytes of a TEXT column (`CAST(column AS BLOB)`), lone surrogates included. */
export const decodeText = (bytes: Uint8Array): string => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('utf8');
  if (!text.includes('\ufffd')) return text;
  let result = '';
  let start = 0;
  for (let i = buffer.indexOf(0xed); i >= 0; i = buffer.indexOf(0xed, i + 1)) {
    const second = buffer[i + 1] ?? 0;
    const third = buffer[i + 2] ?? 0;
    if (second < 0xa0 || second > 0xbf || (third & 0xc0) !== 0x80) continue;
    result += buffer.toString('utf8', start, i);
    result += String.fromCharCode(0xd000 | ((second & 0x3f) << 6) | (third & 0x3f));
    start = i + 3;
  }
  return result + buffer.toString('utf8', start);
};
