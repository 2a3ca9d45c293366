import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { cmdletNames, loadCmdletDefinition, loadObjectDefinition, objectNames } from '../definitions/load.js';

const banner = '// Made from schemas/ by `npm run generate`. Do not edit.\n';

const plain = (schema: Record<string, unknown>): Record<string, unknown> =>
  JSON.parse(JSON.stringify(schema), (key, value) => {
    if (['$schema', 'parameter', 'cmdlet', 'object'].includes(key)) return undefined;
    // PowerShell's name of a property; `name` is also a property of its own.
    if (key === 'name' && typeof value === 'string') return undefined;
    if (value?.format === 'base64') return { description: value.description, tsType: 'Uint8Array' };
    if (value?.format === 'date-time' && value.type === 'string') return { ...value, tsType: 'string' };
    if (typeof value?.$ref === 'string') return { tsType: value.$ref };
    return value;
  });

const declaration = async (name: string, schema: object): Promise<string> =>
  compile(plain({ ...schema, title: name }) as JSONSchema, name, {
    bannerComment: '',
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    format: true,
    style: { singleQuote: true, printWidth: 120 },
  });

/** The text of `schemas/types.ts`: an options type for each cmdlet and a type for each output object. */
export const generateTypes = async (): Promise<string> => {
  const parts = [banner];
  for (const name of cmdletNames()) {
    const definition = loadCmdletDefinition(name);
    const whatIf = { whatIf: { type: 'boolean', description: 'Shows what would happen without doing it.' } };
    const properties = { ...definition.properties, ...(definition.cmdlet.supportsShouldProcess ? whatIf : {}) };
    parts.push(await declaration(`${name.replace('-', '')}Options`, { ...definition, properties }));
  }
  for (const name of objectNames()) {
    const definition = loadObjectDefinition(name);
    parts.push(await declaration(name, { ...definition, required: Object.keys(definition.properties) }));
  }
  return parts.join('\n');
};
