import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';

/** A password that every escape changes, and that nothing holds by chance. */
export const password = 'Zq7-Geheim&<"ß%Käse\'s';

/** The Base64 of the text wherever it stands in a longer one: its inner part for each of the three ways to begin. */
const base64Forms = (bytes: Buffer): string[] =>
  [0, 1, 2].map((before) => {
    const all = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    return all.slice(Math.ceil((before * 4) / 3), -1);
  });

const forms: [name: string, bytes: Buffer][] = [
  ['UTF-8', Buffer.from(password)],
  ['UTF-16', Buffer.from(password, 'utf16le')],
  ['Latin-1', Buffer.from(password, 'latin1')],
  ['JSON', Buffer.from(JSON.stringify(password).slice(1, -1))],
  ['URL', Buffer.from(encodeURIComponent(password))],
  ['XML', Buffer.from(password.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'))],
  ['CLIXML', Buffer.from(password.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))],
  ['hexadecimal', Buffer.from(Buffer.from(password).toString('hex'))],
  // Where a letter was lost on the way, the rest still tells.
  ['its beginning', Buffer.from('Zq7-Geheim')],
  ...base64Forms(Buffer.from(password)).map((text): [string, Buffer] => ['Base64', Buffer.from(text)]),
  ...base64Forms(Buffer.from(password, 'utf16le')).map((text): [string, Buffer] => [
    'Base64 of UTF-16',
    Buffer.from(text),
  ]),
  ...base64Forms(Buffer.from(`:${password}`)).map((text): [string, Buffer] => ['a basic login', Buffer.from(text)]),
];

/** The forms in which the password stands in the bytes. */
export const tracesIn = (bytes: Buffer | string): string[] => {
  const buffer = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return [...new Set(forms.filter(([, form]) => buffer.includes(form)).map(([name]) => name))];
};

/** The same for everything that hangs together with a value, hidden fields and causes too. */
export const tracesInValue = (value: unknown): string[] => {
  const parts = [
    inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true, maxStringLength: null }),
  ];
  try {
    parts.push(JSON.stringify(value) ?? '');
  } catch {
    // What cannot be JSON leaks nothing as JSON.
  }
  return parts.flatMap(tracesIn);
};

/** The files below a folder that hold the password, with the form. */
export const tracesInFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, String(name)))
    .filter((file) => statSync(file).isFile())
    .flatMap((file) => tracesIn(readFileSync(file)).map((form) => `${path.basename(file)}: ${form}`));

/** Looks at the command lines of all processes, again and again until it is stopped. Linux only; elsewhere it sees nothing. */
export class CommandLines {
  readonly found = new Set<string>();
  /** How many were looked at. */
  seen = 0;
  readonly #looks = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => this.#look(), 25);
  }

  #look(): void {
    if (process.platform !== 'linux') return;
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      // A process may get its command line a moment after its number.
      const looks = this.#looks.get(id) ?? 0;
      if (looks > 3) continue;
      this.#looks.set(id, looks + 1);
      try {
        const line = readFileSync(`/proc/${id}/cmdline`);
        this.seen++;
        for (const form of tracesIn(line))
          this.found.add(`${line.toString().replaceAll('\0', ' ').slice(0, 200)}: ${form}`);
      } catch {
        // The process has ended.
      }
    }
  }

  stop(): string[] {
    clearInterval(this.#timer);
    this.#look();
    return [...this.found];
  }
}
