/** Writes a time as Active Directory does, for example `20260102030405.0Z`. */
export const toGeneralizedTime = (date: Date): string => `${date.toISOString().replace(/[-:T]|\..*/g, '')}.0Z`;

/** ISO 8601, or an empty text where the value is not a time. */
export const fromGeneralizedTime = (text: string): string => {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text);
  if (match === null) return '';
  const [, year, month, day, hour, minute, second] = match;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
};
