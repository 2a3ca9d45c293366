/**
 * A copy of a text that holds on to nothing else. What is cut out of a large text, as parsers do, keeps all of that text in
 * memory for as long as the piece lives.
 */
export const detach = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

export const detachOptional = (text: string | null): string | null => (text === null ? null : detach(text));
