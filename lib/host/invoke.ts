import type { ValidateFunction } from 'ajv';
import { registry } from '../../cmdlets/registry.js';
import type { CmdletDefinition } from '../definitions/cmdlet-definition.js';
import { loadCmdletDefinition } from '../definitions/load.js';
import type { CmdletModule } from './cmdlet.js';
import { CmdletError } from './cmdlet-error.js';
import type { Host } from './host.js';

/** The cmdlets that a host offers. */
export interface Cmdlets {
  registry: Record<string, () => Promise<CmdletModule>>;
  loadDefinition(name: string): CmdletDefinition;
  loadValidator(name: string): Promise<ValidateFunction>;
}

export const allCmdlets: Cmdlets = {
  registry,
  loadDefinition: loadCmdletDefinition,
  loadValidator: async (name) => (await import('../../schemas/validators.js')).validators[name]!,
};

/**
 * Checks the parameters of a cmdlet and runs it.
 *
 * @param name as the registry spells it
 * @returns what the cmdlet's `run` returns
 * @throws CmdletError, and nothing else
 */
export const invoke = async (
  { registry, loadDefinition, loadValidator }: Cmdlets,
  name: string,
  parameters: Record<string, unknown>,
  host: Host,
): Promise<unknown> => {
  try {
    const { validateOptions } = await import('../definitions/validate.js');
    const { whatIf: _, ...options } = validateOptions(loadDefinition(name), await loadValidator(name), parameters);
    const { run } = await registry[name]!();
    host.signal.throwIfAborted();
    return await run(options, host);
  } catch (thrown) {
    throw CmdletError.from(thrown, host.signal);
  }
};
