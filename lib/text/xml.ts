/**
 * XML text of ours. Whatever comes from data passes through here. Characters that XML 1.0 cannot hold (controls, lone
 * surrogates), and the beginning of what looks like such an escape or would do so beside one, are written as `_xHHHH_`, as
 * PowerShell's CLIXML and SQL Server's XML names do; `\r`, and in attributes `\n` and `\t`, as character references, which
 * parsers do not normalise.
 */
const invalid =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9A-Fa-f]{4})/g;

const references: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** One UTF-16 unit as `_xHHHH_`. */
export const escapeUnit = (unit: string): string =>
  `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Escapes for element content. */
export const xmlText = (text: string): string =>
  text.replace(invalid, escapeUnit).replace(/[&<>\r]/g, (character) => references[character]!);

/** Escapes for an attribute value in double quotes. */
export const xmlAttribute = (text: string): string =>
  text.replace(invalid, escapeUnit).replace(/[&<>"\t\n\r]/g, (character) => references[character]!);

/** Undoes the `_xHHHH_` escapes; the parser has undone the references. */
export const unescapeUnits = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
