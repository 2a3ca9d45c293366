import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { renameWhenFree } from '../files/name-file.js';
import { CmdletError } from '../host/cmdlet-error.js';
import { packageRoot, packageVersion } from '../package-root.js';
import { inspectModule, type ModuleReport } from '../powershell/node-powershell.js';

const name = 'CsPersistentChat';
const manifest = `${name}.psd1`;

/** Tells the installed module which Node to start, and where the package is: one path per line. */
export const runtimeFile = 'runtime.txt';

const explain = (folder: string, cause: unknown): CmdletError =>
  cause instanceof CmdletError
    ? cause
    : new CmdletError(
        'FileNotWritable',
        `The module folder ${folder} cannot be changed: ${(cause as Error).message}.`,
        {
          target: folder,
          cause,
        },
      );

/** The versions of the module in a folder of modules; folders that hold something else are not among them. */
const installedVersions = async (folder: string): Promise<string[]> => {
  const versions = await readdir(path.join(folder, name)).catch(() => []);
  return versions.filter(
    (version) => /^\d+(\.\d+)+$/.test(version) && existsSync(path.join(folder, name, version, manifest)),
  );
};

const remove = async (folder: string): Promise<void> => {
  try {
    // On Windows somebody may have a file of it open for a moment.
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch (cause) {
    throw explain(folder, cause);
  }
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
 * version that does not load is taken away again, and what was in its place comes back.
 *
 * @param folder of modules
 * @throws CmdletError FileNotWritable, PowerShellNotFound, PowerShellFailed
 */
export const installModule = async (folder: string, removeOlder: boolean): Promise<Installed> => {
  const version = packageVersion();
  const target = path.join(folder, name, version);
  const beside = (what: string): string =>
    path.join(folder, name, `.${version}.${randomBytes(6).toString('hex')}.${what}`);
  const partial = beside('partial');
  const before = existsSync(target) ? beside('before') : undefined;
  const putBack = async (): Promise<void> => {
    await rm(partial, { recursive: true, force: true });
    if (before === undefined || !existsSync(before)) return;
    await rm(target, { recursive: true, force: true });
    await renameWhenFree(before, target);
  };
  try {
    await mkdir(path.dirname(partial), { recursive: true });
    await cp(path.join(packageRoot, 'module', name), partial, { recursive: true });
    await writeFile(path.join(partial, runtimeFile), `${process.execPath}\n${packageRoot}\n`);
    if (before !== undefined) await renameWhenFree(target, before);
    await renameWhenFree(partial, target);
  } catch (cause) {
    await putBack().catch(() => undefined);
    throw explain(target, cause);
  }
  let report: ModuleReport;
  try {
    report = await inspectModule(path.join(target, manifest));
  } catch (cause) {
    await rm(target, { recursive: true, force: true });
    await putBack();
    throw cause;
  }
  const removed = removeOlder ? (await installedVersions(folder)).filter((other) => other !== version) : [];
  const gone = [...removed.map((other) => path.join(folder, name, other)), ...(before === undefined ? [] : [before])];
  for (const one of gone) await remove(one);
  return { folder: target, removed, report };
};

/** Takes every version of the module away. @returns the folders that are gone */
export const uninstallModule = async (folder: string): Promise<string[]> => {
  const folders = (await installedVersions(folder)).map((version) => path.join(folder, name, version));
  for (const one of folders) await remove(one);
  const rest = await readdir(path.join(folder, name)).catch(() => undefined);
  if (rest?.length === 0) await rm(path.join(folder, name), { recursive: true, force: true });
  return folders;
};
