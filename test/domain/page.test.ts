import type { Day } from '../../bot/domain/day';
import { type Body, inOrder, type Message } from '../../bot/domain/message';
import { pageOf, utf8Length } from '../../bot/domain/page';

const day = '2026-05-05' as Day;
const message = (body: Body, position = 0, id = 'x') => ({ id, day, position, body }) as Message;
const written = (bytes: number, id = 'x') =>
  message({ kind: 'message', text: 'a'.repeat(bytes) }, 0, id);
const ids = (messages: readonly Message[]) => messages.map(({ id }) => id);

/** Every page from the latest to the first. */
function allPages(messages: readonly Message[]): Message[][] {
  const pages: Message[][] = [];
  for (;;) {
    const { items, earlier, later } = pageOf(messages, pages.length);
    expect(later).toBe(pages.length > 0);
    pages.push([...items]);
    if (!earlier) return pages;
    if (pages.length > messages.length) throw new Error('pages without end');
  }
}

describe('a page', () => {
  it('of a thread without messages is empty', () => {
    expect(pageOf([], 0)).toEqual({ items: [], earlier: false, later: false });
    expect(pageOf([], 3)).toEqual({ items: [], earlier: false, later: false });
  });

  it('holds 9,000 bytes, 200 of them for each heading', () => {
    const fits = [written(4300, '1'), written(4300, '2')];
    expect(ids(pageOf(fits, 0).items)).toEqual(['1', '2']);
    const over = [written(4301, '1'), written(4300, '2')];
    expect(ids(pageOf(over, 0).items)).toEqual(['2']);
    expect(ids(pageOf(over, 1).items)).toEqual(['1']);
    // What is left of one page does not count for the next.
    const three = [written(4300, '1'), written(4300, '2'), written(8800, '3')];
    expect(allPages(three).map(ids)).toEqual([['3'], ['1', '2']]);
  });

  it('holds ten messages, however short', () => {
    const short = Array.from({ length: 23 }, (_, index) => written(1, String(index)));
    expect(allPages(short).map(({ length }) => length)).toEqual([10, 10, 3]);
  });

  it.each<[string, Body, number]>([
    ['a wish to talk', { kind: 'talk' }, 0],
    ['a report', { kind: 'report', what: 'aaaaa', where: 'bbbb', how: 'ååå', who: 'cc' }, 17],
    ['a move', { kind: 'moved' }, 0],
    ['an answer about HR', { kind: 'hr_answered', yes: true }, 0],
    [
      'a hand-over',
      { kind: 'handed_over', to: 'police', name: 'Polisen', cause: 'brått', text: 'ord' },
      16,
    ],
    ['a note', { kind: 'note', author: 'Kommunjurist', text: 'två' }, 4],
    ['a closing', { kind: 'closed', reason: 'confirmed', text: 'färdig' }, 7],
  ])('counts the text of %s in bytes', (_, body, bytes) => {
    const rest = 9000 - 200 - bytes - 200;
    expect(pageOf([message(body), written(rest)], 0).items).toHaveLength(2);
    expect(pageOf([message(body), written(rest + 1)], 0).items).toHaveLength(1);
  });

  it('beyond the first is the first, beyond the latest the latest', () => {
    const messages = [written(8000, '1'), written(8000, '2'), written(8000, '3')];
    expect(pageOf(messages, 99)).toEqual({ items: [messages[0]], earlier: false, later: true });
    expect(pageOf(messages, 1)).toEqual({ items: [messages[1]], earlier: true, later: true });
    expect(pageOf(messages, -1)).toEqual({ items: [messages[2]], earlier: true, later: false });
  });

  it('holds a message that is larger than a page alone', () => {
    const three = [written(1, '1'), written(20_000, '2'), written(1, '3')];
    expect(allPages(three).map(ids)).toEqual([['3'], ['2'], ['1']]);
  });
});

describe('the order of a thread', () => {
  const text = 'x';
  const report: Body = { kind: 'report', what: 'x', where: '', how: '', who: '' };
  it('is that of the positions; a note follows what its writer had seen', () => {
    const messages = [
      message({ kind: 'note', author: '', text }, 1, 'note'),
      message({ kind: 'reply', text }, 10, 'late'),
      message({ kind: 'reply', text }, 1, 'desk'),
      message({ kind: 'message', text }, 3, 'reporter'),
      message(report, 0, 'report'),
      message({ kind: 'note', author: '', text }, 2, 'late note'),
    ];
    const order = ['report', 'desk', 'note', 'late note', 'reporter', 'late'];
    expect(ids(inOrder(messages))).toEqual(order);
    expect(messages[0]?.id).toBe('note');
  });
});

it('the length of a text is that of its bytes', () => {
  expect(['', 'abc', 'åäö', '€', '😀'].map(utf8Length)).toEqual([0, 3, 6, 3, 4]);
});
