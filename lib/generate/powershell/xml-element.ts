import { xmlAttribute, xmlText } from '../../text/xml.js';

/** An element that is to be written: its name, attributes, and text or children. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  content: string | XmlElement[];
}

export const element = (
  name: string,
  content: string | XmlElement[] = [],
  attributes: Record<string, string> = {},
): XmlElement => ({ name, attributes, content });

const render = ({ name, attributes, content }: XmlElement, indent: string): string => {
  const tag = Object.entries(attributes).reduce(
    (text, [key, value]) => `${text} ${key}="${xmlAttribute(value)}"`,
    name,
  );
  if (content.length === 0) return `${indent}<${tag} />\n`;
  if (typeof content === 'string') return `${indent}<${tag}>${xmlText(content)}</${name}>\n`;
  return `${indent}<${tag}>\n${content.map((child) => render(child, `${indent}  `)).join('')}${indent}</${name}>\n`;
};

export const xmlDocument = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<!-- Made from schemas/ by \`npm run generate\`. Do not edit. -->\n${render(root, '')}`;
