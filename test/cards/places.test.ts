import type { Message } from '../../bot/domain/message';
import type { View } from '../../bot/domain/view';
import {
  allViews,
  cards,
  day,
  locales,
  message,
  options,
  partsOf,
  samples,
  shown,
} from './samples';

const parts = (view: View, locale: 'sv' | 'en' = 'sv') =>
  partsOf(cards.draw(shown(view, locale)).card);
const textOf = (view: View): string => JSON.stringify(cards.draw(shown(view)).card);

describe('where things are in a card', () => {
  it('is one heading on top of every view, but for the start, whose heading is the title of the dialog', () => {
    const headings = allViews.map((view) => {
      const shownParts = parts(view).filter(({ type }) => type !== 'Container');
      return [view.name, shownParts.map(({ style }) => style).indexOf('heading')] as const;
    });
    const missing = headings.filter(([, at]) => at !== 0).map(([name]) => name);
    expect([...new Set(missing)]).toEqual(['start']);
  });

  it('is the outside receiver with the ways inside: a hired receiver is no authority', () => {
    for (const locale of locales) {
      const texts = parts({ name: 'rights' }, locale).map(({ text }) => String(text));
      const at = (text: string): number => texts.indexOf(text);
      const rights = { sv: 'Berätta för en myndighet', en: 'Tell an authority' }[locale];
      expect(at(options.contacts[locale].outsideContact)).toBeGreaterThan(0);
      expect(at(options.contacts[locale].outsideContact)).toBeLessThan(at(rights));
    }
  });

  const redirected = (text: string): View => {
    const item: Message = message({ kind: 'redirected', to: 'hr', text });
    const [first] = samples.thread;
    if (first === undefined) throw new RangeError('no sample');
    return { ...first, page: { items: [item], earlier: false, later: false } };
  };

  it.each([
    ['said in the ready text', cards.readyText('sv', 'hr')],
    ['taken out of it', 'Gå till HR.'],
  ])('is the contact of a redirect once: %s', (_case, text) => {
    expect(textOf(redirected(text)).split('0157-100 13')).toHaveLength(2);
  });

  it('is that a step-down holds at once, as a note is seen, and a reply at its hour', () => {
    const done = {
      name: 'desk_done',
      what: 'stepped_down',
      reference: '',
      opensOn: day('2026-11-24'),
      again: false,
    } as const;
    expect(textOf(done)).toContain('Det gäller från och med nu.');
    expect(textOf({ ...done, what: 'note' })).toContain('ser det nu');
    expect(textOf({ ...done, what: 'reply' })).toContain('Det syns i ärendet från');
  });
});
