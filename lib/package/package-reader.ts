import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { CmdletError } from '../host/cmdlet-error.js';
import { packageRoot } from '../package-root.js';
import { type Element, readElements, XmlProblem } from './element.js';
import { EntryName, entriesOf, formatVersion, type Manifest } from './format.js';
import { parseJsonOnce } from './parse-json-once.js';
import { parseLines } from './parse-lines.js';
import { type PackageInput, ZipReader } from './zip-reader.js';

/** The manifest is read whole, so it may not be large. */
const largestManifest = 4 * 1024 * 1024;

/** Unknown attributes that are told. */
const mostNamed = 20;

const vendorEntries = [EntryName.users, EntryName.groups, EntryName.affiliations, EntryName.rooms] as const;

let compiled: ValidateFunction | undefined;
const validateManifest = (): ValidateFunction => {
  compiled ??= new Ajv().compile(
    JSON.parse(readFileSync(path.join(packageRoot, 'schemas', 'package', 'manifest.json'), 'utf8')),
  );
  return compiled;
};

/**
 * A package of ours, or one that holds only the files known from the vendor's own export (then without a manifest, to be
 * inspected only). Other files in it are left alone.
 */
export class PackageReader {
  readonly name: string;
  readonly input: PackageInput;
  readonly manifest: Manifest | null;
  /** Entries that nobody knows. */
  readonly unknown: string[];
  /** Attributes that nobody knows, found so far, with their elements. */
  readonly unknownAttributes = new Set<string>();
  readonly #zip: ZipReader;

  private constructor(input: PackageInput, zip: ZipReader, manifest: Manifest | null) {
    this.input = input;
    this.#zip = zip;
    this.name = zip.name;
    this.manifest = manifest;
    const known = new Set<string>([...Object.values(EntryName)]);
    this.unknown = zip.names.filter((name) => !known.has(name));
  }

  /** @throws CmdletError FileNotFound, PackageNotZip, PackageForeign, PackageDamaged, PackageVersionUnsupported */
  static async open(input: PackageInput): Promise<PackageReader> {
    const zip = await ZipReader.open(input);
    try {
      return new PackageReader(input, zip, await PackageReader.#readManifest(zip));
    } catch (cause) {
      zip.close();
      throw cause;
    }
  }

  static async #readManifest(zip: ZipReader): Promise<Manifest | null> {
    if (!zip.has(EntryName.manifest)) {
      if (vendorEntries.some((name) => zip.has(name))) return null;
      throw new CmdletError(
        'PackageForeign',
        `${zip.name} is a zip file, but not a package: it has no ${EntryName.manifest}.`,
        {
          target: zip.name,
        },
      );
    }
    let text = '';
    for await (const part of zip.text(EntryName.manifest)) {
      text += part;
      if (text.length > largestManifest) throw zip.damaged(EntryName.manifest, 'is too large');
    }
    let manifest: Manifest;
    try {
      manifest = parseJsonOnce(text) as Manifest;
    } catch (cause) {
      throw zip.damaged(EntryName.manifest, 'is not JSON, or gives a field twice', cause);
    }
    // A newer format may look different in every other respect, so its version is looked at first.
    if (Number.isInteger(manifest?.formatVersion) && manifest.formatVersion > formatVersion) {
      throw new CmdletError(
        'PackageVersionUnsupported',
        `${zip.name} has format ${manifest.formatVersion}; this version reads formats up to ${formatVersion}.`,
        { target: zip.name },
      );
    }
    const validate = validateManifest();
    if (!validate(manifest)) {
      const error = validate.errors![0]!;
      throw zip.damaged(EntryName.manifest, `is not valid: ${error.instancePath || 'it'} ${error.message}`);
    }
    PackageReader.#checkEntries(zip, manifest);
    return manifest;
  }

  /** The entries that belong to the level are all there, each with its checksum, and of those of the format no others. */
  static #checkEntries(zip: ZipReader, { level, entries }: Manifest): void {
    const wanted: string[] = entriesOf(level);
    for (const name of [...Object.keys(entries), ...wanted]) {
      if (!zip.has(name)) throw zip.damaged(name, 'is missing');
    }
    for (const name of Object.values(EntryName)) {
      if (name === EntryName.manifest || !zip.has(name)) continue;
      if (!Object.hasOwn(entries, name)) throw zip.damaged(name, `is not in ${EntryName.manifest}`);
      if (!wanted.includes(name)) throw zip.damaged(name, `does not belong into a package of the level ${level}`);
    }
  }

  /** Whether the package has the entry. */
  has(entry: EntryName): boolean {
    return this.#zip.has(entry);
  }

  /** The items of an XML entry, in batches; none where the package does not have it. */
  async *elements(entry: EntryName, list: string): AsyncGenerator<Element[]> {
    if (!this.has(entry)) return;
    try {
      const onAttribute = (element: string, name: string): void => {
        if (this.unknownAttributes.size < mostNamed) this.unknownAttributes.add(`${name} of ${element} in ${entry}`);
      };
      // Of a vendor's package nobody knows what belongs into it.
      const options = this.manifest === null ? { list, unescape: false } : { list, unescape: true, onAttribute };
      yield* readElements(this.#zip.text(entry, this.manifest?.entries[entry]), options);
    } catch (cause) {
      if (cause instanceof XmlProblem) throw this.damaged(entry, `is not valid: ${cause.message}`, cause);
      throw cause;
    }
  }

  /** What is made of the bytes of an entry, checked as they pass; nothing where the package does not have it. */
  async *parsed<T>(entry: EntryName, parse: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<T>): AsyncGenerator<T> {
    if (this.has(entry)) yield* this.#zip.parsed(entry, parse, this.manifest?.entries[entry]);
  }

  /** Size of an entry in bytes as the manifest says; 0 where the package does not have it. */
  size(entry: EntryName): number {
    return this.manifest?.entries[entry]?.size ?? 0;
  }

  /** The lines of a JSON Lines entry, parsed, in batches; none where the package does not have it. */
  lines(entry: EntryName): AsyncGenerator<unknown[]> {
    return this.parsed(entry, parseLines);
  }

  /** @throws CmdletError PackageDamaged when the manifest says another number */
  ensureCount(entry: EntryName, found: number, expected: number): void {
    if (found === expected) return;
    throw this.damaged(entry, `has ${found} items, and ${EntryName.manifest} says ${expected}`);
  }

  damaged(entry: EntryName, why: string, cause?: unknown): CmdletError {
    return this.#zip.damaged(entry, why, cause);
  }

  close(): void {
    this.#zip.close();
  }
}
