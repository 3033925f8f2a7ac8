import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { typedIn } from '../../../../bot/channels/web/desk/panes';
import { viewNames } from '../../../../bot/domain/dialog-ends';

const cards = join(__dirname, '../../../../adaptive-cards');
const ofDesk = viewNames.filter((name) => name.startsWith('desk_'));

/** The ids of the inputs in which something is typed, in the desk's cards and in their parts. */
const ids = [...ofDesk, 'parts'].flatMap((name) => {
  const card = readFileSync(join(cards, `${name.replaceAll('_', '-')}.json`), 'utf8');
  const inputs = card.matchAll(/"\$part": "(?:field|area)",[^{}]*?"id": "(\w+)"/g);
  return [...inputs].map(([, id]) => id);
});

it('shows to be copied what was typed in any input, and nothing else', () => {
  expect(ids).toEqual(expect.arrayContaining(['text', 'excerpt', 'why', 'number', 'lookOn']));
  for (const id of ids)
    expect([id, typedIn([[`case.${id}`, ' Nej. ']])]).toEqual([
      id,
      id === 'reference' ? [] : [' Nej. '],
    ]);
  const others = ['case.draft', 'case.texts', 'case.reason', 'list.reference', 'list.text', 'act'];
  expect(typedIn([...others.map((name) => [name, 'x'] as const), ['case.text', ' \n']])).toEqual(
    [],
  );
});
