import { own } from '../untrusted';

/**
 * A payload's copy of a view with its plain texts as they were drawn. Slack encodes `&`, `<` and `>` in such
 * copies of messages (slackapi/bolt-python#513) and does not say whether it does in views: where one of the
 * three stands bare in any text, nothing was encoded, and all is left as it is. What people typed is no part
 * of this copy and is never decoded.
 */
export function decodedView(view: object): object {
  const isEncoded = textsIn(view).every((text) => !/[<>]|&(?!amp;|lt;|gt;)/.test(text));
  const all = isEncoded ? changed(view) : view;
  return typeof all === 'object' && all !== null ? all : {};
}

/** Nothing that Slack draws lies deeper. */
const deepest = 8;

function textsIn(node: unknown, depth = 0): readonly string[] {
  if (typeof node !== 'object' || node === null || depth > deepest) return [];
  const text = own(node, 'text');
  const here = isPlain(node) && typeof text === 'string' ? [text] : [];
  return [...here, ...Object.values(node).flatMap((part) => textsIn(part, depth + 1))];
}

function changed(node: unknown, depth = 0): unknown {
  if (typeof node !== 'object' || node === null || depth > deepest) return node;
  if (Array.isArray(node)) return node.map((part) => changed(part, depth + 1));
  return Object.fromEntries(
    Object.entries(node).map(([key, value]): [string, unknown] =>
      key === 'text' && isPlain(node) && typeof value === 'string'
        ? [key, decoded(value)]
        : [key, changed(value, depth + 1)],
    ),
  );
}

function isPlain(node: object): boolean {
  return own(node, 'type') === 'plain_text';
}

/** Once, and the ampersand last: what was typed as `&lt;` stays so. */
function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
