/** One step of a wildcard: a character, any run of characters (`*`), any one (`?`), or one out of ranges (`[a-z]`). */
export type WildcardStep =
  | { kind: 'character'; character: string }
  | { kind: 'run' }
  | { kind: 'one' }
  | { kind: 'ranges'; ranges: [first: string, last: string][] };

/** A parsed wildcard pattern. */
export type Wildcard = WildcardStep[];

/**
 * Reads a wildcard pattern as PowerShell's -like does: `*`, `?`, `[abc]`, `[a-z]`, and a backtick that takes the next character
 * as it is. Characters are UTF-16 units, as in .NET.
 *
 * @returns undefined where a bracket is not closed or holds nothing
 */
export const parseWildcard = (pattern: string): Wildcard | undefined => {
  const steps: Wildcard = [];
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i]!;
    if (character === '*') {
      if (steps.at(-1)?.kind !== 'run') steps.push({ kind: 'run' });
    } else if (character === '?') {
      steps.push({ kind: 'one' });
    } else if (character === '[') {
      const set = parseSet(pattern, i + 1);
      if (set === undefined) return undefined;
      steps.push({ kind: 'ranges', ranges: set.ranges });
      i = set.end;
    } else if (character === '`' && i + 1 < pattern.length) {
      steps.push({ kind: 'character', character: pattern[++i]! });
    } else {
      steps.push({ kind: 'character', character });
    }
  }
  return steps;
};

const parseSet = (pattern: string, start: number): { ranges: [string, string][]; end: number } | undefined => {
  const members: { character: string; escaped: boolean }[] = [];
  let i = start;
  for (; i < pattern.length && pattern[i] !== ']'; i++) {
    const escaped = pattern[i] === '`' && i + 1 < pattern.length;
    if (escaped) i++;
    members.push({ character: pattern[i]!, escaped });
  }
  if (i >= pattern.length || members.length === 0) return undefined;
  const ranges: [string, string][] = [];
  for (let m = 0; m < members.length; m++) {
    const first = members[m]!.character;
    const dash = members[m + 1];
    const last = members[m + 2];
    if (dash?.character === '-' && !dash.escaped && last !== undefined) {
      ranges.push([first, last.character]);
      m += 2;
    } else {
      ranges.push([first, first]);
    }
  }
  return { ranges, end: i };
};

const sameCharacter = (a: string, b: string): boolean =>
  a === b || a.toLowerCase() === b.toLowerCase() || a.toUpperCase() === b.toUpperCase();

const fits = (step: WildcardStep | undefined, character: string): boolean => {
  if (step === undefined || step.kind === 'run') return false;
  if (step.kind === 'one') return true;
  if (step.kind === 'character') return sameCharacter(step.character, character);
  return [character, character.toLowerCase(), character.toUpperCase()].some((form) =>
    step.ranges.some(([first, last]) => first <= form && form <= last),
  );
};

/** Whether the whole text fits the pattern, without case. Takes at most pattern × text steps, whatever the pattern. */
export const matchWildcard = (pattern: Wildcard, text: string): boolean => {
  let step = 0;
  let position = 0;
  let lastRun = -1;
  let runEnd = 0;
  while (position < text.length) {
    if (pattern[step]?.kind === 'run') {
      lastRun = step++;
      runEnd = position;
    } else if (fits(pattern[step], text[position]!)) {
      step++;
      position++;
    } else if (lastRun >= 0) {
      step = lastRun + 1;
      position = ++runEnd;
    } else {
      return false;
    }
  }
  return pattern.slice(step).every(({ kind }) => kind === 'run');
};
