import { keepHeapSmall } from '../host/heap.js';
import { frame } from './frames.js';

/** The program that the PowerShell module starts. It says at once that Node works; the rest is loaded meanwhile. */
process.stdout.write(frame('ready', process.versions.node));
keepHeapSmall();

const start = async (): Promise<void> => {
  const [{ serve }, { allCmdlets }] = await Promise.all([import('./server.js'), import('../host/invoke.js')]);
  await serve({ stdin: process.stdin, stdout: process.stdout, cmdlets: allCmdlets });
};

void start();
