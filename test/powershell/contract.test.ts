import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { cmdletNames } from '../../lib/definitions/load.js';
import { describePowerShell, linesOf, literal, modulePath } from './pwsh.js';

interface ReferenceParameter {
  name: string;
  fullType: string;
  parameterSets: string[];
  aliases: string[];
  mandatory: boolean;
  position: number | null;
  pipelineByValue: boolean;
  pipelineByPropertyName: boolean;
  allowedValues?: string[];
}

interface ReferenceCmdlet {
  name: string;
  supportsShouldProcess: boolean;
  defaultParameterSet: { proposed: string | null };
  parameterSets: { name: string | null; mandatory: string[]; positional: string[] }[];
  parameters: ReferenceParameter[];
}

const reference: ReferenceCmdlet[] = JSON.parse(readFileSync('test/reference/cmdlets.json', 'utf8')).cmdlets;
const vendorCmdlets = reference.filter(({ name }) => cmdletNames().includes(name));

/** One line for each parameter in each parameter set of each cmdlet. */
const script = `
Import-Module ${literal(modulePath)}
$common = [System.Management.Automation.Cmdlet]::CommonParameters
foreach ($command in Get-Command -Module CsPersistentChat) {
  foreach ($set in $command.ParameterSets) {
    "$command|set|$($set.Name)|$($set.IsDefault)"
    foreach ($parameter in $set.Parameters) {
      if ($common -contains $parameter.Name) { continue }
      $values = foreach ($attribute in $parameter.Attributes) { if ($attribute -is [ValidateSet]) { $attribute.ValidValues } }
      $fields = $command, 'parameter', $set.Name, $parameter.Name, $parameter.ParameterType, $parameter.IsMandatory, $parameter.Position,
        $parameter.ValueFromPipeline, $parameter.ValueFromPipelineByPropertyName, ($parameter.Aliases -join ','), ($values -join ',')
      $fields -join '|'
    }
  }
}`;

describePowerShell('the parameters of Get-Command are those of the reference', () => {
  let lines: string[][];
  beforeAll(async () => {
    lines = (await linesOf(script)).map((line) => line.split('|'));
  });

  const rows = (cmdlet: string, kind: string): string[][] =>
    lines.filter(([command, word]) => command === cmdlet && word === kind).map((fields) => fields.slice(2));

  const setName = (name: string | null): string => (name === null ? '__AllParameterSets' : name);

  test('every cmdlet is there', () => {
    expect([...new Set(lines.map(([command]) => command))].sort()).toEqual(cmdletNames());
    expect(vendorCmdlets).toHaveLength(9);
  });

  test.each(vendorCmdlets.map((cmdlet) => [cmdlet.name, cmdlet] as const))('%s: parameter sets', (name, cmdlet) => {
    const sets = rows(name, 'set');
    expect(sets.map(([set]) => set).sort()).toEqual(cmdlet.parameterSets.map((set) => setName(set.name)).sort());
    if (cmdlet.parameterSets.length > 1) {
      expect(sets.filter(([, isDefault]) => isDefault === 'True').map(([set]) => set)).toEqual([
        cmdlet.defaultParameterSet.proposed,
      ]);
    }
    for (const set of cmdlet.parameterSets) {
      const parameters = rows(name, 'parameter').filter(([inSet]) => inSet === setName(set.name));
      const mandatory = parameters
        .filter(([, , , isMandatory]) => isMandatory === 'True')
        .map(([, parameter]) => parameter);
      const positional = parameters
        .filter(([, , , , position]) => Number(position) >= 0)
        .sort((a, b) => Number(a[4]) - Number(b[4]))
        .map(([, parameter]) => parameter);
      expect(mandatory.sort()).toEqual([...set.mandatory].sort());
      expect(positional).toEqual(set.positional);
    }
  });

  test.each(vendorCmdlets.map((cmdlet) => [cmdlet.name, cmdlet] as const))('%s: parameters', (name, cmdlet) => {
    const parameters = rows(name, 'parameter');
    for (const expected of cmdlet.parameters) {
      const found = parameters.filter(([, parameter]) => parameter === expected.name);
      const sets = expected.parameterSets[0] === '(All)' ? ['__AllParameterSets'] : expected.parameterSets;
      expect({ name: expected.name, sets: found.map(([set]) => set).sort() }).toEqual({
        name: expected.name,
        sets: [...sets].sort(),
      });
      for (const [, , type, , , byValue, byPropertyName, aliases, values] of found) {
        const known = expected.fullType.startsWith('System.') ? expected.fullType : 'System.String';
        expect({ type, byValue, byPropertyName, aliases }).toEqual({
          type: known,
          byValue: expected.pipelineByValue ? 'True' : 'False',
          byPropertyName: expected.pipelineByPropertyName ? 'True' : 'False',
          aliases: expected.aliases.join(','),
        });
        if (expected.allowedValues !== undefined) {
          expect(values!.split(',').sort()).toEqual([...expected.allowedValues].sort());
        }
      }
    }
    const given = new Set(parameters.map(([, parameter]) => parameter));
    expect(given.has('WhatIf')).toBe(cmdlet.supportsShouldProcess);
  });

  test('additions of ours are optional', () => {
    for (const cmdlet of vendorCmdlets) {
      const known = new Set(cmdlet.parameters.map(({ name }) => name));
      const own = rows(cmdlet.name, 'parameter').filter(([, parameter]) => !known.has(parameter!));
      expect(own.filter(([, , , mandatory, position]) => mandatory === 'True' || Number(position) >= 0)).toEqual([]);
    }
  });
});
