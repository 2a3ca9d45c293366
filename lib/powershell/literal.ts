/** A PowerShell string. PowerShell takes the typographic quotes for the plain one, so they are doubled too. */
export const literal = (text: string): string => `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;

export const literals = (texts: readonly string[]): string => texts.map(literal).join(', ');
