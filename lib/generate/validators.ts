import standalone from 'ajv/dist/standalone/index.js';
import type { CmdletDefinition } from '../definitions/cmdlet-definition.js';
import { makeAjv, parameterSchema } from '../definitions/parameter-schema.js';

/**
 * The text of `schemas/validators.ts`: ajv's code for the options of each cmdlet, so that a call need not load and run ajv,
 * which takes longer than Node's own start.
 */
export const generateValidators = (cmdlets: CmdletDefinition[]): string => {
  const ajv = makeAjv({ code: { source: true, esm: true, lines: true } });
  const names = cmdlets.map(({ title }) => title);
  for (const cmdlet of cmdlets) ajv.addSchema(parameterSchema(cmdlet), cmdlet.title);
  const functionName = (name: string): string => name.replace('-', '');
  const code = standalone.default(ajv, Object.fromEntries(names.map((name) => [functionName(name), name])));
  return [
    '// @ts-nocheck',
    '// Made from schemas/ by `npm run generate`. Do not edit.',
    "import type { ValidateFunction } from 'ajv';",
    code.replace(/^"use strict";\n?/, ''),
    '/** By the name of the cmdlet. */',
    'export const validators: Record<string, ValidateFunction> = {',
    ...names.map((name) => `  '${name}': ${functionName(name)},`),
    '};',
    '',
  ].join('\n');
};
