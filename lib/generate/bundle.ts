import path from 'node:path';
import { build } from 'esbuild';
import { packageRoot } from '../package-root.js';

/**
 * Puts the program that PowerShell starts into one file: most of the time until the first object went into finding and
 * reading a hundred small modules. It is CommonJS because Node reads that faster, and because a package that it needs is then
 * loaded only where the code comes to it. Packages stay outside; threads start from the files beside it.
 */
await build({
  entryPoints: [path.join(packageRoot, 'lib/powershell/serve.ts')],
  outfile: path.join(packageRoot, 'dist/powershell/serve.cjs'),
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  minifySyntax: true,
  minifyWhitespace: true,
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  logLevel: 'warning',
});
