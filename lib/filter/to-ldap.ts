import { AndFilter, EqualityFilter, type Filter as LdapFilter, OrFilter, SubstringFilter } from 'ldapts';
import type { Filter } from './filter.js';
import type { Wildcard } from './wildcard.js';

/** The attribute of each property that a directory can be asked about. */
export type FilterAttributes = Readonly<Record<string, { attribute: string; kind: 'text' | 'boolean' }>>;

/** Directories fold other letters in ways of their own. */
const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** The literal pieces of a pattern; those that are not at an end may be anywhere. */
const substrings = (attribute: string, pattern: Wildcard): LdapFilter | undefined => {
  const pieces: string[] = [''];
  for (const step of pattern) {
    if (step.kind === 'character' && isAscii(step.character)) pieces[pieces.length - 1] += step.character;
    else pieces.push('');
  }
  // Directories take blanks at the ends of a piece for nothing.
  const [initial = '', ...rest] = pieces.map((piece) => piece.trim());
  if (rest.length === 0) return initial === '' ? undefined : new EqualityFilter({ attribute, value: initial });
  const final = rest.pop()!;
  const any = rest.filter((piece) => piece !== '');
  return initial === '' && any.length === 0 && final === ''
    ? undefined
    : new SubstringFilter({ attribute, initial, any, final });
};

/**
 * What a directory can find of a filter: everything that meets the filter, and maybe more, so that the filter itself must still
 * be evaluated. Undefined where the directory cannot narrow it down: negations, and comparisons of order.
 */
export const toLdapFilter = (filter: Filter, attributes: FilterAttributes): LdapFilter | undefined => {
  switch (filter.kind) {
    case 'and': {
      const filters = filter.filters
        .map((operand) => toLdapFilter(operand, attributes))
        .filter((found) => found !== undefined);
      return filters.length < 2 ? filters[0] : new AndFilter({ filters });
    }
    case 'or': {
      const filters = filter.filters.map((operand) => toLdapFilter(operand, attributes));
      return filters.every((found) => found !== undefined) ? new OrFilter({ filters }) : undefined;
    }
    case 'not':
      return undefined;
    case 'like': {
      const known = attributes[filter.property];
      return filter.negated || known?.kind !== 'text' ? undefined : substrings(known.attribute, filter.pattern);
    }
    case 'compare': {
      const known = attributes[filter.property];
      if (known === undefined || filter.operator !== 'eq') return undefined;
      const { attribute, kind } = known;
      if (kind === 'boolean')
        return filter.value === true ? new EqualityFilter({ attribute, value: 'TRUE' }) : undefined;
      const value = typeof filter.value === 'string' ? filter.value.trim() : '';
      return value === '' || !isAscii(value) ? undefined : new EqualityFilter({ attribute, value });
    }
  }
};
