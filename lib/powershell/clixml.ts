import { loadObjectDefinition, powershellPropertyName } from '../definitions/load.js';
import type { ObjectDefinition, ObjectName, PropertyDefinition } from '../definitions/object-definition.js';
import { escapeUnit } from '../text/xml.js';

/** PowerShell's own serialization, which `PSSerializer.DeserializeAsList` reads. All of it is ASCII and on one line. */
const document = (content: string): string =>
  `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">${content}</Objs>`;

/** Everything that is not ASCII text, and what PowerShell would take for the beginning of such an escape: it reads `_X` too. */
const special = /[^\x20-\x7e]|_(?=x)/gi;

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const ascii = (text: string): string =>
  text.replace(special, escapeUnit).replace(/[&<>]/g, (character) => references[character]!);

type Write = (value: unknown, references: References) => string;

/** An element with one value. Its name in the object, if any, is a property name of ours and needs no escape. */
const element = (tag: string, name: string, text: string): string => `<${tag}${name}>${text}</${tag}>`;

const attribute = (name: string): string => ` N="${name}"`;

/** Numbers the objects of a document, and the type names, which are written out only once. */
class References {
  #next = 0;
  readonly #types = new Map<string, number>();

  object(): number {
    return this.#next++;
  }

  typeNames(typeName: string): string {
    const known = this.#types.get(typeName);
    if (known !== undefined) return `<TNRef RefId="${known}"/>`;
    const id = this.#types.size;
    this.#types.set(typeName, id);
    return `<TN RefId="${id}"><T>${typeName}</T></TN>`;
  }
}

const largestInt32 = 2 ** 31 - 1;

const writeInteger =
  (name: string, property: PropertyDefinition): Write =>
  (value) => {
    const wide = property.format === 'int64' || Math.abs(Number(value)) > largestInt32;
    return element(wide ? 'I64' : 'I32', name, String(value));
  };

const writeText = (name: string, property: PropertyDefinition): Write => {
  const tag = property.format === 'date-time' ? 'DT' : property.format === 'uuid' ? 'G' : 'S';
  return (value) => element(tag, name, ascii(String(value)));
};

const writeList = (name: string, property: PropertyDefinition): Write => {
  const { items } = property;
  const item: Write =
    items !== undefined && '$ref' in items
      ? (value, references) => writerOf(items.$ref as ObjectName)(value, references, '')
      : (value) => element('S', '', ascii(String(value)));
  return (value, references) => {
    const content = (value as unknown[]).map((entry) => item(entry, references)).join('');
    return `<Obj${name} RefId="${references.object()}"><LST>${content}</LST></Obj>`;
  };
};

const writeProperty = (name: string, property: PropertyDefinition): Write => {
  const type = Array.isArray(property.type) ? property.type.find((one) => one !== 'null') : property.type;
  switch (type) {
    case 'array':
      return writeList(name, property);
    case 'boolean':
      return (value) => element('B', name, String(value));
    case 'integer':
      return writeInteger(name, property);
    case 'number':
      return (value) => element('Db', name, String(value));
    default:
      return writeText(name, property);
  }
};

type WriteObject = (value: unknown, references: References, name: string) => string;

const makeWriter = (definition: ObjectDefinition): WriteObject => {
  const properties = Object.entries(definition.properties).map(([key, property]) => {
    const name = attribute(powershellPropertyName(definition, key));
    return { key, name, write: writeProperty(name, property) };
  });
  return (value, references, objectName) => {
    const source = value as Record<string, unknown>;
    const opening = `<Obj${objectName} RefId="${references.object()}">${references.typeNames(definition.object.typeName)}<MS>`;
    let text = opening;
    for (const { key, name, write } of properties) {
      const item = source[key];
      text += item === undefined || item === null ? `<Nil${name}/>` : write(item, references);
    }
    return `${text}</MS></Obj>`;
  };
};

const writers = new Map<ObjectName, WriteObject>();

const writerOf = (name: ObjectName): WriteObject => {
  const known = writers.get(name);
  if (known !== undefined) return known;
  const writer = makeWriter(loadObjectDefinition(name));
  writers.set(name, writer);
  return writer;
};

/** Output objects, each with the properties and the type name of its definition. */
export const objectsToClixml = (objects: readonly { name: ObjectName; value: object }[]): string => {
  const references = new References();
  return document(objects.map(({ name, value }) => writerOf(name)(value, references, '')).join(''));
};

export const textToClixml = (text: string): string => document(element('S', '', ascii(text)));

/** Plain objects; their keys are the PowerShell property names. */
export const fieldsToClixml = (...objects: Record<string, string | number | boolean>[]): string =>
  document(
    objects
      .map((fields, index) => {
        const properties = Object.entries(fields).map(([key, value]) => {
          const tag = typeof value === 'number' ? 'I32' : typeof value === 'boolean' ? 'B' : 'S';
          return element(tag, attribute(key), ascii(String(value)));
        });
        return `<Obj RefId="${index}"><MS>${properties.join('')}</MS></Obj>`;
      })
      .join(''),
  );
