import { typedIn } from '../../../../bot/channels/web/desk/panes';
import { allViews, cards, partsOf, shown } from '../../../cards/samples';

const ofDesk = allViews.filter(({ name }) => name.startsWith('desk_'));

/** The ids of the inputs in which something is typed, in the desk's cards. */
const ids = new Set(
  ofDesk
    .flatMap((view) => partsOf(cards.draw(shown(view)).card))
    .filter(({ type, isVisible }) => type === 'Input.Text' && isVisible !== false)
    .map(({ id }) => String(id)),
);

it('shows to be copied what was typed in any input, and nothing else', () => {
  expect([...ids]).toEqual(expect.arrayContaining(['text', 'excerpt', 'why', 'number', 'lookOn']));
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
