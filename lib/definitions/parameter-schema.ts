import { Ajv, _ as code, type Options } from 'ajv';
import type { CmdletDefinition, ParameterDefinition } from './cmdlet-definition.js';

/** An ajv that knows the formats of our definitions. What it does not understand is an error. */
export const makeAjv = (options: Options = {}): Ajv => {
  // Lengths are in UTF-16 units, as PowerShell and SQL Server count them; ajv would only log that this is an old option.
  const ajv = new Ajv({ useDefaults: true, strict: true, unicode: false, logger: false, ...options });
  ajv.addKeyword({ keyword: 'bytes', code: (context) => context.fail(code`!(${context.data} instanceof Uint8Array)`) });
  ajv.addFormat('path', /^[^\0]*$/);
  ajv.addFormat('database-address', /^[^\0]*$/);
  ajv.addFormat('password', true);
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)?)?$/);
  return ajv;
};

/** Bytes travel as Uint8Array behind the hosts; the definition calls them base64 because that is their form in JSON. */
const propertySchema = ({ parameter, description, type, format, ...rest }: ParameterDefinition): object =>
  format === 'base64' ? { ...rest, bytes: true } : { ...rest, type, ...(format === undefined ? {} : { format }) };

/** The JSON Schema of a cmdlet's options: its definition without what is there for people and for PowerShell. */
export const parameterSchema = ({ cmdlet, properties, required = [] }: CmdletDefinition): object => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties: {
    ...Object.fromEntries(Object.entries(properties).map(([key, property]) => [key, propertySchema(property)])),
    ...(cmdlet.supportsShouldProcess ? { whatIf: { type: 'boolean' } } : {}),
  },
});
