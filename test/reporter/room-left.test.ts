import type { Day } from '../../bot/domain/day';
import type { Id } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import { deskPosition, type Message } from '../../bot/domain/message';
import { roomLeft } from '../../bot/reporter/add-message';

const most = limits.unansweredMessages;
/** A reply before which so many messages were out, or waited with it. */
const reply = (before: number): Message => ({
  id: String(before).padStart(32, '0') as Id,
  day: '2026-11-24' as Day,
  position: deskPosition(before, 0),
  body: { kind: 'reply', text: 'Svar.' },
});

it.each<[string, { reporter: number; desk: number }, number[], number]>([
  ['a report that nobody has answered', { reporter: 1, desk: 0 }, [], most - 1],
  ['as many as there may be', { reporter: most, desk: 0 }, [], 0],
  ['more, from before there was an end', { reporter: 3000, desk: 0 }, [], most - 3000],
  ['a report that was answered', { reporter: 1, desk: 1 }, [1], most],
  ['two messages after the answer', { reporter: 3, desk: 1 }, [1], most - 2],
  ['a second answer', { reporter: 3, desk: 2 }, [1, 4], most],
  ['two answers in one window', { reporter: 3, desk: 2 }, [3, 4], most],
  ['two answers in one window, and one message since', { reporter: 4, desk: 2 }, [4, 3], most - 1],
  ['a message that the answer had not seen', { reporter: 3, desk: 1 }, [2], most - 1],
  ['a thread that HR has moved', { reporter: 5, desk: 1 }, [5], most],
])('leaves so much room after %s', (_, counts, positions, left) => {
  expect(roomLeft(counts, positions.map(reply))).toBe(left);
});
