import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const hostFolder = path.resolve('test/powershell/host');
const executable = process.platform === 'win32' ? 'powershell-host.exe' : 'powershell-host';

const starts = async (program: string, ...options: string[]): Promise<boolean> => {
  try {
    await execute(program, options);
    return true;
  } catch {
    return false;
  }
};

/** Changes whenever the sources of the host change, so that an old build is never used for new sources. */
const sourceHash = (): string => {
  const hash = createHash('sha256');
  for (const name of readdirSync(hostFolder).sort()) {
    if (/\.(cs|csproj)$/.test(name)) hash.update(name).update(readFileSync(path.join(hostFolder, name)));
  }
  return hash.digest('hex').slice(0, 16);
};

/** Builds beside the final place and renames, so that two test runs at once do not meet half a build. */
const buildHost = async (): Promise<string> => {
  const finished = path.join(hostFolder, 'bin', sourceHash());
  const program = path.join(finished, executable);
  if (existsSync(program)) return program;
  await mkdir(path.dirname(finished), { recursive: true });
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'powershell-host-'));
  const staging = await mkdtemp(`${finished}-`);
  try {
    await execute(
      'dotnet',
      [
        'publish',
        path.join(hostFolder, 'PowerShellHost.csproj'),
        '--configuration=Release',
        `--output=${staging}`,
        `-p:BaseIntermediateOutputPath=${scratch}/obj/`,
        `-p:BaseOutputPath=${scratch}/bin/`,
      ],
      { env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' } },
    );
    await rename(staging, finished).catch((reason) => {
      if (!existsSync(program)) throw reason;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
    await rm(scratch, { recursive: true, force: true });
  }
  return program;
};

/**
 * The PowerShell to test with: NODE_POWERSHELL, else pwsh on the PATH, else the host in `test/powershell/host`, which is
 * built once.
 *
 * @returns its program, or undefined where there is neither PowerShell nor .NET
 */
const findPowerShell = async (): Promise<string | undefined> => {
  if (process.env.NODE_POWERSHELL) return process.env.NODE_POWERSHELL;
  if (await starts('pwsh', '-NoProfile', '-Command', 'exit 0')) return 'pwsh';
  if (await starts('dotnet', '--version')) return buildHost();
  console.warn('There is neither pwsh nor dotnet: the tests that need PowerShell are skipped.');
  return undefined;
};

/** Jest calls this once, before any test; the test files find the result in the environment. */
export default async (): Promise<void> => {
  const program = await findPowerShell();
  if (program !== undefined) process.env.NODE_POWERSHELL = program;
};
