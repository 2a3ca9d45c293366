import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadObjectDefinition, objectNames } from '../../lib/definitions/load.js';
import { readPrivateScripts } from '../../lib/generate/files.js';
import { generateModule } from '../../lib/generate/powershell/module.js';

/** The generated module and the real server with one cmdlet, Invoke-Echo, in a folder of its own. */
export interface EchoModule {
  folder: string;
  manifest: string;
  remove(): Promise<void>;
}

/** @param server the text of the module that is started, where it is not to be serve.js of `test/powershell/echo` */
export const makeEchoModule = async (server?: string): Promise<EchoModule> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pchat echo $(1) '));
  const module = path.join(folder, 'module', 'CsPersistentChat');
  const files = generateModule({
    cmdlets: [JSON.parse(await readFile('test/powershell/echo/Invoke-Echo.json', 'utf8'))],
    objects: objectNames().map(loadObjectDefinition),
    privateScripts: readPrivateScripts(),
    facts: JSON.parse(await readFile('package.json', 'utf8')),
  });
  for (const [name, text] of files) {
    const file = path.join(module, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const build = path.join(folder, 'dist', 'powershell');
  await mkdir(build, { recursive: true });
  await writeFile(
    path.join(build, 'server.mjs'),
    server ?? `await import('${pathToFileURL(path.resolve('test/powershell/echo/serve.js'))}');\n`,
  );
  await writeFile(path.join(build, 'serve.cjs'), "import('./server.mjs');\n");
  return {
    folder,
    manifest: path.join(module, 'CsPersistentChat.psd1'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};
