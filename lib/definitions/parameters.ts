import type { CmdletDefinition, ParameterDefinition } from './cmdlet-definition.js';

/** A parameter of a cmdlet as PowerShell sees it. */
export interface Parameter {
  /** Name in the Node API. */
  key: string;
  name: string;
  definition: ParameterDefinition;
}

export const parametersOf = ({ properties }: CmdletDefinition): Parameter[] =>
  Object.entries(properties).map(([key, definition]) => ({ key, name: definition.parameter.name, definition }));

export const isInSet = ({ definition }: Parameter, set: string | undefined): boolean =>
  set === undefined || definition.parameter.sets === undefined || definition.parameter.sets.includes(set);

export const isMandatory = ({ definition }: Parameter, set: string | undefined): boolean => {
  const { mandatory = false } = definition.parameter;
  return Array.isArray(mandatory) ? set !== undefined && mandatory.includes(set) : mandatory;
};

/** The parameter sets of a cmdlet; undefined stands for the only one of a cmdlet that names none. */
export const setsOf = ({ cmdlet }: CmdletDefinition): (string | undefined)[] =>
  cmdlet.parameterSets.length === 0 ? [undefined] : cmdlet.parameterSets;

/** In the order of a syntax line: by position, then what is mandatory, then the rest. */
export const inSyntaxOrder = (parameters: Parameter[], set: string | undefined): Parameter[] => {
  const rank = (parameter: Parameter): number =>
    parameter.definition.parameter.position ?? (isMandatory(parameter, set) ? 100 : 200);
  return parameters
    .filter((parameter) => isInSet(parameter, set))
    .map((parameter, index) => ({ parameter, index }))
    .sort((a, b) => rank(a.parameter) - rank(b.parameter) || a.index - b.index)
    .map(({ parameter }) => parameter);
};
