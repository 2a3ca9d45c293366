import { EventEmitter } from 'node:events';

const hidden = '***';

/** Shorter ones would take letters out of words. */
const shortestSecret = 4;

/**
 * Takes a password out of everything that an error of a library says, its causes included: what a driver or a server was given it
 * may repeat. Changes the errors themselves.
 */
export const hideSecret = (thrown: unknown, secret: string, seen = new Set<unknown>()): void => {
  const isRecord = typeof thrown === 'object' && thrown !== null && !(thrown instanceof EventEmitter);
  if (secret.length < shortestSecret || !isRecord || seen.has(thrown)) return;
  seen.add(thrown);
  const fields = thrown as Record<string, unknown>;
  for (const name of Object.getOwnPropertyNames(thrown)) {
    const value = fields[name];
    if (typeof value !== 'string') hideSecret(value, secret, seen);
    else if (value.includes(secret)) Object.defineProperty(thrown, name, { value: value.replaceAll(secret, hidden) });
  }
};

/** Takes passwords out of an address that should not hold one: `//user:password@host`, `Password=…;`. */
export const withoutLogin = (address: string): string =>
  address
    .replace(/([^\s/\\:@]+):(?!\/\/)\S*@/g, `$1:${hidden}@`)
    .replace(/\b(password|pwd)(\s*=\s*)("[^"]*"|'[^']*'|[^;]*)/gi, `$1$2${hidden}`);
