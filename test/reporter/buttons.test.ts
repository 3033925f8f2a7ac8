import { isDeepStrictEqual } from 'node:util';
import type { ButtonName } from '../../bot/domain/buttons';
import { buttonsIn, reporterViews } from '../cards/samples';
import { reached } from './reached';

/**
 * Whether a press does what none does: another view, another page, a remark, something typed kept or sent.
 */
function leadsOn(name: (typeof reporterViews)[number], button: ButtonName): boolean {
  const { sittings, fields } = reached[name];
  return sittings.some((sitting) =>
    fields.some(
      (filled) =>
        !isDeepStrictEqual(sitting.press(button, filled).now, sitting.press(undefined, filled).now),
    ),
  );
}

describe.each(reporterViews)('the view %s', (name) => {
  it('is reached', () => {
    const names = reached[name].sittings.map(({ now }) => now.view.name);
    expect([...new Set(names)]).toEqual([name]);
  });

  it('has no button that does nothing', () => {
    // The button to the desk is the desk's own: test/desk/buttons.test.ts presses it.
    const own = buttonsIn(name).filter((button) => button !== 'desk');
    expect(own.filter((button) => !leadsOn(name, button))).toEqual([]);
  });
});
