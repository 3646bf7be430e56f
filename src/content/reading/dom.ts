/** Markup to a document: parsed as browsers do, without what is never text, and never deeper than the limit. */
import { parseHTML } from 'linkedom';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { limits } from './limits.ts';
import { ImportTrouble } from './trouble.ts';

/** As much of the DOM as is used here: the rest of the project is not to know a browser's globals. */
export type Node = { readonly nodeType: number; readonly nodeValue: string | null };
export type Element = Node & {
  readonly localName: string;
  readonly childNodes: Iterable<Node & { remove(): void }>;
  readonly children: Iterable<Element> & { readonly length: number };
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element> & { readonly length: number };
  appendChild(node: Node): void;
  replaceWith(node: string): void;
  remove(): void;
};
export type Document = Pick<Element, 'querySelector' | 'querySelectorAll'> & {
  readonly documentElement: Element;
  readonly body: Element;
  readonly title: string;
  createElement(name: string): Element;
  createTextNode(text: string): Node;
};

type Source = DefaultTreeAdapterMap['childNode'];

/** Nothing in these is read by anybody. */
const unread = new Set(['style', 'svg', 'canvas', 'object', 'embed', 'applet', 'audio', 'map', 'template']);

/** A whole page or a piece of one. `file` is named in the errors: too many elements. */
export function documentOf(html: string, file: string): Document {
  // Counted before they are built: a million tags are a thousand times their memory.
  let tags = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) tags += 1;
  if (tags > limits.elements * 3) throw new ImportTrouble({ code: 'many-elements', file, most: limits.elements });
  const source = parse(html.replaceAll('\0', ''), { scriptingEnabled: false });
  const { document } = parseHTML('<!doctype html><html></html>') as unknown as { document: Document };
  const root = document.documentElement;
  for (const child of [...root.childNodes]) child.remove();
  let elements = 0;
  // A stack of our own: the nesting of a page must not be the nesting of calls.
  const waiting: { node: Source; into: Element; depth: number }[] = [];
  const push = (nodes: readonly Source[], into: Element, depth: number) => {
    for (let at = nodes.length - 1; at >= 0; at--) waiting.push({ node: nodes[at] as Source, into, depth });
  };
  const html5 = source.childNodes.find((node) => node.nodeName === 'html') as DefaultTreeAdapterMap['element'];
  for (const { name, value } of html5.attrs) setAttribute(root, name, value);
  push(html5.childNodes, root, 0);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, into, depth } = next;
    if (node.nodeName === '#text') into.appendChild(document.createTextNode((node as { value: string }).value));
    if (!('tagName' in node) || isUnread(node)) continue;
    elements += 1;
    if (elements > limits.elements) throw new ImportTrouble({ code: 'many-elements', file, most: limits.elements });
    if (depth >= limits.depth) {
      push(node.childNodes, into, depth);
      continue;
    }
    const made = document.createElement(node.tagName);
    for (const { name, value } of node.attrs) setAttribute(made, name, value);
    into.appendChild(made);
    push(node.childNodes, made, depth + 1);
  }
  return document;
}

const isUnread = (node: DefaultTreeAdapterMap['element']): boolean =>
  unread.has(node.tagName) ||
  (node.tagName === 'script' && !node.attrs.some(({ name, value }) => name === 'type' && /ld\+json/i.test(value)));

/** Pages have attributes with names that no document takes. */
function setAttribute(element: Element, name: string, value: string): void {
  if (/^[a-z_:][\w:.-]*$/i.test(name)) element.setAttribute(name, value);
}
