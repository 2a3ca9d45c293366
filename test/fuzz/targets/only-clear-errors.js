import { CmdletError } from '../../../dist/lib/host/cmdlet-error.js';

/** Runs a step that may refuse its input, but only with an error that a user can understand. @returns undefined when refused */
export const onlyClearErrors = async (step) => {
  try {
    return await step();
  } catch (thrown) {
    if (thrown instanceof CmdletError && thrown.code !== 'Unexpected') return undefined;
    throw thrown;
  }
};
