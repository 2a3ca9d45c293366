import { SaxesParser } from 'saxes';
import { unescapeUnits } from '../text/xml.js';
import { knownAttributes } from './known-attributes.js';

/** One element of a package's XML files, small enough to be held in memory: an item with all that is in it. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** Characters of one item. A room with a role for each person of the largest pool has a tenth of it. */
const largestItem = 128 * 1024 * 1024;

/** A problem with the XML itself; the reader turns it into an error that names the entry. */
export class XmlProblem extends Error {}

/**
 * Streams the items of `Pool/<list>/<item>`. Strict: no document type, no entities but those of XML itself, nothing deeper than
 * an item needs.
 */
export const readElements = async function* (
  chunks: AsyncIterable<string>,
  options: { list: string; unescape: boolean; onAttribute?(element: string, name: string): void },
): AsyncGenerator<Element[]> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const decode = options.unescape ? unescapeUnits : (text: string): string => text;
  const path: string[] = [];
  const open: Element[] = [];
  let items: Element[] = [];
  parser.on('error', (error) => {
    throw new XmlProblem(error.message);
  });
  parser.on('doctype', () => {
    throw new XmlProblem('a document type is not allowed');
  });
  parser.on('xmldecl', ({ encoding = 'UTF-8' }) => {
    if (!/^utf-?8$/i.test(encoding)) throw new XmlProblem(`it says that it is ${encoding}, and is UTF-8`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    const expected = ['Pool', options.list][path.length - 1];
    if (expected !== undefined && name !== expected) {
      throw new XmlProblem(`expected the element ${expected} but found ${name}`);
    }
    if (path.length > 8) throw new XmlProblem('elements are nested too deeply');
    if (path.length <= 2) return;
    // There are millions of them, so the parser's own object is used on.
    for (const key in attributes) {
      attributes[key] = decode(attributes[key]!);
      if (!knownAttributes.has(key)) options.onAttribute?.(name, key);
    }
    const element: Element = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('cdata', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => {
    path.pop();
    const element = open.pop();
    if (element === undefined) return;
    element.text = decode(element.text);
    if (open.length === 0) items.push(element);
  });
  let length = 0;
  for await (const chunk of chunks) {
    parser.write(chunk);
    length += chunk.length;
    if (length > largestItem) throw new XmlProblem(`an item has more than ${largestItem} characters`);
    if (items.length === 0) continue;
    yield items;
    items = [];
    length = 0;
  }
  parser.close();
  if (items.length > 0) yield items;
};

export const child = (element: Element, name: string): Element | undefined =>
  element.children.find((candidate) => candidate.name === name);
