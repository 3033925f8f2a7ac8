import { type Card, elementsIn, isElement } from './element';
import parts from './parts.json';

interface Constants {
  readonly t: unknown;
  readonly k: object;
}

/** A view's values, and the current item of a list. */
interface Scope {
  readonly v: object;
  readonly item: unknown;
}

/** `waits` if each draw fills it in. */
interface Compiled {
  readonly waits: boolean;
  readonly fill: (scope: Scope) => unknown;
}

/** A part's arguments, by name. */
type Arguments = ReadonlyMap<string, Compiled>;

const partsByName: ReadonlyMap<unknown, unknown> = new Map(Object.entries(parts));

/**
 * README.md explains a card's JSON. A value is inserted as it is: nothing in it is ever read as a binding.
 */
export function compile(card: object, known: Constants): (values: object) => unknown {
  const { fill } = piece(card, known, new Map());
  return (values) => fill({ v: values, item: undefined });
}

function piece(node: unknown, known: Constants, given: Arguments): Compiled {
  if (typeof node === 'string') return binding(node, known, given);
  if (Array.isArray(node)) return list(node.map((one) => piece(one, known, given)));
  if (typeof node === 'object' && node !== null) return element({ ...node }, known, given);
  return constant(node);
}

/** A string is either one binding or a literal. */
function binding(text: string, known: Constants, given: Arguments): Compiled {
  const [root, ...path] = /^\$\{([\w.]+)\}$/.exec(text)?.[1]?.split('.') ?? [];
  switch (root) {
    case undefined:
      return constant(text);
    case 't':
    case 'k':
      return constant(read(known[root], path));
    case 'p':
      return given.get(path.join()) ?? constant(undefined);
    case 'v':
      return { waits: true, fill: ({ v }) => read(v, path) };
    default:
      return { waits: true, fill: ({ item }) => read(item, [root, ...path]) };
  }
}

function element(
  node: Readonly<Record<string, unknown>>,
  known: Constants,
  given: Arguments,
): Compiled {
  const { $part, $data, $when, ...rest } = node;
  const fields = new Map(
    Object.entries(rest).map(([name, value]) => [name, piece(value, known, given)]),
  );
  if ($part !== undefined && !partsByName.has($part)) throw new TypeError('card_part_missing');
  const made = $part === undefined ? object(fields) : piece(partsByName.get($part), known, fields);
  const kept = $when === undefined ? made : onlyWhen(condition($when, known, given), made);
  return $data === undefined ? kept : repeated(piece($data, known, given), kept);
}

/** A property without a value is left out, as is a part's missing argument. */
function object(fields: Arguments): Compiled {
  return joined([...fields.values()], (scope) => {
    const filled: Record<string, unknown> = {};
    for (const [name, { fill }] of fields) {
      const value = fill(scope);
      if (value !== undefined) filled[name] = value;
    }
    return filled;
  });
}

/** What is left out leaves no hole; a list is inserted item by item. */
function list(pieces: readonly Compiled[]): Compiled {
  return joined(pieces, (scope) => pieces.flatMap(({ fill }) => fill(scope) ?? []));
}

/** A binding, a negation, or a list of conditions that must all hold. */
function condition(node: unknown, known: Constants, given: Arguments): Compiled {
  if (typeof node === 'object' && node !== null && 'not' in node) {
    const denied = condition(node.not, known, given);
    return joined([denied], (scope) => !isSome(denied.fill(scope)));
  }
  const nodes: readonly unknown[] = Array.isArray(node) ? node : [];
  if (nodes.length === 0) return piece(node, known, given);
  const all = nodes.map((one) => condition(one, known, given));
  return joined(all, (scope) => all.every(({ fill }) => isSome(fill(scope))));
}

function onlyWhen(test: Compiled, made: Compiled): Compiled {
  return joined([test, made], (scope) => (isSome(test.fill(scope)) ? made.fill(scope) : undefined));
}

/** True, a text, or a list with items. */
function isSome(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== false && value !== '';
}

function repeated(items: Compiled, made: Compiled): Compiled {
  const fill: Compiled['fill'] = (scope) => {
    const found = items.fill(scope);
    if (!Array.isArray(found)) throw new TypeError('card_list_missing');
    return found.flatMap((item: unknown) => made.fill({ ...scope, item }) ?? []);
  };
  return { waits: true, fill };
}

/** A piece made of others. If none of them waits, it is made once. */
function joined(pieces: readonly Compiled[], fill: Compiled['fill']): Compiled {
  if (pieces.some(({ waits }) => waits)) return { waits: true, fill };
  return constant(fill({ v: {}, item: undefined }));
}

function constant(value: unknown): Compiled {
  return { waits: false, fill: () => value };
}

function read(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, name) =>
      typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined,
    value,
  );
}

/** A card with its texts; it waits for a view's values. */
export type Bound = (values: object) => Card;

/**
 * Binds a card to texts (`t`) and constants (`k`). A card is compiled at its first draw, since few are drawn.
 */
export function bind(card: object, known: { readonly t: unknown; readonly k: object }): Bound {
  let compiled: ((values: object) => unknown) | undefined;
  return (values) => {
    compiled ??= compile(card, known);
    const drawn = compiled(values);
    if (!isElement(drawn)) throw new TypeError('card_malformed');
    return { ...drawn, body: elementsIn(drawn.body) };
  };
}
