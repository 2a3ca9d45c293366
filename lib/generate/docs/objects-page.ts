import { powershellPropertyName } from '../../definitions/load.js';
import type { ObjectDefinition, PropertyDefinition } from '../../definitions/object-definition.js';
import { code, generatedNote, page, plain, table } from './markdown.js';

const powershellTypes: Record<string, string> = {
  'date-time': 'DateTime',
  uuid: 'Guid',
  int64: 'Int64',
  string: 'String',
  boolean: 'Boolean',
  integer: 'Int32',
  number: 'Double',
};

const typeOf = ({ type, format, items }: PropertyDefinition): string => {
  if (items !== undefined) {
    return '$ref' in items ? `[${items.$ref}](#${items.$ref.toLowerCase()})\\[\\]` : code('String[]');
  }
  const kinds = Array.isArray(type) ? type : [type];
  const kind = kinds.find((candidate) => candidate !== 'null')!;
  const name = code(powershellTypes[format ?? kind] ?? kind);
  return kinds.some((candidate) => candidate === 'null') ? `${name} or null` : name;
};

const objectSection = (definition: ObjectDefinition): string[] => [
  `## ${definition.title}`,
  `${plain(definition.description)} In PowerShell its type name is ${code(definition.object.typeName)}.`,
  table(
    ['PowerShell', 'Node and JSON', 'Type', 'Description'],
    Object.entries(definition.properties).map(([key, property]) => {
      const values = property.enum === undefined ? [] : [`Values: ${property.enum.map(code).join(', ')}.`];
      return [
        code(powershellPropertyName(definition, key)),
        code(key),
        typeOf(property),
        [plain(property.description), ...values].join(' '),
      ];
    }),
  ),
];

/** What the cmdlets return. */
export const objectsPage = (definitions: ObjectDefinition[]): string =>
  page(
    generatedNote,
    '# Objects',
    'What the cmdlets return. Types are those of PowerShell; in Node and in JSON a DateTime is text in ISO 8601 (UTC), a Guid is text, and numbers are numbers.',
    ...definitions.flatMap(objectSection),
  );
