import { pathSeparator } from '../package/scope.js';
import { readPrincipalMap } from './principal-map.js';
import { Renames, readRenames } from './renames.js';
import type { PlanChoices } from './structure.js';

/** Reads what the admin decided beforehand from the parameters that Import, Test and Compare share. */
export const readChoices = async (options: {
  separator?: string;
  renameFile?: string;
  principalMap?: string;
  placeholderAuthor?: boolean;
}): Promise<PlanChoices> => ({
  separator: options.separator ?? pathSeparator,
  renames: options.renameFile === undefined ? new Renames() : await readRenames(options.renameFile),
  principalMap: options.principalMap === undefined ? [] : await readPrincipalMap(options.principalMap),
  placeholderAuthor: options.placeholderAuthor ?? false,
});
