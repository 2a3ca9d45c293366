const wrap = (text: string, width: number): string[] => {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.pop()!;
    if (last === '') lines.push(word);
    else if (last.length + word.length < width) lines.push(`${last} ${word}`);
    else lines.push(last, word);
  }
  return lines;
};

/** A paragraph of an about topic, which nobody wraps when it is shown. */
export const block = (text: string): string =>
  wrap(text, 74)
    .map((line) => `    ${line}`)
    .join('\n');
