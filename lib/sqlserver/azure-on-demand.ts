import Module, { createRequire } from 'node:module';

/**
 * Lets tedious have a package without loading it, until something of it is wanted. A version that asks for it in another way
 * loads it at once.
 */
const loadOnDemand = (name: string): void => {
  try {
    const ofMssql = createRequire(createRequire(import.meta.url).resolve('mssql'));
    const ofTedious = createRequire(ofMssql.resolve('tedious'));
    const file = ofTedious.resolve(name);
    if (ofTedious.cache[file] !== undefined) return;
    let loaded: Record<string | symbol, unknown> | undefined;
    const load = (): Record<string | symbol, unknown> => {
      if (loaded === undefined) {
        delete ofTedious.cache[file];
        loaded = ofTedious(file) as Record<string | symbol, unknown>;
      }
      return loaded;
    };
    const exports = new Proxy({}, { get: (_, key) => load()[key] });
    ofTedious.cache[file] = Object.assign(new Module(file), { filename: file, loaded: true, exports });
  } catch {
    // Not installed: tedious says so.
  }
};

// It takes 60 ms and 9 MB, and is for a sign-in to Azure, which no parameter asks for.
loadOnDemand('@azure/identity');
