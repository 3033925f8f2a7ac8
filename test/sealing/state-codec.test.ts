import fc from 'fast-check';
import { pad } from '../../bot/crypto/padding';
import { plaintextSizes } from '../../bot/crypto/sizes';
import { decodeState, encodeState } from '../../bot/crypto/state-codec';
import { addDays, type Day } from '../../bot/domain/day';
import type { Dues } from '../../bot/domain/dues';
import type { MemberId, ThreadId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import { closeReasons } from '../../bot/domain/message';
import { minutesSteps } from '../../bot/domain/minutes';
import { everyAnswer } from '../../bot/domain/questionnaire';
import { routes } from '../../bot/domain/route';
import { hrSteps, statuses, type ThreadState } from '../../bot/domain/thread';
import { ruleIds, triage } from '../../bot/domain/triage';
import { fullestState, fullState } from './samples';
import vectors from './vectors.json';
import { id } from './workshop';

const days = fc.nat(3000).map((n) => addDays('2026-01-01' as Day, n));
const ids = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('hex') as MemberId & ThreadId);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const someDues: fc.Arbitrary<Dues> = fc.record(
  {
    tellBy: days,
    giveFrom: days,
    lookAgainOn: days,
    alone: fc.constant(true as const),
    breachBy: days,
  },
  { requiredKeys: [] },
);

const someState: fc.Arbitrary<ThreadState> = fc
  .record({
    answers: optional(fc.constantFrom(...everyAnswer())),
    advised: fc.boolean(),
    status: fc.constantFrom(...statuses),
    answeredOn: optional(days),
    feedbackOn: optional(days),
    closedOn: optional(days),
    closeReason: optional(fc.constantFrom(...closeReasons)),
    unanswered: fc.boolean(),
    named: fc.array(ids, { maxLength: limits.deskMembers }),
    shown: fc.nat(limits.deskMembers),
    hr: optional(fc.constantFrom(...hrSteps)),
    origin: optional(ids),
    version: optional(fc.constantFrom(id(0xa2), id(0xa3))),
    runsFrom: optional(days),
    arrived: optional(fc.record({ from: days, to: days })),
    urgent: fc.boolean(),
    minutes: optional(fc.constantFrom(...minutesSteps)),
    meetingAskedOn: optional(days),
    dues: optional(someDues),
  })
  .map(({ answers, advised, answeredOn, feedbackOn, closedOn, closeReason, ...more }) => ({
    status: more.status,
    unanswered: more.unanswered,
    excluded: more.named.slice(more.shown),
    ...(more.shown > 0 && more.named.length > 0 && { shownTo: more.named.slice(0, more.shown) }),
    ...(more.hr && { hr: more.hr }),
    ...(more.origin && { origin: more.origin }),
    ...(more.version && { version: more.version }),
    ...(more.runsFrom && { runsFrom: more.runsFrom }),
    ...(more.arrived && { arrived: more.arrived }),
    ...(more.urgent && { urgent: true as const }),
    ...(more.minutes && { minutes: more.minutes }),
    ...(more.dues && { dues: more.dues }),
    ...(more.meetingAskedOn && { meetingAskedOn: more.meetingAskedOn }),
    ...(answers && { answers }),
    ...(answers && advised && { advice: triage(answers) }),
    ...(answeredOn && { answeredOn }),
    ...(feedbackOn && { feedbackOn }),
    ...(closedOn && { closedOn }),
    ...(closeReason && { closeReason }),
  }));

