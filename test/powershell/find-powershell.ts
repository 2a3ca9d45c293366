import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const version = '7.6.9';

const starts = async (program: string, ...options: string[]): Promise<boolean> => {
  try {
    await execute(program, options);
    return true;
  } catch {
    return false;
  }
};

/** Installs beside the final place and renames, so that two test runs at once do not meet half an installation. */
const installPowerShell = async (): Promise<string> => {
  const folder = path.resolve('test', 'powershell', 'bin');
  const finished = path.join(folder, version);
  // The tool's own command starts this one, and would not pass signals on.
  const inside = `.store/powershell/${version}/powershell/${version}/tools/net10.0/any`;
  const program = path.join(finished, inside, process.platform === 'win32' ? 'win/pwsh.exe' : 'unix/pwsh');
  if (existsSync(program)) return program;
  await mkdir(folder, { recursive: true });
  const staging = await mkdtemp(path.join(folder, 'partial-'));
  try {
    await execute('dotnet', ['tool', 'install', 'PowerShell', '--version', version, '--tool-path', staging]);
    await chmod(path.join(staging, path.relative(finished, program)), 0o755);
    await rename(staging, finished).catch((reason) => {
      if (!existsSync(program)) throw reason;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return program;
};

/**
 * The PowerShell to test with: NODE_POWERSHELL, else pwsh on the PATH, else the one that NuGet has, which is installed once.
 *
 * @returns its program, or undefined where there is neither PowerShell nor .NET
 */
const findPowerShell = async (): Promise<string | undefined> => {
  if (process.env.NODE_POWERSHELL) return process.env.NODE_POWERSHELL;
  if (await starts('pwsh', '-NoProfile', '-Command', 'exit 0')) return 'pwsh';
  if (await starts('dotnet', '--version')) return installPowerShell();
  console.warn('There is neither pwsh nor dotnet: the tests that need PowerShell are skipped.');
  return undefined;
};

/** Jest calls this once, before any test; the test files find the result in the environment. */
export default async (): Promise<void> => {
  const program = await findPowerShell();
  if (program !== undefined) process.env.NODE_POWERSHELL = program;
};
