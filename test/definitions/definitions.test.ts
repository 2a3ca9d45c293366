import { expect, test } from '@jest/globals';
import * as api from '../../cmdlets/index.js';
import { registry } from '../../cmdlets/registry.js';
import {
  cmdletNames,
  loadCmdletDefinition,
  loadObjectDefinition,
  objectNames,
  powershellPropertyName,
} from '../../lib/definitions/load.js';
import { isInSet, isMandatory, parametersOf, setsOf } from '../../lib/definitions/parameters.js';

const definitions = cmdletNames().map(loadCmdletDefinition);
const objects = objectNames().map(loadObjectDefinition);

test('the registry, the schemas and the Node API have the same cmdlets', () => {
  const functions = Object.entries(api)
    .filter(([name, value]) => typeof value === 'function' && name !== 'CmdletError')
    .map(([name]) => name);
  const expected = cmdletNames().map((name) => name.charAt(0).toLowerCase() + name.slice(1).replace('-', ''));
  expect(Object.keys(registry).sort()).toEqual(cmdletNames());
  expect(functions.sort()).toEqual(expected.sort());
});

test.each(Object.entries(registry))('%s can be loaded and run', async (_name, load) => {
  expect(typeof (await load()).run).toBe('function');
});

test('files have the names of what they define', () => {
  expect(definitions.map(({ title }) => title)).toEqual(cmdletNames());
  expect(objects.map(({ title }) => title)).toEqual(objectNames());
});

test.each(definitions.map((definition) => [definition.title, definition] as const))(
  '%s refers only to what exists',
  (_title, definition) => {
    const { defaultParameterSet, examples, links, outputs, parameterSets } = definition.cmdlet;
    for (const output of outputs) if (output !== 'Bytes') expect(objectNames()).toContain(output);
    for (const link of links) expect(cmdletNames()).toContain(link);
    if (parameterSets.length > 0) expect(parameterSets).toContain(defaultParameterSet);
    for (const { definition: property } of parametersOf(definition)) {
      const { mandatory = [], sets = [] } = property.parameter;
      for (const set of [...sets, ...(Array.isArray(mandatory) ? mandatory : [])]) expect(parameterSets).toContain(set);
    }
    const names = parametersOf(definition).map(({ name }) => name);
    for (const { code } of examples) {
      for (const [, cmdlet, rest = ''] of code.join('\n').matchAll(/(\w+-Cs\w+)([^|\n]*)/g)) {
        expect(cmdletNames()).toContain(cmdlet);
        if (cmdlet !== definition.title) continue;
        const used = [...rest.replace(/\{.*?\}|'.*?'/g, '').matchAll(/\s-(\w+)/g)].map(([, name]) => name);
        for (const name of used) expect([...names, 'WhatIf', 'Confirm', 'Verbose']).toContain(name);
      }
    }
  },
);

test.each(definitions.map((definition) => [definition.title, definition] as const))(
  '%s: the key of a parameter is its PowerShell name in camelCase',
  (_title, definition) => {
    for (const { key, name } of parametersOf(definition)) expect(key.toLowerCase()).toBe(name.toLowerCase());
  },
);

test.each(definitions.map((definition) => [definition.title, definition] as const))(
  '%s: JSON Schema requires what is mandatory in every parameter set',
  (_title, definition) => {
    const always = parametersOf(definition).filter((parameter) =>
      setsOf(definition).every((set) => isInSet(parameter, set) && isMandatory(parameter, set)),
    );
    expect([...(definition.required ?? [])].sort()).toEqual(always.map(({ key }) => key).sort());
  },
);

test.each(objects.map((object) => [object.title, object] as const))(
  '%s shows only its own properties',
  (_title, object) => {
    const keys = Object.keys(object.properties);
    for (const { property } of object.object.table) expect(keys).toContain(property);
    for (const property of object.object.list ?? []) expect(keys).toContain(property);
    const names = keys.map((key) => powershellPropertyName(object, key));
    expect(new Set(names).size).toBe(keys.length);
    for (const { items } of Object.values(object.properties)) {
      if (items !== undefined && '$ref' in items) expect(objectNames()).toContain(items.$ref);
    }
  },
);
