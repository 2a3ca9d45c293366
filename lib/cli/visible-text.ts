/**
 * Text from data, fit for a terminal and one line: control characters (an escape sequence could rewrite the screen, or press
 * keys) become their pictures, `␛` for escape; what turns the direction of writing, and half characters, become `�`.
 */
export const visibleText = (text: string): string =>
  text
    .replace(/[\0-\x1f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(/[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Surrogate}/gu, '\ufffd');
