import { createRequire } from 'node:module';

const { version } = createRequire(import.meta.url)('tedious/package.json') as { version: string };

/** Node 20 has version 19; a newer Node may have version 20, whose inside is another. */
export const isTedious19 = version.startsWith('19.');