describe('a state as bytes', () => {
  it('is what it was on the first day', () => {
    expect(encodeState(fullState).toString()).toBe(vectors.stateText);
    expect(decodeState(Buffer.from(vectors.stateText))).toEqual(fullState);
  });

  const fresh = { status: 'received', unanswered: false, excluded: [] } as const;
  const d = (text: string) => text as Day;
  const texts = vectors.stateTexts;
  const answered = {
    ...fresh,
    status: 'answered',
    answeredOn: d('2026-11-26'),
    hr: 'given',
  } as const;
  const talked = {
    runsFrom: d('2026-11-10'),
    minutes: 'open',
    meetingAskedOn: d('2026-11-24'),
  } as const;
  const dues = {
    tellBy: d('2027-01-10'),
    lookAgainOn: d('2027-06-10'),
    alone: true,
    breachBy: d('2026-11-27'),
  } as const;
  const held = { lookAgainOn: d('2027-06-10') };
  it.each<[string, string, ThreadState]>([
    ['of a thread of which HR has an excerpt', texts.handlers, answered],
    ['of an excerpt at HR', texts.excerpt, { ...fresh, excluded: [id(0xd0)], origin: id(0xa1) }],
    ['with everything in it', texts.fullest, fullestState],
    ['sealed again by a pass', texts.resealed, { ...fresh, unanswered: true, version: id(0xa2) }],
    [
      'of an urgent report that was released by the clock',
      texts.released,
      { ...fresh, runsFrom: d('2026-11-24'), urgent: true },
    ],
    [
      'of what the desk entered, and a meeting',
      texts.talked,
      { ...fresh, unanswered: true, ...talked },
    ],
    [
      'of a case in whose record something is due',
      texts.due,
      { ...fresh, status: 'answered', dues },
    ],
    [
      'of one that is held alone',
      texts.held,
      { ...fresh, status: 'closed', closedOn: d('2026-11-24'), dues: held },
    ],
    [
      'of a thread that was shown to two who came later',
      texts.shown,
      { ...fresh, excluded: [id(0xd0)], shownTo: [id(0xd1), id(0xd2)] },
    ],
  ])('is what it was on the first day of what it holds: %s', (_, text, state) => {
    expect(encodeState(state).toString()).toBe(text);
    expect(decodeState(Buffer.from(text))).toEqual(state);
  });

  it('is short when there is little to say', () => {
    const state: ThreadState = { status: 'received', unanswered: true, excluded: [] };
    expect(encodeState(state).toString()).toBe('{"s":"received","n":1,"x":""}');
  });

  it('gives back every state, and always fits', () => {
    fc.assert(
      fc.property(someState, (state) => {
        const bytes = encodeState(state);
        expect(decodeState(bytes)).toEqual(state);
        expect(pad(bytes, plaintextSizes.state)).toHaveLength(768);
      }),
    );
  });

  it('fits with the longest words, every day and sixteen exclusions', () => {
    const longest = <W extends string>(words: readonly W[]): W =>
      words.reduce((most, word) => (word.length > most.length ? word : most));
    const longestWords = {
      advice: { route: longest(routes), rule: longest(ruleIds) },
      status: longest(statuses),
      closeReason: longest(closeReasons),
      hr: longest(hrSteps),
    };
    for (const answers of [fullestState.answers!, ...everyAnswer()]) {
      const state = {
        ...fullestState,
        ...longestWords,
        answers,
        version: id(0xa2),
        runsFrom: '2026-11-24' as Day,
        arrived: { from: '2026-11-24' as Day, to: '2026-11-30' as Day },
        urgent: true as const,
        minutes: longest(minutesSteps),
        meetingAskedOn: '2026-11-24' as Day,
        excluded: fullestState.excluded.slice(0, 8),
        shownTo: fullestState.excluded.slice(8),
        dues: {
          giveFrom: '2026-12-08' as Day,
          tellBy: '2027-01-10' as Day,
          lookAgainOn: '2027-06-10' as Day,
          alone: true as const,
          breachBy: '2026-11-27' as Day,
        },
      };
      expect(encodeState(state).length).toBeLessThanOrEqual(768 - 2);
    }
    expect(fullestState.excluded).toHaveLength(limits.deskMembers);
  });

  it('is refused when a desk could no longer be told whom it excludes', () => {
    const excluded = Array.from({ length: 40 }, () => fullState.excluded[0]!);
    expect(() => pad(encodeState({ ...fullState, excluded }), 768)).toThrow('seal_size');
  });

  const zeros = 'A'.repeat(22);
  const good = { s: 'received', n: 1, x: '' };
  it.each([
    ['no JSON', 'x'],
    ['no object', 'null'],
    ['an unknown letter', JSON.stringify({ ...good, q: 1 })],
    ['an unknown status', JSON.stringify({ ...good, s: 'lost' })],
    ['no status', JSON.stringify({ n: 1, x: '' })],
    ['an unknown matter', JSON.stringify({ ...good, m: 'x', d: 'others', i: [] })],
    ['an unknown answer about it', JSON.stringify({ ...good, m: 'gain', d: 'x', i: [] })],
    ['an answer about another', JSON.stringify({ ...good, m: 'gain', d: 'staff', i: [] })],
    ['no answer about it', JSON.stringify({ ...good, m: 'gain', i: [] })],
    [
      'somebody unknown who is involved',
      JSON.stringify({ ...good, m: 'gain', d: 'others', i: ['x'] }),
    ],
    ['no word of who is involved', JSON.stringify({ ...good, m: 'gain', d: 'others' })],
    ['an unknown rule', JSON.stringify({ ...good, r: 'hr', u: 'x' })],
    ['an unknown reason', JSON.stringify({ ...good, z: 'x' })],
    ['a day that is none', JSON.stringify({ ...good, a: 'soon' })],
    ['a negative day', JSON.stringify({ ...good, c: -1 })],
    ['a flag that is none', JSON.stringify({ ...good, n: true })],
    ['half an exclusion', JSON.stringify({ ...good, x: 'AAAA' })],
    ['an unknown step with HR', JSON.stringify({ ...good, h: 'x' })],
    ['a step with HR that is no word', JSON.stringify({ ...good, h: null })],
    ['an origin of fifteen bytes', JSON.stringify({ ...good, o: 'A'.repeat(20) })],
    ['an origin of seventeen bytes', JSON.stringify({ ...good, o: 'A'.repeat(23) })],
    ['an origin with a sign that says nothing', JSON.stringify({ ...good, o: `${zeros}=` })],
    ['an origin with a bit too many', JSON.stringify({ ...good, o: `${zeros.slice(1)}B` })],
    ['an origin that is no text', JSON.stringify({ ...good, o: 1 })],
    ['an empty origin', JSON.stringify({ ...good, o: '' })],
    ['a version of fifteen bytes', JSON.stringify({ ...good, v: 'A'.repeat(20) })],
    ['three of the four days that are due', JSON.stringify({ ...good, j: [1, 1, 1] })],
    ['a day that is due and none', JSON.stringify({ ...good, j: [1.5, 0, 0, 0] })],
    ['a flag of what is due that is none', JSON.stringify({ ...good, j: [0, 0, 2, 0] })],
    ['what is due that is no list', JSON.stringify({ ...good, j: 1 })],
    ['exclusions that are no text', JSON.stringify({ ...good, x: [] })],
  ])('refuses %s', (_, text) => {
    expect(() => decodeState(Buffer.from(text))).toThrow('seal_format');
  });
});
