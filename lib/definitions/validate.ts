import type { ErrorObject, ValidateFunction } from 'ajv';
import { CmdletError } from '../host/cmdlet-error.js';
import type { CmdletDefinition, ParameterDefinition } from './cmdlet-definition.js';

/** Enumerated values are matched without case, as PowerShell does; the spelling of the definition is what the cmdlet sees. */
const canonical = (property: ParameterDefinition | undefined, value: unknown): unknown =>
  property?.enum !== undefined && typeof value === 'string'
    ? (property.enum.find((allowed) => allowed.toLowerCase() === value.toLowerCase()) ?? value)
    : value;

const explain = (definition: CmdletDefinition, error: ErrorObject): CmdletError => {
  if (error.keyword === 'required' && error.instancePath === '') {
    const name = definition.properties[error.params.missingProperty]?.parameter.name ?? error.params.missingProperty;
    return new CmdletError('ParameterMissing', `The parameter ${name} is mandatory.`, { target: name });
  }
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params.additionalProperty);
    return new CmdletError('ParameterInvalid', `${definition.title} has no parameter ${name}.`, { target: name });
  }
  const key = error.instancePath.split('/')[1] ?? '';
  const property = definition.properties[key];
  const name = property?.parameter.name ?? key;
  const expected =
    error.keyword === 'enum'
      ? `must be one of ${property?.enum?.join(', ')}`
      : error.keyword === 'format'
        ? `is not a valid ${property?.format}`
        : error.keyword === 'bytes'
          ? 'must be bytes'
          : error.keyword === 'minLength'
            ? 'must not be empty'
            : error.message;
  return new CmdletError('ParameterInvalid', `The value of the parameter ${name} ${expected}.`, { target: name });
};

const checkParameterSet = (definition: CmdletDefinition, given: Set<string>): void => {
  const { parameterSets, defaultParameterSet } = definition.cmdlet;
  if (parameterSets.length === 0) return;
  const parameters = Object.entries(definition.properties);
  const fits = (set: string): boolean =>
    parameters.every(([key, { parameter }]) => !given.has(key) || parameter.sets?.includes(set) !== false);
  const missing = (set: string): string[] =>
    parameters
      .filter(([key, { parameter }]) => {
        const inSet = parameter.sets?.includes(set) !== false;
        const mandatory = Array.isArray(parameter.mandatory) ? parameter.mandatory.includes(set) : parameter.mandatory;
        return inSet && mandatory === true && !given.has(key);
      })
      .map(([, { parameter }]) => parameter.name);
  const fitting = parameterSets.filter(fits);
  if (fitting.length === 0) {
    const names = parameters
      .filter(([key, { parameter }]) => given.has(key) && parameter.sets !== undefined)
      .map(([, { parameter }]) => parameter.name);
    throw new CmdletError('ParameterSetConflict', `These parameters cannot be used together: ${names.join(', ')}.`, {
      target: names.join(', '),
    });
  }
  if (fitting.some((set) => missing(set).length === 0)) return;
  const wanted = fitting.includes(defaultParameterSet ?? '') ? defaultParameterSet! : fitting[0]!;
  const names = missing(wanted);
  throw new CmdletError('ParameterMissing', `The parameter ${names.join(', ')} is mandatory.`, { target: names[0]! });
};

/**
 * The one gate in front of every cmdlet, whichever host carries the options in.
 *
 * @param isValid ajv's function for the definition
 * @returns a copy of the options with defaults filled in and enumerated values in their proper case
 * @throws CmdletError ParameterInvalid, ParameterMissing or ParameterSetConflict, naming the parameter as PowerShell spells it
 */
export const validateOptions = (
  definition: CmdletDefinition,
  isValid: ValidateFunction,
  options: Record<string, unknown>,
): Record<string, unknown> => {
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== null);
  const candidate = Object.fromEntries(
    given.map(([key, value]) => [key, canonical(definition.properties[key], value)]),
  );
  checkParameterSet(definition, new Set(given.map(([key]) => key)));
  if (!isValid(candidate)) throw explain(definition, isValid.errors![0]!);
  return candidate;
};
