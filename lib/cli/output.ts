import type { ObjectName } from '../definitions/object-definition.js';

/** Where the objects of a cmdlet go: standard output, in one of two forms. */
export interface Output {
  writeObject(name: ObjectName, value: object): Promise<void>;
  writeBytes(bytes: Uint8Array): Promise<void>;
  /** One object that sums up what was done. */
  writeResult(name: ObjectName, value: object): Promise<void>;
  writeWhatIf(line: string): void;
  /** After the last object, or after a failure. */
  end(): Promise<void>;
}
