import stringWidth from 'string-width';

export interface Column {
  header: string;
  /** In cells of the terminal. */
  width: number;
  alignment: 'Left' | 'Right';
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts text that is wider, and says so with `…`. */
const cut = (text: string, width: number): string => {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  let used = 1;
  for (const { segment } of graphemes.segment(text)) {
    used += stringWidth(segment);
    if (used > width) break;
    kept += segment;
  }
  return `${kept}…`;
};

const pad = (text: string, { width, alignment }: Column): string => {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return alignment === 'Right' ? space + text : text + space;
};

/** One line of a table. Without `fit`, values stand in full and may push the columns behind them. */
export const tableRow = (columns: Column[], cells: string[], { fit }: { fit: boolean }): string =>
  columns
    .map((column, index) => {
      const text = cells[index] ?? '';
      return pad(fit ? cut(text, column.width) : text, column);
    })
    .join(' ')
    .trimEnd();

const least = 6;
const usual = 20;

/** Shares the width of the terminal: columns without a width take what is left; where there is too little, the widest shrink. */
export const shareWidth = (widths: (number | undefined)[], available: number): number[] => {
  const flexible = widths.filter((width) => width === undefined).length;
  const shared = widths.map((width) => width ?? usual);
  let left = available - (widths.length - 1) - shared.reduce((sum, width) => sum + width, 0);
  if (left >= 0) return widths.map((width) => width ?? usual + Math.floor(left / flexible));
  for (let widest = Math.max(...shared); left < 0 && widest > least; widest = Math.max(...shared)) {
    shared[shared.indexOf(widest)] = widest - 1;
    left += 1;
  }
  return shared;
};
