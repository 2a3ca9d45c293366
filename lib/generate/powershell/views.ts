import { powershellPropertyName } from '../../definitions/load.js';
import type { ObjectDefinition } from '../../definitions/object-definition.js';
import { element, type XmlElement, xmlDocument } from './xml-element.js';

/** Objects that have come through a remote session or a file are shown in the same way. */
const typeNames = ({ object }: ObjectDefinition): string[] => [object.typeName, `Deserialized.${object.typeName}`];

const tableView = (definition: ObjectDefinition): XmlElement => {
  const columns = definition.object.table.map(({ property, ...rest }) => ({
    ...rest,
    name: powershellPropertyName(definition, property),
  }));
  return element('View', [
    element('Name', definition.object.typeName),
    element(
      'ViewSelectedBy',
      typeNames(definition).map((name) => element('TypeName', name)),
    ),
    element('TableControl', [
      element(
        'TableHeaders',
        columns.map(({ name, header, width, alignment }) =>
          element('TableColumnHeader', [
            element('Label', header ?? name),
            ...(width === undefined ? [] : [element('Width', String(width))]),
            ...(alignment === undefined ? [] : [element('Alignment', alignment)]),
          ]),
        ),
      ),
      element('TableRowEntries', [
        element('TableRowEntry', [
          ...(definition.object.wrap === true ? [element('Wrap')] : []),
          element(
            'TableColumnItems',
            columns.map(({ name }) => element('TableColumnItem', [element('PropertyName', name)])),
          ),
        ]),
      ]),
    ]),
  ]);
};

/** The text of CsPersistentChat.format.ps1xml: the default table of each output type. */
export const formatFile = (objects: ObjectDefinition[]): string =>
  xmlDocument(element('Configuration', [element('ViewDefinitions', objects.map(tableView))]));

const displaySet = (definition: ObjectDefinition, typeName: string): XmlElement =>
  element('Type', [
    element('Name', typeName),
    element('Members', [
      element('MemberSet', [
        element('Name', 'PSStandardMembers'),
        element('Members', [
          element('PropertySet', [
            element('Name', 'DefaultDisplayPropertySet'),
            element(
              'ReferencedProperties',
              (definition.object.list ?? Object.keys(definition.properties)).map((property) =>
                element('Name', powershellPropertyName(definition, property)),
              ),
            ),
          ]),
        ]),
      ]),
    ]),
  ]);

/** The text of CsPersistentChat.types.ps1xml: what Format-List shows of each output type. */
export const typesFile = (objects: ObjectDefinition[]): string =>
  xmlDocument(
    element(
      'Types',
      objects.flatMap((definition) => typeNames(definition).map((name) => displaySet(definition, name))),
    ),
  );
