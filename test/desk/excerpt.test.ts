import { amongThem } from '../../bot/desk/case/excerpt';
import type { Day } from '../../bot/domain/day';
import type { Id } from '../../bot/domain/ids';
import type { Body, Message, NoteBody } from '../../bot/domain/message';

const at = <B extends Body>(day: string, body: B): Message<B> => ({
  id: '0'.repeat(32) as Id,
  day: day as Day,
  position: 0,
  body,
});
const own = (day: string, text: string): Message => at(day, { kind: 'reply', text });
const note = (day: string, text: string): Message<NoteBody> =>
  at(day, { kind: 'note', author: '', text, from: 'hr' });
const textsOf = (messages: readonly Message[]): string[] =>
  messages.map(({ body }) => ('text' in body ? body.text : body.kind));

describe('what was said with HR', () => {
  it('stands after the thread’s own messages of the same day, in its own order', () => {
    const thread = [own('2026-05-01', 'a'), own('2026-05-03', 'b'), own('2026-05-03', 'c')];
    const notes = [
      note('2026-05-02', '1'),
      note('2026-05-03', '2'),
      note('2026-05-03', '3'),
      note('2026-05-09', '4'),
    ];
    expect(textsOf(amongThem(thread, notes))).toEqual(['a', '1', 'b', 'c', '2', '3', '4']);
  });

  it('is all there, whatever the days say', () => {
    const thread = [own('2026-05-04', 'a'), own('2026-05-03', 'b')];
    expect(textsOf(amongThem(thread, [note('2026-05-01', '1')]))).toEqual(['a', '1', 'b']);
    expect(amongThem(thread, [])).toEqual(thread);
  });
});
