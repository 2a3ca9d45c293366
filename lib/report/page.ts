import { Html, html } from './html.js';

/** Written by us, so not escaped; no address outside the page is ever asked for. */
const style = new Html(`
:root { color-scheme: light dark; --line: #8884; --soft: #8881; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 90rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.2rem; font-size: 1.2rem; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { background: var(--soft); white-space: nowrap; } th[aria-sort] { cursor: pointer; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; } dt { color: GrayText; } dd { margin: 0; }
.verdict { padding: .7rem 1rem; border-left: .4rem solid; background: var(--soft); }
.verdict.Error { border-color: #c33; } .verdict.Warning { border-color: #d90; } .verdict.Information { border-color: #38c; }
.word { white-space: nowrap; font-size: .9em; } td:not(.word, .number) { min-width: 5rem; }
td.severity { border-left: .3rem solid; } td.Error { border-left-color: #c33; } td.Warning { border-left-color: #d90; } td.Information { border-left-color: #38c; }
.scroll { overflow-x: auto; } input[type=search] { margin: .4rem 0; padding: .3rem .5rem; width: 20rem; max-width: 100%; }
code { background: var(--soft); padding: .1rem .3rem; } .more { color: GrayText; }`);

/** Adds searching and sorting; without scripts the page reads the same. */
const script = new Html(`
for (const table of document.querySelectorAll('table[data-rows]')) {
  const body = table.tBodies[0];
  const search = document.createElement('input');
  search.type = 'search';
  search.placeholder = 'Search';
  search.setAttribute('aria-label', 'Search in ' + table.caption.textContent);
  search.addEventListener('input', () => {
    const wanted = search.value.toLowerCase();
    for (const row of body.rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
  table.parentElement.before(search);
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    head.setAttribute('aria-sort', 'none');
    head.tabIndex = 0;
    const sort = () => {
      const up = head.getAttribute('aria-sort') !== 'ascending';
      for (const other of table.tHead.rows[0].cells) other.setAttribute('aria-sort', 'none');
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const number = head.classList.contains('number');
      const value = (row) => row.cells[column].textContent;
      const rows = [...body.rows].sort((a, b) => number
        ? Number(value(a).replaceAll(',', '')) - Number(value(b).replaceAll(',', ''))
        : value(a).localeCompare(value(b)));
      body.append(...(up ? rows : rows.reverse()));
    };
    head.addEventListener('click', sort);
    head.addEventListener('keydown', (event) => { if (event.key === 'Enter') sort(); });
  });
}`);

export interface Column<Row> {
  header: string;
  value(row: Row): string | number | Html;
  className?: 'number' | 'severity' | 'word';
  /** A further class that depends on the row. */
  rowClass?(row: Row): string;
}

/** Yields a table as a stream, for there may be tens of thousands of rows. */
export const table = function* <Row>(caption: string, columns: Column<Row>[], rows: Iterable<Row>): Generator<string> {
  const head = columns.map(({ header, className }) => html`<th scope="col" class="${className ?? ''}">${header}</th>`);
  yield html`<div class="scroll"><table data-rows><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>\n`
    .text;
  for (const row of rows) {
    const cells = columns.map((column) => {
      const value = column.value(row);
      const shown = typeof value === 'number' ? value.toLocaleString('en-US') : value;
      return html`<td class="${column.className ?? ''} ${column.rowClass?.(row) ?? ''}">${shown}</td>`;
    });
    yield html`<tr>${cells}</tr>\n`.text;
  }
  yield html`</tbody></table></div>\n`.text;
};

export const facts = (pairs: [string, string | number][]): Html =>
  html`<dl>${pairs.map(([name, value]) => html`<dt>${name}</dt><dd>${typeof value === 'number' ? value.toLocaleString('en-US') : value}</dd>`)}</dl>`;

/** One self-contained page. */
export const page = function* (title: string, body: Iterable<string>): Generator<string> {
  yield html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<h1>${title}</h1>
`.text;
  yield* body;
  yield html`<script>${script}</script>
</body>
</html>
`.text;
};
