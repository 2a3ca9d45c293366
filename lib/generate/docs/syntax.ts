import type { CmdletDefinition } from '../../definitions/cmdlet-definition.js';
import { inSyntaxOrder, isMandatory, type Parameter } from '../../definitions/parameters.js';
import { helpParameters, isSwitch, shortType } from '../powershell/help.js';

const item = (parameter: Parameter, set: string | undefined): string => {
  const { definition, name } = parameter;
  const named = definition.parameter.position === undefined ? `-${name}` : `[-${name}]`;
  const text = isSwitch(parameter) ? named : `${named} <${shortType(definition.parameter.type)}>`;
  return isMandatory(parameter, set) ? text : `[${text}]`;
};

/** The syntax of a parameter set as Get-Help shows it, a few parameters a line. */
export const syntaxLines = (definition: CmdletDefinition, set: string | undefined): string[] => {
  const lines = [definition.title];
  for (const parameter of inSyntaxOrder(helpParameters(definition), set)) {
    const next = item(parameter, set);
    const last = lines.at(-1)!;
    if (last.length + next.length < 100) lines[lines.length - 1] = `${last} ${next}`;
    else lines.push(`    ${next}`);
  }
  return lines;
};
