import { loadObjectDefinition, powershellPropertyName } from '../definitions/load.js';
import type { ObjectDefinition, ObjectName } from '../definitions/object-definition.js';
import type { Output } from './output.js';
import { type Column, shareWidth, tableRow } from './table.js';
import { type Terminal, writeAll } from './terminal.js';
import { visibleText } from './visible-text.js';

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (!Array.isArray(value)) return visibleText(String(value));
  const isText = value.every((item) => typeof item === 'string');
  return isText ? visibleText(value.join(', ')) : String(value.length);
};

const columnsOf = (definition: ObjectDefinition, width: number): Column[] => {
  const { table } = definition.object;
  const widths = shareWidth(
    table.map((column) => column.width),
    width,
  );
  return table.map(({ property, header, alignment = 'Left' }, index) => ({
    header: header ?? powershellPropertyName(definition, property),
    width: widths[index]!,
    alignment,
  }));
};

/** Tables and lists for people, in the columns that PowerShell shows. Rows are written as they come. */
export class TextOutput implements Output {
  readonly #terminal: Terminal;
  readonly #signal: AbortSignal;
  #name: ObjectName | undefined;
  #definition: ObjectDefinition | undefined;
  #columns: Column[] = [];

  constructor(terminal: Terminal, signal: AbortSignal) {
    this.#terminal = terminal;
    this.#signal = signal;
  }

  async writeObject(name: ObjectName, value: object): Promise<void> {
    if (name !== this.#name) await this.#beginTable(name);
    const values = value as Record<string, unknown>;
    await this.#writeRow(this.#definition!.object.table.map(({ property }) => cell(values[property])));
  }

  async writeBytes(bytes: Uint8Array): Promise<void> {
    await writeAll(this.#terminal.stdout, bytes, this.#signal);
  }

  async writeResult(name: ObjectName, value: object): Promise<void> {
    const definition = loadObjectDefinition(name);
    const values = value as Record<string, unknown>;
    const keys = definition.object.list ?? Object.keys(definition.properties);
    const names = keys.map((key) => powershellPropertyName(definition, key));
    const width = Math.max(...names.map(({ length }) => length));
    const lines = keys.map((key, index) => `${names[index]!.padEnd(width)} : ${cell(values[key])}`.trimEnd());
    await this.#writeLine(lines.join('\n'));
  }

  writeWhatIf(line: string): void {
    this.#terminal.stdout.write(`${line}\n`);
  }

  async end(): Promise<void> {}

  async #beginTable(name: ObjectName): Promise<void> {
    if (this.#name !== undefined) await this.#writeLine('');
    this.#name = name;
    this.#definition = loadObjectDefinition(name);
    this.#columns = columnsOf(this.#definition, this.#terminal.stdout.columns ?? 120);
    await this.#writeRow(this.#columns.map(({ header }) => header));
    await this.#writeRow(this.#columns.map(({ header }) => '-'.repeat(header.length)));
  }

  async #writeRow(cells: string[]): Promise<void> {
    await this.#writeLine(tableRow(this.#columns, cells, { fit: this.#terminal.stdout.isTTY === true }));
  }

  async #writeLine(line: string): Promise<void> {
    await writeAll(this.#terminal.stdout, `${line}\n`, this.#signal);
  }
}
