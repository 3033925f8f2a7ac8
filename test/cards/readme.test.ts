import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import schema from './card-schema.json';

/** The words in code type that open the items of the README's list. */
function listed(): string[] {
  const text = readFileSync(join(__dirname, '../../adaptive-cards/README.md'), 'utf8');
  const list = text.slice(text.indexOf('## The closed list'), text.indexOf('No image'));
  return [...list.matchAll(/^- ([^:]+):/gm)].flatMap(([, head]) =>
    [...(head ?? '').matchAll(/`([\w.]+)`/g)].map(([, name]) => name ?? ''),
  );
}

describe('the closed list of parts', () => {
  it('is the same in the README and in the schema', () => {
    const parts = [...JSON.stringify(schema).matchAll(/"type":\{"const":"([\w.]+)"\}/g)].map(
      ([, name]) => name,
    );
    const known = new Set(parts.filter((name) => name !== 'AdaptiveCard'));
    expect(listed().sort()).toEqual([...known].sort());
  });
});
