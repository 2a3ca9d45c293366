const columns = [
  ['seconds', 2],
  ['CPU seconds', 2],
  ['messages per second', 0],
  ['peak MB', 0],
];

const number = (value, digits) =>
  value === undefined || value === 0
    ? ''
    : value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });

/** Steps of one run side by side, as a table in Markdown that is printed line by line. */
export class Table {
  #messages;

  /** @param messages how many a step handles */
  constructor(title, messages) {
    this.#messages = messages;
    console.log(`${title}\n`);
    console.log(`| step | ${columns.map(([name]) => name).join(' | ')} |`);
    console.log(`|---|${columns.map(() => '--:').join('|')}|`);
  }

  /** @param messages how many this step handles, where it is another number */
  add(step, { seconds, cpu, megabytes }, messages = this.#messages) {
    const values = [seconds, cpu, messages / seconds, megabytes];
    console.log(`| ${step} | ${values.map((value, i) => number(value, columns[i][1])).join(' | ')} |`);
  }
}
