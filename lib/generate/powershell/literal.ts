/** A PowerShell string. PowerShell takes the typographic quotes for the plain one, so they are doubled too. */
export const literal = (text: string): string => `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;

export const literals = (texts: readonly string[]): string => texts.map(literal).join(', ');

/** Windows PowerShell reads a script without a byte order mark in the code page of the machine. */
export const asciiOnly = (name: string, text: string): string => {
  const foreign = /[^\n\x20-\x7e]/.exec(text);
  if (foreign !== null) throw new Error(`${name} must be ASCII, and holds ${JSON.stringify(foreign[0])}`);
  return text;
};
