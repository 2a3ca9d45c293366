/** The strings of a JSON text; those with a colon behind them are keys. */
const strings = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

const countKeys = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value).reduce((sum: number, part) => sum + countKeys(part), 0);
  return inside + (Array.isArray(value) ? 0 : Object.keys(value).length);
};

/**
 * Parses JSON whose objects give no field twice: readers differ in which one they take.
 *
 * @throws SyntaxError
 */
export const parseJsonOnce = (text: string): unknown => {
  const value = JSON.parse(text) as unknown;
  const written = [...text.matchAll(strings)].filter(([, colon]) => colon !== undefined).length;
  if (written !== countKeys(value)) throw new SyntaxError('a field is given twice');
  return value;
};
