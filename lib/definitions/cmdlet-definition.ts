import type { ErrorCode } from '../host/error-catalog.js';
import type { ObjectName } from './object-definition.js';

/**
 * What `schemas/cmdlets/<Cmdlet>.json` holds: a JSON Schema of the cmdlet's parameters with the PowerShell facts beside it.
 * ajv, yargs, the TypeScript option types, the PowerShell wrapper, its help and the reference docs are all made from it.
 */
export interface CmdletDefinition {
  /** The cmdlet's name, for example `Export-CsPersistentChatData`. */
  title: string;
  /** One sentence, the synopsis. */
  description: string;
  type: 'object';
  additionalProperties: false;
  required?: string[];
  /** Keys are the names of the Node API (camelCase). */
  properties: Record<string, ParameterDefinition>;
  cmdlet: CmdletFacts;
}

export interface CmdletFacts {
  /** `vendor`: a cmdlet of Lync Server, held to its reference page by a contract test; `ours`: an addition of this project. */
  origin: 'vendor' | 'ours';
  /** Empty where the cmdlet has only one. */
  parameterSets: string[];
  defaultParameterSet?: string;
  supportsShouldProcess: boolean;
  confirmImpact?: 'Low' | 'Medium' | 'High';
  /** .NET types that the pipeline accepts. */
  inputs: string[];
  /** What goes down the pipeline. */
  outputs: (ObjectName | 'Bytes')[];
  /**
   * Errors about the one object that was asked for. In PowerShell they are non-terminating, so that the other objects of a pipeline
   * get their turn; all other errors end the cmdlet.
   */
  nonTerminatingErrors?: ErrorCode[];
  /** The description in help, a string per paragraph. */
  details: string[];
  examples: CmdletExample[];
  notes: string[];
  /** Related cmdlets and about topics. */
  links: string[];
}

export interface CmdletExample {
  title: string;
  /** PowerShell, a string per line. */
  code: string[];
  remarks: string;
}

export interface ParameterDefinition {
  type: 'string' | 'boolean' | 'integer' | 'array' | 'object';
  description: string;
  /**
   * `path`: a file or folder, resolved against PowerShell's current location; `database-address`: a path or a server, see
   * lib/stores/address.ts; `date-time`: ISO 8601; `base64`: bytes (a Uint8Array in the Node API); `password`: never printed.
   */
  format?: 'path' | 'database-address' | 'date-time' | 'base64' | 'password';
  enum?: string[];
  default?: unknown;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  items?: { type: 'string'; minLength?: number };
  properties?: Record<string, { type: 'string'; format?: 'password' }>;
  required?: string[];
  parameter: ParameterFacts;
}

export interface ParameterFacts {
  /** As PowerShell spells it, for example `DBInstance`. */
  name: string;
  /** The .NET type of the wrapper's parameter. */
  type: string;
  origin: 'vendor' | 'ours';
  /** The sets it belongs to; all when left out. */
  sets?: string[];
  /** The sets in which it is mandatory, or true for all of its sets. */
  mandatory?: boolean | string[];
  position?: number;
  aliases?: string[];
  pipeline?: ('ByValue' | 'ByPropertyName')[];
  /** What completes its value while it is typed, see lib/completion; `package`: .zip files and folders. */
  completion?: 'addin' | 'category' | 'endpoint' | 'package' | 'room' | 'sourceCategory';
}
