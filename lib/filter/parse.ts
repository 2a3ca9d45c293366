import type { Comparison, Filter } from './filter.js';
import { invalidFilter, type Token, tokenize } from './tokens.js';
import { parseWildcard } from './wildcard.js';

const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const comparisonList = '-eq, -ne, -like, -notlike, -gt, -ge, -lt or -le';

/** Deeper nesting is nobody's filter, and would end in an overflow of the stack. */
const deepest = 100;

/**
 * Reads a -Filter: conditions such as `Name -like "Sales*"`, joined with -and, -or, -not and parentheses, with or without braces
 * around the whole. A property may be written as `Name` or `$_.Name`. As in PowerShell, -and and -or have the same
 * precedence and count from left to right; -not belongs to the condition or the parenthesis after it.
 *
 * @param properties the properties that there are; the filter gets their spelling
 * @throws CmdletError FilterInvalid, naming the position
 */
export const parseFilter = (text: string, properties: readonly string[]): Filter => {
  const [, before = '', inner = ''] = /^(\s*\{)(.*)\}\s*$/s.exec(text) ?? ['', '', text];
  // Blanks instead of the brace keep the positions of the message those of the text.
  const parser = new FilterParser(' '.repeat(before.length) + inner, properties);
  return parser.parse();
};

class FilterParser {
  readonly #text: string;
  readonly #properties: readonly string[];
  readonly #tokens: Token[];
  #next = 0;

  constructor(text: string, properties: readonly string[]) {
    this.#text = text;
    this.#properties = properties;
    this.#tokens = tokenize(text);
  }

  parse(): Filter {
    const filter = this.#expression(0);
    if (!this.#take('end')) throw this.#unexpected('-and or -or');
    return filter;
  }

  get #token(): Token {
    return this.#tokens[this.#next]!;
  }

  #unexpected(wanted: string): Error {
    return invalidFilter(this.#text, this.#token.position, `${wanted} is expected`);
  }

  #take(kind: Token['kind']): boolean {
    const taken = this.#token.kind === kind;
    if (taken) this.#next++;
    return taken;
  }

  #takeOperator(...names: string[]): string | undefined {
    const token = this.#token;
    if (token.kind !== 'operator' || !names.includes(token.name)) return undefined;
    this.#next++;
    return token.name;
  }

  #expression(depth: number): Filter {
    let filter = this.#operand(depth);
    for (let changes = 0; ; ) {
      const kind = this.#takeOperator('and', 'or') as 'and' | 'or' | undefined;
      if (kind === undefined) return filter;
      const right = this.#operand(depth + changes);
      if (filter.kind === kind) {
        filter = { kind, filters: [...filter.filters, right] };
      } else {
        filter = { kind, filters: [filter, right] };
        changes++;
      }
    }
  }

  #operand(depth: number): Filter {
    if (depth > deepest) throw invalidFilter(this.#text, this.#token.position, 'it is nested too deeply');
    if (this.#takeOperator('not') !== undefined) return { kind: 'not', filter: this.#operand(depth + 1) };
    if (!this.#take('open')) return this.#condition();
    const filter = this.#expression(depth + 1);
    if (!this.#take('close')) throw this.#unexpected('a closing parenthesis');
    return filter;
  }

  #condition(): Filter {
    const property = this.#property();
    const token = this.#token;
    const operator = this.#takeOperator(...comparisons, 'like', 'notlike');
    if (operator === undefined) {
      const found = token.kind === 'operator' ? `, not ${token.text},` : '';
      throw this.#unexpected(`${comparisonList}${found}`);
    }
    const operand = this.#token;
    if (operand.kind !== 'value') throw this.#unexpected('a value (text in quotes, a number, $true, $false or $null)');
    this.#next++;
    const { value, position } = operand;
    if (operator !== 'like' && operator !== 'notlike') {
      return { kind: 'compare', property, operator: operator as Comparison, value };
    }
    const pattern = parseWildcard(value === null ? '' : String(value));
    if (pattern === undefined) throw invalidFilter(this.#text, position, 'the bracket of the pattern is not closed');
    return { kind: 'like', property, negated: operator === 'notlike', pattern };
  }

  #property(): string {
    const token = this.#token;
    if (token.kind !== 'property') throw this.#unexpected('a property');
    const known = this.#properties.find((name) => name.toLowerCase() === token.name.toLowerCase());
    if (known === undefined) {
      const why = `there is no property ${token.name}; there are ${this.#properties.join(', ')}`;
      throw invalidFilter(this.#text, token.position, why);
    }
    this.#next++;
    return known;
  }
}
