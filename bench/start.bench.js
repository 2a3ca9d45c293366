import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { newCsPersistentChatEndpoint } from '../dist/cmdlets/index.js';
import { createEmbeddedDirectory } from '../dist/lib/directory/embedded/create.js';

const module = fileURLToPath(new URL('../module/CsPersistentChat/CsPersistentChat.psd1', import.meta.url));
const program = process.env.NODE_POWERSHELL ?? 'pwsh';

/** Node is started as the module starts it. Every line of output is a step and its milliseconds, of wall clock and of CPU. */
const script = `
param([string] $Module, [string] $Node, [string] $Folder, [int] $Times)
$clock = [System.Diagnostics.Stopwatch]::new()
$self = [System.Diagnostics.Process]::GetCurrentProcess()
function Get-Cpu { $self.Refresh(); $self.TotalProcessorTime.TotalMilliseconds }
function Measure-Step([string] $Name, [scriptblock] $Step) {
    $cpu = Get-Cpu
    $clock.Restart()
    $first = & $Step
    $wall = if ($first -is [double]) { $first } else { $clock.Elapsed.TotalMilliseconds }
    [Console]::Out.WriteLine("$Name|$([int] $wall)|$([int] ((Get-Cpu) - $cpu))")
}
function Start-Bare {
    $start = [System.Diagnostics.ProcessStartInfo]::new($Node, '-e 0')
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $errors = $process.StandardError.ReadToEndAsync()
    $reading = $process.StandardOutput.ReadLineAsync()
    while (-not $reading.Wait(100)) { }
    $process.WaitForExit()
    $process.Dispose()
}
# PowerShell still starts in the background when somebody sees its prompt.
[System.Threading.Thread]::Sleep(2000)
Measure-Step 'Import-Module of a module with one function, the first in the session' { Import-Module -Name "$Folder/empty.psd1" }
Measure-Step 'Import-Module CsPersistentChat' { Import-Module -Name $Module }
for ($turn = 0; $turn -lt $Times; $turn++) {
    $when = if ($turn -eq 0) { ', the first in the session' } else { '' }
    Measure-Step "node -e 0$when" { Start-Bare }
    Measure-Step "Get-CsPersistentChatEndpoint to its first object$when" {
        Get-CsPersistentChatEndpoint | ForEach-Object { $clock.Elapsed.TotalMilliseconds }
    }
}
`;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const measure = (folder, times) => {
  const file = path.join(folder, 'start.ps1');
  writeFileSync(file, script);
  const command = `& '${file}' -Module '${module}' -Node '${process.execPath}' -Folder '${folder}' -Times ${times}`;
  const child = spawn(program, ['-NoLogo', '-NoProfile', '-ExecutionPolicy', 'Bypass', '-Command', command], {
    env: { ...process.env, CS_PCHAT_DIRECTORY: path.join(folder, 'directory.db') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (piece) => {
      text += piece;
    });
    child.on('error', reject).on('close', () => resolve(text.trim().split(/\r?\n/)));
  });
};

/** How long it takes from typing to the first object, beside a Node that does nothing. `--times n`, 20 when left out. */
export const run = async (args) => {
  const times = args[0] === '--times' ? Number(args[1]) : 20;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'start-bench-'));
  try {
    const directory = path.join(folder, 'directory.db');
    const fqdn = 'pchat.contoso.com';
    await createEmbeddedDirectory(directory, { sipDomains: ['contoso.com'], pools: [{ fqdn }] });
    await newCsPersistentChatEndpoint({ persistentChatPoolFqdn: fqdn, sipAddress: 'sip:chat@contoso.com', directory });
    writeFileSync(path.join(folder, 'empty.psd1'), "@{ RootModule = 'empty.psm1'; ModuleVersion = '1.0' }");
    writeFileSync(path.join(folder, 'empty.psm1'), 'function Get-Nothing { }');
    const steps = new Map();
    for (const line of await measure(folder, times)) {
      const [step, wall, cpu] = line.split('|');
      const known = steps.get(step) ?? { wall: [], cpu: [] };
      known.wall.push(Number(wall));
      known.cpu.push(Number(cpu));
      steps.set(step, known);
    }
    const { stdout: version } = spawnSync(program, ['-NoProfile', '-Command', '"$($PSVersionTable.PSVersion)"']);
    console.log(`PowerShell ${String(version).trim()}, Node ${process.versions.node}, ${times} turns\n`);
    console.log('| step | milliseconds, the best | the median | CPU of PowerShell, the median |');
    console.log('|---|--:|--:|--:|');
    for (const [step, { wall, cpu }] of steps) {
      console.log(`| ${step} | ${Math.min(...wall)} | ${median(wall)} | ${median(cpu)} |`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
