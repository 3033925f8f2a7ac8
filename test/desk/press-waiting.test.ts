import { rewriting } from '../../bot/desk/actions/index';
import { findWithdrawable } from '../../bot/desk/case/take-back';
import { waitingOf } from '../../bot/desk/case/waiting';
import type { Day } from '../../bot/domain/day';
import type { ThreadId } from '../../bot/domain/ids';
import type { Member } from '../../bot/domain/member';
import type { DeskBody } from '../../bot/domain/message';
import type { Entry, SubmissionId } from '../../bot/domain/operation';
import type { Departure } from '../../bot/domain/pool-image';
import { readForm } from '../support/read-form';

const text = 'Vi har läst.\n\nDet här händer nu.';
const world = {
  targets: () => ['union'] as const,
  readyText: () => '',
  clock: { today: () => '2026-11-24' as Day },
};

/** Everything that a desk sends by a form of its own. */
const bodies: readonly DeskBody[] = [
  { kind: 'reply', text },
  { kind: 'reply', text },
  { kind: 'feedback', measures: 'Vi har ändrat rutinen.', text },
  { kind: 'redirected', to: 'union', text },
  { kind: 'closed', reason: 'confirmed', text, measures: 'Vi har ändrat rutinen.' },
  { kind: 'closed', reason: 'duplicate', text: '', measures: '' },
  { kind: 'reopened', text },
  { kind: 'hr_asked', text },
];

describe('what was sent, in the form by which it was sent', () => {
  const member = { desk: 'whistleblowing', title: 'Kommunjurist' } as Member;
  const read = (body: DeskBody) => {
    const again = rewriting(body);
    if (again === undefined) return undefined;
    const { fields, ...form } = again;
    const at = { kind: 'form', thread: 'a'.repeat(32) as ThreadId, ...form } as const;
    return readForm(world, member, at, fields, 'sv');
  };

  it.each(bodies.map((body, n) => [body.kind, n] as const))('is the same again: %s %#', (_, n) => {
    const body = bodies[n]!;
    expect(read(body)).toEqual(body);
  });

  it('says of HR’s matters how the duty to investigate stands', () => {
    const body = { kind: 'closed', reason: 'answered', investigation: 'begun', text } as const;
    expect(rewriting(body)).toEqual({
      form: 'desk_close',
      fields: { text, reason: 'answered', investigation: 'begun' },
    });
  });

  it.each<DeskBody>([
    { kind: 'moved' },
    { kind: 'handed_over', to: 'hr', name: '', cause: '', text },
    { kind: 'handed_over', to: 'board', name: 'Bygg', cause: 'Fara', text },
  ])('is in none where something else belongs to it: $kind', (body) => {
    expect(rewriting(body)).toBeUndefined();
  });
});

describe('whether something can be taken back', () => {
  const [id, thread] = ['a'.repeat(32) as SubmissionId, 'b'.repeat(32) as ThreadId];
  const [from, outOn] = ['2026-11-24' as Day, '2026-11-25' as Day];
  const one = { id, outOn };
  const sentAs = (stays: true | undefined): Entry => ({
    id,
    when: { from, to: from, outOn },
    operations: [
      {
        ...{ kind: 'message', thread, side: 'desk', place: 0, seen: 1, ofSide: 0, stays },
        body: { kind: 'reply', text },
      },
    ],
  });
  const on = (today: string, entries: readonly Entry[], left?: Departure) =>
    findWithdrawable(
      { clock: { now: () => 0, today: () => today as Day } },
      waitingOf({ entries, isKnown: () => true, departureOf: () => left }, thread),
      one,
    );

  it('is so while it waits, but for what stays', () => {
    expect(on('2026-11-24', [sentAs(undefined)])).toMatchObject({ place: 0, alone: true });
    expect(on('2026-11-24', [sentAs(true)])).toBe('not_now');
  });

  it('is not so once it is out, or somebody has taken it back', () => {
    expect(on('2026-11-24', [], 'out')).toBe('out_already');
    expect(on('2026-11-26', [], 'back')).toBe('taken_back');
  });

  it('follows from the day where what has left is forgotten', () => {
    expect(on('2026-11-24', [])).toBe('taken_back');
    expect(on('2026-11-25', [])).toBe('out_already');
  });
});
