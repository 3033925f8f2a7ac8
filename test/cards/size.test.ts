import type { Body } from '../../bot/domain/message';
import { pageOf } from '../../bot/domain/page';
import type { View } from '../../bot/domain/view';
import { allViews, cards, locales, message, samples, shown } from './samples';

/** Sealed blocks have one size: 2,048 and 6,400 bytes of content or so, in base64url. */
const draft = 'd'.repeat(2_800);
const texts = 't'.repeat(8_600);
const size = (view: View, more: object): number =>
  Math.max(
    ...locales.map((locale) =>
      Buffer.byteLength(JSON.stringify(cards.draw(shown(view, locale, { draft, ...more })).card)),
    ),
  );

const usual = 28 * 1024;
const most = 40 * 1024;

/** The dearest text there is: every letter is escaped in JSON. */
const text = '"'.repeat(6000);
const pages: readonly (readonly Body[])[] = [
  [
    { kind: 'report', what: text, where: '', how: '', who: '' },
    { kind: 'message', text: '"'.repeat(2500) },
  ],
  Array.from({ length: 45 }, (): Body => ({ kind: 'message', text: '' })),
  Array.from({ length: 40 }, (): Body => ({ kind: 'redirected', to: 'socialServices', text: '"' })),
  [
    { kind: 'report', what: '😀'.repeat(1500), where: '', how: '', who: '' },
    { kind: 'reply', text: 'å'.repeat(1300) },
  ],
];

describe('the size of a card', () => {
  it.each([...new Set(allViews.map(({ name }) => name))])(
    'of %s is small without long texts',
    (name) => {
      for (const view of allViews) {
        if (view.name !== name || 'page' in view) continue;
        expect(size(view, {})).toBeLessThan(usual);
        expect(size(view, { texts, remark: 'changed_meanwhile' })).toBeLessThan(most);
      }
    },
  );

  it.each(['what', 'text', 'excerpt', 'cause'] as const)(
    'stays within what messengers carry with a long %s typed',
    (field) => {
      const fields = { [field]: text };
      for (const view of allViews) {
        if ('page' in view) continue;
        expect(size(view, { texts, fields, remark: 'too_long' })).toBeLessThan(most);
      }
    },
  );

  it.each(pages.map((bodies, index) => [index, bodies] as const))(
    'stays within it for page %i of messages',
    (_, bodies) => {
      const page = { ...pageOf(bodies.map(message), 0), earlier: true, later: true };
      for (const view of [...samples.thread, ...samples.desk_thread.slice(0, 16)]) {
        const fields = view.name === 'thread' ? { text: 'å'.repeat(3000) } : {};
        expect(size({ ...view, page }, { texts, fields, remark: 'too_long' })).toBeLessThan(most);
      }
    },
  );

  it('is small for a queue of ten', () => {
    const [, queue] = samples.desk_queue;
    if (queue === undefined) throw new RangeError('queue');
    const items = Array.from({ length: 10 }, () => queue.items[0]!);
    expect(size({ ...queue, items }, {})).toBeLessThan(usual);
  });
});
