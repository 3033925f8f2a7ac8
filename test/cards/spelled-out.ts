import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import parts from '../../adaptive-cards/parts.json';

const folder = join(__dirname, '../../adaptive-cards');
const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

/** Every card as it is written, by the name of its file. */
export const written: ReadonlyMap<string, unknown> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'parts.json')
    .map((name) => [name.replace('.json', ''), json(name)]),
);

export type Node = Readonly<Record<string, unknown>>;
export const partsByName: ReadonlyMap<unknown, unknown> = new Map(Object.entries(parts));

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every object in a card's JSON, from the outside in. */
export function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return isNode(value) ? [value, ...Object.values(value).flatMap(nodesIn)] : [];
}

/** A card's JSON with its parts written out; bindings and conditions are left as they are. */
export function spelledOut(value: unknown, given: Node = {}): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((one) => spelledOut(one, given) ?? []);
  }
  if (typeof value === 'string') {
    const [, name] = /^\$\{p\.(\w+)\}$/.exec(value) ?? [];
    return name === undefined ? value : given[name];
  }
  if (!isNode(value)) return value;
  const { $part, ...rest } = value;
  const fields = Object.fromEntries(
    Object.entries(rest).map(([name, one]) => [name, spelledOut(one, given)]),
  );
  if ($part === undefined) return fields;
  const part = spelledOut(partsByName.get($part), fields);
  const { $when, $data } = fields;
  return isNode(part)
    ? {
        ...part,
        ...($when === undefined ? {} : { $when }),
        ...($data === undefined ? {} : { $data }),
      }
    : part;
}
