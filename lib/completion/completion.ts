/** What completes a word that somebody is typing. */
export interface Completion {
  /** The whole value, unquoted. */
  value: string;
  /** What a list of proposals says of it. */
  description: string;
}

/** More than this helps nobody who is typing. */
export const mostCompletions = 200;

/** Values are completed from their beginning, in any case. */
export const beginsWith = (value: string, word: string): boolean => value.toLowerCase().startsWith(word.toLowerCase());
