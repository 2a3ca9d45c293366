/** Windows PowerShell reads a script without a byte order mark in the code page of the machine. */
export const asciiOnly = (name: string, text: string): string => {
  const foreign = /[^\n\x20-\x7e]/.exec(text);
  if (foreign !== null) throw new Error(`${name} must be ASCII, and holds ${JSON.stringify(foreign[0])}`);
  return text;
};
