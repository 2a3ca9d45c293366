/** Text that Markdown and HTML leave as it is, also in a table. */
export const plain = (text: string): string => text.replace(/[\\`*_<>[\]|]/g, (character) => `\\${character}`);

/** Code in a line; in a table, a vertical bar needs its backslash even there. */
export const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

export const codeBlock = (language: string, lines: string[]): string =>
  [`\`\`\`${language}`, ...lines, '```'].join('\n');

export const table = (headers: string[], rows: string[][]): string =>
  [headers, headers.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** A page from its blocks. */
export const page = (...blocks: string[]): string => `${blocks.join('\n\n')}\n`;

export const generatedNote = '<!-- Made by `npm run generate`. Do not edit. -->';
