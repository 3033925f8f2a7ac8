/** A part of a page, as a browser would read it. */
export interface PageNode {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (PageNode | string)[];
}

const voids: readonly string[] = ['meta', 'link', 'input'];
const named: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

const plain = (text: string): string =>
  text.replace(/&[^;\s]{0,9};?/g, (sign) => {
    const letter = named[sign];
    if (letter === undefined) throw new Error(`not escaped: ${sign}`);
    return letter;
  });

/**
 * Reads a page of the door. It is stricter than a browser: what is not well formed or not escaped throws, so
 * that each page that is read in a test is checked as well.
 */
export function readPage(html: string): PageNode {
  const parts =
    /<!--[\w-]*-->|<!doctype html>|<\/(?<closes>\w+)>|<(?<opens>\w+)(?<attributes>(?: [a-z-]+(?:="[^"<>]*")?)*)>|(?<text>[^<>]+)/gy;
  const root = { tag: '', attributes: new Map<string, string>(), children: [] };
  const open: { tag: string; children: (PageNode | string)[] }[] = [root];
  let at = 0;
  for (const part of html.matchAll(parts)) {
    at = part.index + part[0].length;
    const { closes, opens, attributes = '', text } = part.groups ?? {};
    const within = open.at(-1) ?? root;
    if (text !== undefined) within.children.push(plain(text));
    if (closes !== undefined && open.pop()?.tag !== closes) throw new Error(`closed: ${closes}`);
    if (opens === undefined) continue;
    const pairs = [...attributes.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)];
    const node = {
      tag: opens,
      attributes: new Map(pairs.map(([, name = '', value = '']) => [name, plain(value)])),
      children: [],
    };
    within.children.push(node);
    if (!voids.includes(opens)) open.push(node);
  }
  if (at !== html.length || open.length !== 1) throw new Error(`not a page: ${html.slice(at, 99)}`);
  return root;
}

const isNode = (one: PageNode | string): one is PageNode => typeof one !== 'string';

/** Every part with this tag, in order. */
export function allOf(node: PageNode, tag: string): readonly PageNode[] {
  return node.children
    .filter(isNode)
    .flatMap((one) => [...(one.tag === tag ? [one] : []), ...allOf(one, tag)]);
}

export function textOf(node: PageNode | string): string {
  return isNode(node) ? node.children.map(textOf).join('') : node;
}

export const attribute = (node: PageNode, name: string): string => node.attributes.get(name) ?? '';

/** A control of the form: what a field sends unless something is typed. */
export function valuesOf(node: PageNode): readonly string[] {
  const isSet = (one: PageNode, mark: string): boolean => one.attributes.has(mark);
  const own = attribute(node, 'value');
  switch (node.tag) {
    case 'textarea':
      return [textOf(node).replace(/^\n/, '')];
    case 'select':
      return [
        attribute(
          allOf(node, 'option').find((one) => isSet(one, 'selected')) ??
            node.children.find(isNode)!,
          'value',
        ),
      ];
    default:
      if (!['radio', 'checkbox'].includes(attribute(node, 'type'))) return [own];
      return isSet(node, 'checked') ? [own] : [];
  }
}

/** The controls of a page's form, in order. */
export function controlsOf(page: PageNode): readonly PageNode[] {
  const walk = (node: PageNode): readonly PageNode[] =>
    node.children
      .filter(isNode)
      .flatMap((one) => (['input', 'textarea', 'select'].includes(one.tag) ? [one] : walk(one)));
  return walk(page);
}

/** The button that closes: at the door by its name, at the desk also by the card that it is in. */
const leaves = /^(?:(?:list|case)\.)?leave\.*$/;

/** What can be read in the main part of a page, sentence by sentence; the button that closes is left out. */
export function sentencesOfPage(page: PageNode): readonly string[] {
  const title = textOf(allOf(allOf(page, 'header')[0] ?? page, 'p')[0] ?? '');
  const sentences = (node: PageNode): readonly string[] => {
    const inner = node.children.filter(isNode);
    switch (node.tag) {
      case 'h1':
        return textOf(node) === title ? [] : [textOf(node)];
      case 'p':
        return runsOf(node);
      case 'h2':
      case 'legend':
      case 'label':
        return [textOf(node)];
      case 'button':
        return leaves.test(attribute(node, 'value')) || textOf(node) === '' ? [] : [textOf(node)];
      case 'select':
        return allOf(node, 'option')
          .filter((one) => attribute(one, 'value') !== '')
          .map(textOf);
      default:
        return inner.some(({ tag }) => tag === 'ul')
          ? [inner.map(listOf).join('\n')]
          : inner.flatMap(sentences);
    }
  };
  return allOf(page, 'main').flatMap(sentences);
}

/** A label on a line of its own is one sentence; the person's text below it is another. */
function runsOf(node: PageNode): readonly string[] {
  const [label = '', ...words] = node.children.map(textOf);
  return label.endsWith('\n') && words.length > 0
    ? [label, words.join('')]
    : [[label, ...words].join('')];
}

function listOf(node: PageNode): string {
  return node.tag === 'ul'
    ? allOf(node, 'li')
        .map((item) => `• ${textOf(item)}`)
        .join('\n')
    : textOf(node);
}
