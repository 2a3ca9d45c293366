import type { Credential } from '../credential.js';
import { type Encryption, encryptions } from '../sqlserver/encryption.js';

/** Where to look for what completes a word, as far as that has been typed. */
export interface Places {
  dbInstance?: string;
  dbName?: string;
  directory?: string;
  domainController?: string;
  encryption?: Encryption;
  credential?: Credential;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Takes from half-typed parameters what says where to look; what is not right yet is left out. */
export const placesOf = (parameters: Record<string, unknown>): Places => {
  const { credential } = parameters as { credential?: Partial<Credential> };
  const texts = ['dbInstance', 'dbName', 'directory', 'domainController'].filter((key) => isText(parameters[key]));
  const encryption = encryptions.find((name) => name.toLowerCase() === String(parameters.encryption).toLowerCase());
  return {
    ...Object.fromEntries(texts.map((key) => [key, parameters[key]])),
    ...(encryption === undefined ? {} : { encryption }),
    ...(isText(credential?.userName) && typeof credential.password === 'string'
      ? { credential: credential as Credential }
      : {}),
  };
};
