import { CmdletError } from '../host/cmdlet-error.js';
import { moduleFolders, type Scope, scopes } from '../install/module-folders.js';

/** What the program does besides running cmdlets. */
export interface Command {
  description: string;
  /** @returns the lines to print */
  run(args: string[]): Promise<string[]>;
}

interface CommandOptions {
  folders: string[];
  removeOlder: boolean;
}

const readOptions = async (args: string[], usage: string, mayRemove: boolean): Promise<CommandOptions | string[]> => {
  const { parseArgs } = await import('node:util');
  try {
    const { values } = parseArgs({
      args,
      options: {
        scope: { type: 'string', default: 'User' },
        path: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        ...(mayRemove ? { 'remove-older': { type: 'boolean' as const } } : {}),
      },
    });
    if (values.help) return [usage];
    const scope = scopes.find((name) => name.toLowerCase() === String(values.scope).toLowerCase());
    if (scope === undefined) throw new Error(`--scope takes ${scopes.join(' or ')}.`);
    const folders = typeof values.path === 'string' ? [values.path] : await moduleFolders(scope as Scope);
    return { folders, removeOlder: (values as Record<string, unknown>)['remove-older'] === true };
  } catch (cause) {
    if (cause instanceof CmdletError) throw cause;
    throw new CmdletError('ParameterInvalid', `${(cause as Error).message} Usage: ${usage}`, { cause });
  }
};

const installUsage = 'cs-persistent-chat install-module [--scope User|Machine] [--path folder] [--remove-older]';
const uninstallUsage = 'cs-persistent-chat uninstall-module [--scope User|Machine] [--path folder]';

/** By name. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'install-module',
    {
      description: 'Puts the PowerShell module where PowerShell finds it, and proves that it loads.',
      async run(args) {
        const options = await readOptions(args, installUsage, true);
        if (Array.isArray(options)) return options;
        const { installModule } = await import('../install/install-module.js');
        const { packageRoot } = await import('../package-root.js');
        const lines: string[] = [];
        for (const folder of options.folders) {
          const { folder: target, removed, report } = await installModule(folder, options.removeOlder);
          lines.push(
            `Installed version ${report.module} in ${target}.`,
            `PowerShell ${report.powershell} (${report.edition}) loads it: ${report.cmdlets.length} cmdlets.`,
            ...removed.map((version) => `Removed version ${version}.`),
          );
        }
        lines.push(`The module starts ${process.execPath} and needs ${packageRoot}.`);
        if (packageRoot.includes('_npx')) {
          lines.push(
            'npx may clear that folder: npm install --global cs-persistent-chat, and install the module again.',
          );
        }
        return lines;
      },
    },
  ],
  [
    'uninstall-module',
    {
      description: 'Takes the PowerShell module away again.',
      async run(args) {
        const options = await readOptions(args, uninstallUsage, false);
        if (Array.isArray(options)) return options;
        const { uninstallModule } = await import('../install/install-module.js');
        const removed = (await Promise.all(options.folders.map(uninstallModule))).flat();
        return removed.length === 0 ? ['The module is not installed there.'] : removed.map((one) => `Removed ${one}.`);
      },
    },
  ],
]);
