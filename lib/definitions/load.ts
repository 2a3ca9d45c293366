import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package-root.js';
import type { CmdletDefinition } from './cmdlet-definition.js';
import type { ObjectDefinition, ObjectName } from './object-definition.js';

const folder = (kind: 'cmdlets' | 'objects'): string => path.join(packageRoot, 'schemas', kind);

const read = (kind: 'cmdlets' | 'objects', name: string): unknown =>
  JSON.parse(readFileSync(path.join(folder(kind), `${name}.json`), 'utf8'));

const names = (kind: 'cmdlets' | 'objects'): string[] =>
  readdirSync(folder(kind))
    .filter((file) => file.endsWith('.json'))
    .map((file) => path.basename(file, '.json'))
    .sort();

export const cmdletNames = (): string[] => names('cmdlets');
export const objectNames = (): ObjectName[] => names('objects') as ObjectName[];
export const loadCmdletDefinition = (name: string): CmdletDefinition => read('cmdlets', name) as CmdletDefinition;
export const loadObjectDefinition = (name: ObjectName): ObjectDefinition => read('objects', name) as ObjectDefinition;

/** `chatRoomUri` → `ChatRoomUri`, or the name that the definition gives. */
export const powershellPropertyName = (definition: ObjectDefinition, key: string): string =>
  definition.properties[key]?.name ?? key.charAt(0).toUpperCase() + key.slice(1);
