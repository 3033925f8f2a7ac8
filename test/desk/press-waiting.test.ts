import { fieldsOf, formOf } from '../../bot/desk/press-waiting';
import { readForm } from '../../bot/desk/read-form';
import { whetherBack } from '../../bot/desk/take-back';
import type { Waits } from '../../bot/desk/waiting';
import type { Day } from '../../bot/domain/day';
import type { EpochId, Id, ThreadId } from '../../bot/domain/ids';
import type { Member } from '../../bot/domain/member';
import type { DeskBody } from '../../bot/domain/message';

const text = 'Vi har läst.\n\nDet här händer nu.';
const world = {
  targets: () => ['union'] as const,
  readyText: () => '',
  clock: { today: () => '2026-11-24' as Day },
};

/** Everything that a desk sends by a form of its own. */
const bodies: readonly DeskBody[] = [
  { kind: 'acknowledged', text },
  { kind: 'reply', text },
  { kind: 'feedback', text },
  { kind: 'redirected', to: 'union', text },
  { kind: 'closed', reason: 'confirmed', text, measures: 'Vi har ändrat rutinen.' },
  { kind: 'closed', reason: 'duplicate', text: '', measures: '' },
  { kind: 'reopened', text },
  { kind: 'hr_asked', text },
];

describe('what was sent, in the form by which it was sent', () => {
  const member = { desk: 'whistleblowing', title: 'Kommunjurist' } as Member;
  const read = (body: DeskBody) => {
    const form = formOf(body);
    if (form === undefined) return undefined;
    const at = { kind: 'form', thread: 'a'.repeat(32) as ThreadId, ...form } as const;
    return readForm(world, member, at, fieldsOf(body), 'sv');
  };

  it.each(bodies.map((body, n) => [body.kind, n] as const))('is the same again: %s %#', (_, n) => {
    const body = bodies[n]!;
    expect(read(body)).toEqual(body);
  });

  it('says of HR’s matters how the duty to investigate stands', () => {
    const body = { kind: 'closed', reason: 'answered', investigation: 'begun', text } as const;
    expect(fieldsOf(body)).toEqual({ text, reason: 'answered', investigation: 'begun' });
  });

  it('has no reason where it was closed together with others, which no form has', () => {
    expect(fieldsOf({ kind: 'closed', reason: 'together', text })).toEqual({ text });
    expect(read({ kind: 'closed', reason: 'together', text })).toBe('choose');
  });

  it.each<DeskBody>([
    { kind: 'moved' },
    { kind: 'handed_over', to: 'hr', name: '', cause: '', text },
    { kind: 'handed_over', to: 'board', name: 'Bygg', cause: 'Fara', text },
  ])('is in none where something else belongs to it: $kind', (body) => {
    expect(formOf(body)).toBeUndefined();
  });
});

describe('whether something can be taken back', () => {
  const outOn = '2026-11-25' as Day;
  const one = { id: 'a'.repeat(32) as Id, outOn };
  const waits = (alone: boolean): Waits =>
    ({ alone, outOn, message: { id: one.id } }) as Partial<Waits> as Waits;
  const epoch = (endsOn: Day | undefined) => ({
    id: 'e'.repeat(32) as EpochId,
    publicKey: new Uint8Array(32),
    sealedPrivateKey: new Uint8Array(92),
    endsOn,
  });
  const days = ['2026-11-24', '2026-11-25', '2026-11-26', undefined] as (Day | undefined)[];

  it.each(days)('while it waits, in an epoch that ends on %s', (endsOn) => {
    const [alone, several] = [waits(true), waits(false)];
    expect(whetherBack({ epoch: epoch(endsOn), sent: [alone] }, one)).toBe(alone);
    expect(whetherBack({ epoch: epoch(endsOn), sent: [several] }, one)).toBe('not_now');
  });

  it('not where it does not wait: it is out, or somebody has taken it back before', () => {
    const said = days.map((endsOn) => whetherBack({ epoch: epoch(endsOn), sent: [] }, one));
    expect(said).toEqual(['taken_back', 'taken_back', 'out_already', 'out_already']);
    const other = { ...waits(true), message: { id: 'b'.repeat(32) } } as unknown as Waits;
    expect(whetherBack({ epoch: epoch(outOn), sent: [other] }, one)).toBe('taken_back');
  });
});
