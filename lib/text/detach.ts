const wide = /[^\0-\xff]/;

/**
 * A copy of a text that holds on to nothing else. What is cut out of a large text, as parsers do, keeps all of that text in
 * memory for as long as the piece lives.
 */
export const detach = (text: string): string => {
  // Most text fits into one byte a character, and takes half the memory that way.
  const encoding = wide.test(text) ? 'utf16le' : 'latin1';
  return Buffer.from(text, encoding).toString(encoding);
};

export const detachOptional = (text: string | null): string | null => (text === null ? null : detach(text));
