import { generateTypes } from './types.js';

/** Every generated file: its path from the project's root and its text. The same definitions give the same bytes. */
export const generateFiles = async (): Promise<Map<string, string>> =>
  new Map([['schemas/types.ts', await generateTypes()]]);
