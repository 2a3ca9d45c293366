import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { CmdletDefinition } from '../../lib/definitions/cmdlet-definition.js';
import { cmdletNames, loadCmdletDefinition } from '../../lib/definitions/load.js';
import { isInSet, isMandatory, parametersOf } from '../../lib/definitions/parameters.js';

interface ReferenceParameter {
  name: string;
  fullType: string;
  aliases: string[];
  position: number | null;
  pipelineByValue: boolean;
  pipelineByPropertyName: boolean;
  allowedValues?: string[];
  documentedDefault?: string;
  range?: { min: number; max: number };
}

interface ReferenceCmdlet {
  name: string;
  supportsShouldProcess: boolean;
  defaultParameterSet: { proposed: string | null };
  parameterSets: { name: string | null; mandatory: string[]; optional: string[] }[];
  parameters: ReferenceParameter[];
}

const reference: ReferenceCmdlet[] = JSON.parse(readFileSync('test/reference/cmdlets.json', 'utf8')).cmdlets;

/** Our parameter of a vendor type that needs the vendor's assemblies takes the text that the vendor's type is made from. */
const ourType = (fullType: string): string =>
  fullType.startsWith('Microsoft.Rtc.') ? 'System.String' : fullType.replace('`1', '');

/** PowerShell itself adds these where a cmdlet supports ShouldProcess. */
const isOurs = (name: string): boolean => !['WhatIf', 'Confirm'].includes(name);

const vendorParameters = (definition: CmdletDefinition) =>
  parametersOf(definition).filter((parameter) => parameter.definition.parameter.origin === 'vendor');

const names = (parameters: { name: string }[]): string[] => parameters.map(({ name }) => name).sort();

const vendor = cmdletNames()
  .map(loadCmdletDefinition)
  .filter(({ cmdlet }) => cmdlet.origin === 'vendor');

test('every cmdlet that the vendor has is marked as the vendor’s, and no other', () => {
  const known = new Set(names(reference));
  expect(names(vendor.map(({ title: name }) => ({ name })))).toEqual(cmdletNames().filter((name) => known.has(name)));
});

describe.each(vendor.map((definition) => [definition.title, definition] as const))('%s', (title, definition) => {
  const expected = reference.find(({ name }) => name === title)!;
  const expectedParameters = expected.parameters.filter(({ name }) => isOurs(name));

  test('has the vendor’s parameters', () => {
    expect(names(vendorParameters(definition))).toEqual(names(expectedParameters));
  });

  test('supports ShouldProcess as the vendor’s does', () => {
    expect(definition.cmdlet.supportsShouldProcess).toBe(expected.supportsShouldProcess);
  });

  test('has the vendor’s parameter sets, with the same parameters, mandatory and optional', () => {
    const sets = expected.parameterSets.map(({ name }) => name).filter((name) => name !== null);
    expect([...definition.cmdlet.parameterSets].sort()).toEqual(sets.length > 1 ? sets.sort() : []);
    for (const { name, mandatory, optional } of expected.parameterSets) {
      const set = name ?? undefined;
      const inSet = vendorParameters(definition).filter((parameter) => isInSet(parameter, set));
      expect(names(inSet.filter((parameter) => isMandatory(parameter, set)))).toEqual([...mandatory].sort());
      expect(names(inSet.filter((parameter) => !isMandatory(parameter, set)))).toEqual(optional.filter(isOurs).sort());
    }
  });

  test('has the default parameter set', () => {
    expect(definition.cmdlet.defaultParameterSet ?? null).toBe(expected.defaultParameterSet.proposed);
  });

  test('takes the vendor’s positional parameters in the same order', () => {
    const order = (list: { name: string; position?: number | null | undefined }[]): string[] =>
      list
        .filter(({ position }) => typeof position === 'number')
        .sort((a, b) => a.position! - b.position!)
        .map(({ name }) => name);
    const ours = vendorParameters(definition).map(({ name, definition: { parameter } }) => ({
      name,
      position: parameter.position,
    }));
    expect(order(ours)).toEqual(order(expectedParameters));
  });

  test.each(expectedParameters.map((parameter) => [parameter.name, parameter] as const))('-%s', (name, facts) => {
    const { definition: ours } = parametersOf(definition).find((parameter) => parameter.name === name)!;
    expect(ours.parameter.type).toBe(ourType(facts.fullType));
    expect(ours.parameter.aliases ?? []).toEqual(facts.aliases);
    expect(ours.parameter.pipeline?.includes('ByValue') ?? false).toBe(facts.pipelineByValue);
    expect(ours.parameter.pipeline?.includes('ByPropertyName') ?? false).toBe(facts.pipelineByPropertyName);
    expect([...(ours.enum ?? [])].sort()).toEqual([...(facts.allowedValues ?? [])].sort());
    if (ours.default !== undefined) expect(ours.default).toBe(facts.documentedDefault);
    if (facts.range !== undefined && ours.type === 'integer') {
      expect([ours.minimum, ours.maximum]).toEqual([facts.range.min, facts.range.max]);
    }
  });

  test('what we add is optional and by name', () => {
    for (const { definition: addition } of parametersOf(definition)) {
      if (addition.parameter.origin === 'vendor') continue;
      expect(addition.parameter.mandatory ?? false).toBe(false);
      expect(addition.parameter.position).toBeUndefined();
      expect(addition.parameter.pipeline).toBeUndefined();
    }
  });
});
