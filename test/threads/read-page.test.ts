import fc from 'fast-check';
import type { Day } from '../../bot/domain/day';
import type { Id } from '../../bot/domain/ids';
import {
  type Body,
  deskPosition,
  inOrder,
  type Message,
  reporterPosition,
} from '../../bot/domain/message';
import { pageOf } from '../../bot/domain/page';
import type { FamilyMessages } from '../../bot/threads/families';
import { readPage } from '../../bot/threads/read-page';

const day = '2026-11-24' as Day;
let ids = 0;
const messageOf = (body: Body, position: number): Message => ({
  id: String(++ids).padStart(32, '0') as Id,
  day,
  position,
  body,
});

/** A family that counts what is opened of it. */
function foundOf(messages: readonly Message[]): FamilyMessages & { opened(): number } {
  let lowest = messages.length;
  return {
    count: messages.length,
    first: () => messages[0],
    from: async (number) => {
      lowest = Math.min(lowest, number);
      return messages.slice(lowest);
    },
    opened: () => messages.length - lowest,
  };
}

const body = (side: 'reporter' | 'desk' | 'note', text: string): Body => {
  if (side === 'reporter') return { kind: 'message', text };
  return side === 'desk' ? { kind: 'reply', text } : { kind: 'note', author: 'J', text };
};

/** What one window brings: at most four of each side, in whatever order their rows came to lie. */
const windows = fc.array(
  fc.record({
    reporterSize: fc.integer({ min: 0, max: 4 }),
    desk: fc.array(fc.constantFrom('desk' as const, 'note' as const), { maxLength: 4 }),
    turned: fc.boolean(),
    size: fc.integer({ min: 1, max: 5900 }),
  }),
  { maxLength: 30 },
);

it('is the page that the whole thread would have', async () => {
  await fc.assert(
    fc.asyncProperty(windows, fc.integer({ min: 0, max: 12 }), async (all, back) => {
      const [reporter, desk, note]: [Message[], Message[], Message[]] = [[], [], []];
      let [seen, last] = [0, 0];
      for (const { reporterSize, desk: sides, turned, size } of all) {
        const text = 'x'.repeat(size);
        // What a desk writes in a window is before what its pass brings; a note is behind what was seen.
        let waits = 0;
        const acts = sides.map((side) => {
          if (side === 'note') return messageOf(body(side, text), last);
          last = deskPosition(seen, waits++);
          return messageOf(body(side, text), last);
        });
        const said = Array.from({ length: reporterSize }, (_, nth) =>
          messageOf(body('reporter', text), reporterPosition(seen, nth)),
        );
        last = said.at(-1)?.position ?? last;
        reporter.push(...(turned ? said.toReversed() : said));
        const bySide = (kind: 'note' | 'reply') => acts.filter((m) => m.body.kind === kind);
        desk.push(...(turned ? bySide('reply').toReversed() : bySide('reply')));
        note.push(...bySide('note'));
        seen += said.length + bySide('reply').length;
      }
      const whole = pageOf(inOrder([...reporter, ...desk, ...note]), back);
      const read = await readPage([reporter, desk, note].map(foundOf), back);
      expect(read.items.map(({ id }) => id)).toEqual(whole.items.map(({ id }) => id));
      expect([read.earlier, read.later]).toEqual([whole.earlier, whole.later]);
    }),
  );
});

it('opens a page, however long the thread is', async () => {
  const said = Array.from({ length: 3000 }, (_, n) => messageOf(body('reporter', 'Mer.'), n));
  const answers = Array.from({ length: 40 }, (_, n) => messageOf(body('desk', 'Svar.'), n * 75));
  const [reporter, desk] = [foundOf(said), foundOf(answers)];
  const page = await readPage([reporter, desk], 0);
  expect(page.items).toHaveLength(10);
  expect(page.items.at(-1)).toEqual(said.at(-1));
  expect(page).toMatchObject({ earlier: true, later: false });
  expect(reporter.opened()).toBeLessThanOrEqual(16);
  expect(desk.opened()).toBeLessThanOrEqual(8);
});

it('opens what lies between when somebody goes back', async () => {
  const said = Array.from({ length: 3000 }, (_, n) => messageOf(body('reporter', 'Mer.'), n));
  const reporter = foundOf(said);
  const page = await readPage([reporter], 3);
  expect(page.items[0]).toEqual(said[2960]);
  expect(reporter.opened()).toBeLessThanOrEqual(56);
});
