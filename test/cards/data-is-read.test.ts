import { readPress } from '../../bot/channels/teams/read';
import { submit } from '../channels/teams/submit';
import { allViews, cards, locales, partsOf, shown } from './samples';

const read = (data: object) => readPress({ ...submit, value: { data } }, 'sv');
const opened = (data: object) =>
  readPress({ ...submit, name: 'task/fetch', value: { data } }, 'sv');

type Data = Readonly<Record<string, unknown>>;
const dataIn = (card: Parameters<typeof partsOf>[0]): Data[] =>
  partsOf(card)
    .filter(({ type }) => type === 'Action.Submit')
    .map(({ data }) => ({ ...Object(data) }) as Data);
const without = (data: Data, key: string): Data =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== key));

describe('what a button carries', () => {
  it('in a dialog is read to the last key: without any one of them another press arrives', () => {
    for (const view of allViews) {
      for (const data of dataIn(cards.draw(shown(view)).card)) {
        expect(Object.keys(data)).toContain('act');
        for (const key of Object.keys(data)) {
          expect([view.name, key, read(without(data, key))]).not.toEqual([
            view.name,
            key,
            read(data),
          ]);
        }
      }
    }
  });

  it('in a chat is for Teams, which opens the dialog, or is read', () => {
    for (const locale of locales) {
      expect(dataIn(cards.chat(locale)).map((data) => Object.keys(data))).toEqual([['msteams']]);
      const [notice = {}] = dataIn(cards.notice(locale, 2));
      expect(Object.keys(notice).sort()).toEqual(['act', 'msteams']);
      expect(opened(notice)?.button).toBe('desk');
    }
  });

  it('on a card of an earlier version may be more: a "verb" that nobody reads', () => {
    for (const data of [{ act: 'next', draft: 'd' }, { act: 'desk' }, {}]) {
      expect(read({ verb: 'step', ...data })).toEqual(read(data));
      expect(opened({ verb: 'open', ...data })).toEqual(opened(data));
    }
  });
});
