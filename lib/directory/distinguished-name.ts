/** One step of a distinguished name: attribute type in lower case, and its value without escapes. */
export interface RelativeName {
  type: string;
  value: string;
}

const hexPair = /^[0-9a-f]{2}$/i;

/** Reads an attribute value up to an unescaped comma or plus. */
const readValue = (text: string, start: number): { value: string; end: number } => {
  const parts: Buffer[] = [];
  /** Length of the value without unescaped blanks at its end. */
  let kept = 0;
  let length = 0;
  const push = (bytes: Buffer, keep: boolean): void => {
    parts.push(bytes);
    length += bytes.length;
    if (keep) kept = length;
  };
  let i = start;
  while (text[i] === ' ') i++;
  for (; i < text.length && text[i] !== ',' && text[i] !== '+'; i++) {
    if (text[i] !== '\\') {
      const character = String.fromCodePoint(text.codePointAt(i)!);
      push(Buffer.from(character), character !== ' ');
      i += character.length - 1;
    } else if (hexPair.test(text.slice(i + 1, i + 3))) {
      push(Buffer.from(text.slice(i + 1, i + 3), 'hex'), true);
      i += 2;
    } else if (i + 1 < text.length) {
      push(Buffer.from(text[++i]!), true);
    }
  }
  return { value: Buffer.concat(parts).subarray(0, kept).toString('utf8'), end: i };
};

/**
 * Reads a distinguished name (RFC 4514), the leaf first. Blanks around commas and equals signs are accepted.
 *
 * @returns undefined where the text is not a distinguished name
 */
export const parseDistinguishedName = (text: string): RelativeName[][] | undefined => {
  const names: RelativeName[][] = [[]];
  const attribute = /\s*([a-z][a-z0-9-]*|\d+(?:\.\d+)*)\s*=/iy;
  for (let position = 0; ; ) {
    attribute.lastIndex = position;
    const type = attribute.exec(text)?.[1];
    if (type === undefined) return undefined;
    const { value, end } = readValue(text, attribute.lastIndex);
    if (value === '') return undefined;
    names.at(-1)!.push({ type: type.toLowerCase(), value });
    if (end >= text.length) return names;
    if (text[end] === ',') names.push([]);
    position = end + 1;
  }
};

/** Escapes a value for its place in a distinguished name. */
export const escapeName = (value: string): string =>
  value
    .replace(/["+,;<=>\\]/g, '\\$&')
    .replace(/^[ #]|(?<=.) $/gs, '\\$&')
    .replaceAll('\0', '\\00');

const keyOf = (names: RelativeName[][]): string =>
  names
    .map((steps) =>
      steps
        .map(({ type, value }) => `${type}=${escapeName(value.toLowerCase())}`)
        .sort()
        .join('+'),
    )
    .join(',');

/** A text that two distinguished names share when they name the same object; undefined where the text is none. */
export const nameKey = (text: string): string | undefined => {
  const names = parseDistinguishedName(text);
  return names === undefined ? undefined : keyOf(names);
};

/** The key of the object above; empty for one at the top. */
export const parentKey = (text: string): string => keyOf((parseDistinguishedName(text) ?? []).slice(1));

/** Whether the object is the base or below it. */
export const isWithin = (text: string, base: string): boolean => {
  const key = nameKey(text);
  const baseKey = nameKey(base);
  return key !== undefined && baseKey !== undefined && (key === baseKey || key.endsWith(`,${baseKey}`));
};

/** `contoso.com` → `DC=contoso,DC=com`. */
export const domainName = (fqdn: string): string =>
  fqdn
    .split('.')
    .map((label) => `DC=${escapeName(label)}`)
    .join(',');
