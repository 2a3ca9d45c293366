import { parseDistinguishedName } from '../directory/distinguished-name.js';

/**
 * What a person calls a principal. Only users have a display name in the database; what has none is called by its place in the
 * directory: a group or container by its common name, a domain by its DNS name. Empty where nothing is known.
 */
export const readableName = (displayName: string, distinguishedName: string): string => {
  if (displayName !== '') return displayName;
  const leaves = (parseDistinguishedName(distinguishedName) ?? []).map(([leaf]) => leaf!);
  const isDomain = leaves[0]?.type === 'dc';
  return isDomain ? leaves.map(({ value }) => value).join('.') : (leaves[0]?.value ?? '');
};
