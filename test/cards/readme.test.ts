import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import schema from './card-schema.json';
import { partsByName } from './spelled-out';

const readme = readFileSync(join(__dirname, '../../adaptive-cards/README.md'), 'utf8');

/** The words in code type that open the items of the README's list. */
function listed(): string[] {
  const list = readme.slice(readme.indexOf('## The closed list'), readme.indexOf('No image'));
  return [...list.matchAll(/^- ([^:]+):/gm)].flatMap(([, head]) =>
    [...(head ?? '').matchAll(/`([\w.]+)`/g)].map(([, name]) => name ?? ''),
  );
}

describe('the closed list of elements', () => {
  it('is the same in the README and in the schema', () => {
    const parts = [...JSON.stringify(schema).matchAll(/"type":\{"const":"([\w.]+)"\}/g)].map(
      ([, name]) => name,
    );
    const known = new Set(parts.filter((name) => name !== 'AdaptiveCard'));
    expect(listed().sort()).toEqual([...known].sort());
  });
});

it('names every part of the cards', () => {
  const rows = readme.slice(readme.indexOf('## Parts'), readme.indexOf('## Bindings'));
  const named = [...rows.matchAll(/^\| (`[^|]*)\|/gm)].flatMap(([, cell]) =>
    [...(cell ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  expect(named.sort()).toEqual([...partsByName.keys()].sort());
});
