import type { Wildcard } from './wildcard.js';

export type FilterValue = string | number | boolean | null;

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

/**
 * A parsed -Filter. Plain data, so that a directory can turn it into its own query language as well as evaluate it here.
 * `-notlike` and `-ne` are the negations of `-like` and `-eq`, also where a property has several values or none.
 */
export type Filter =
  | { kind: 'and' | 'or'; filters: Filter[] }
  | { kind: 'not'; filter: Filter }
  | { kind: 'compare'; property: string; operator: Comparison; value: FilterValue }
  | { kind: 'like'; property: string; negated: boolean; pattern: Wildcard };
