/** Text that is HTML already: made by {@link html} alone. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Content = Html | string | number | null | undefined | false | Content[];

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Controls and lone surrogates have no place in a page; a reader sees that something was there. */
const invisible =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\u202a-\u202e\u2066-\u2069]/g;

const escapeHtml = (text: string): string =>
  text.replace(invisible, '\ufffd').replace(/[&<>"']/g, (character) => references[character]!);

const render = (content: Content): string => {
  if (content instanceof Html) return content.text;
  if (Array.isArray(content)) return content.map(render).join('');
  return content === null || content === undefined || content === false ? '' : escapeHtml(String(content));
};

/** HTML with every value escaped, in element content and in quoted attributes alike. */
export const html = (parts: TemplateStringsArray, ...values: Content[]): Html =>
  new Html(parts.map((part, i) => part + (i < values.length ? render(values[i]) : '')).join(''));
