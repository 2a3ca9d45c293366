import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CmdletError } from '../host/cmdlet-error.js';
import { packageRoot } from '../package-root.js';
import { inspectModule, type ModuleReport } from '../powershell/node-powershell.js';

const name = 'CsPersistentChat';
const manifest = `${name}.psd1`;

/** Tells the installed module which Node to start, and where the package is: one path per line. */
export const runtimeFile = 'runtime.txt';

const packageVersion = (): string => JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')).version;

const explain = (folder: string, cause: unknown): CmdletError =>
  cause instanceof CmdletError
    ? cause
    : new CmdletError('FileNotWritable', `The module cannot be written to ${folder}: ${(cause as Error).message}.`, {
        target: folder,
        cause,
      });

/** The versions of the module in a folder of modules; folders that hold something else are not among them. */
const installedVersions = async (folder: string): Promise<string[]> => {
  const versions = await readdir(path.join(folder, name)).catch(() => []);
  return versions.filter(
    (version) => /^\d+(\.\d+)+$/.test(version) && existsSync(path.join(folder, name, version, manifest)),
  );
};

export interface Installed {
  /** The folder of this version. */
  folder: string;
  /** Older versions that were removed. */
  removed: string[];
  /** What PowerShell says of the module that it has loaded from there. */
  report: ModuleReport;
}

/**
 * Puts the module where PowerShell finds it, in a folder of its version, with Node's path pinned, and proves that it loads. A
 * version that does not load is taken away again.
 *
 * @param folder of modules
 * @throws CmdletError FileNotWritable, PowerShellNotFound, PowerShellFailed
 */
export const installModule = async (folder: string, removeOlder: boolean): Promise<Installed> => {
  const version = packageVersion();
  const target = path.join(folder, name, version);
  const aside = path.join(folder, name, `.${version}.${randomBytes(6).toString('hex')}.partial`);
  try {
    await mkdir(path.dirname(aside), { recursive: true });
    await cp(path.join(packageRoot, 'module', name), aside, { recursive: true });
    await writeFile(path.join(aside, runtimeFile), `${process.execPath}\n${packageRoot}\n`);
    await rm(target, { recursive: true, force: true });
    await rename(aside, target);
  } catch (cause) {
    await rm(aside, { recursive: true, force: true }).catch(() => undefined);
    throw explain(target, cause);
  }
  let report: ModuleReport;
  try {
    report = await inspectModule(path.join(target, manifest));
  } catch (cause) {
    await rm(target, { recursive: true, force: true });
    throw cause;
  }
  const removed = removeOlder ? (await installedVersions(folder)).filter((other) => other !== version) : [];
  for (const other of removed) await rm(path.join(folder, name, other), { recursive: true, force: true });
  return { folder: target, removed, report };
};

/** Takes every version of the module away. @returns the folders that are gone */
export const uninstallModule = async (folder: string): Promise<string[]> => {
  const folders = (await installedVersions(folder)).map((version) => path.join(folder, name, version));
  try {
    for (const one of folders) await rm(one, { recursive: true });
  } catch (cause) {
    throw explain(folder, cause);
  }
  const rest = await readdir(path.join(folder, name)).catch(() => undefined);
  if (rest?.length === 0) await rm(path.join(folder, name), { recursive: true, force: true });
  return folders;
};
