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
import { routes } from '../../bot/domain/route';
import { hrSteps, statuses, type ThreadState } from '../../bot/domain/thread';
import { ruleIds, triage } from '../../bot/domain/triage';
import { everyAnswer } from '../support/every-answer';
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
    urgent: optional(fc.constant(true as const)),
    minutes: optional(fc.constantFrom(...minutesSteps)),
    meetingAskedOn: optional(days),
    dues: optional(someDues),
  })
  .map(({ advised, named, shown, ...state }) => {
    const all = {
      ...state,
      excluded: named.slice(shown),
      shownTo: shown > 0 && named.length > 0 ? named.slice(0, shown) : undefined,
      advice: state.answers && advised ? triage(state.answers) : undefined,
    };
    const said = Object.entries(all).filter(([, value]) => value !== undefined);
    return Object.fromEntries(said) as never;
  });

describe('a state as bytes', () => {
  it('is what it was on the first day', () => {
    expect(encodeState(fullState).toString()).toBe(vectors.stateText);
    expect(decodeState(Buffer.from(vectors.stateText))).toEqual(fullState);
  });

  const fresh = { status: 'received', unanswered: false, excluded: [] } as const;
  const d = (text: string) => text as Day;
  const texts = vectors.stateTexts;
  const answered = { ...fresh, status: 'answered' } as const;
  const given = { ...answered, answeredOn: d('2026-11-26'), hr: 'given' } as const;
  const urgent = { runsFrom: d('2026-11-24'), urgent: true } as const;
  const asked = { meetingAskedOn: d('2026-11-24') };
  const talked = { ...fresh, unanswered: true, runsFrom: d('2026-11-10'), ...asked } as const;
  const held = { lookAgainOn: d('2027-06-10') };
  const breach = { alone: true, breachBy: d('2026-11-27') } as const;
  const dues = { tellBy: d('2027-01-10'), ...held, ...breach };
  const closed = { ...fresh, status: 'closed', closedOn: d('2026-11-24') } as const;
  const excluded = [id(0xd0)];
  it.each<[string, string, ThreadState]>([
    ['of a thread of which HR has an excerpt', texts.handlers, given],
    ['of an excerpt at HR', texts.excerpt, { ...fresh, excluded, origin: id(0xa1) }],
    ['with everything in it', texts.fullest, fullestState],
    ['sealed again by a pass', texts.resealed, { ...fresh, unanswered: true, version: id(0xa2) }],
    ['of an urgent report released by the clock', texts.released, { ...fresh, ...urgent }],
    ['of what the desk entered, and a meeting', texts.talked, { ...talked, minutes: 'open' }],
    ['of a case in whose record something is due', texts.due, { ...answered, dues }],
    ['of one that is held alone', texts.held, { ...closed, dues: held }],
    ['shown to two newcomers', texts.shown, { ...fresh, excluded, shownTo: [id(0xd1), id(0xd2)] }],
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
    const day = '2026-11-24' as Day;
    for (const answers of [fullestState.answers!, ...everyAnswer()]) {
      const state: ThreadState = {
        ...{ ...fullestState, ...longestWords, answers, version: id(0xa2) },
        ...{ runsFrom: day, arrived: { from: day, to: day }, urgent: true, meetingAskedOn: day },
        minutes: longest(minutesSteps),
        excluded: fullestState.excluded.slice(0, 8),
        shownTo: fullestState.excluded.slice(8),
        dues: { giveFrom: day, tellBy: day, lookAgainOn: day, alone: true, breachBy: day },
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
  const gain = { m: 'gain', d: 'others' };
  it.each<[string, object | string]>([
    ['no JSON', 'x'],
    ['no object', 'null'],
    ['an unknown letter', { q: 1 }],
    ['an unknown status', { s: 'lost' }],
    ['no status', { s: undefined }],
    ['an unknown matter', { m: 'x', d: 'others', i: [] }],
    ['an unknown answer about it', { m: 'gain', d: 'x', i: [] }],
    ['an answer about another', { m: 'gain', d: 'staff', i: [] }],
    ['no answer about it', { m: 'gain', i: [] }],
    ['somebody unknown who is involved', { ...gain, i: ['x'] }],
    ['no word of who is involved', gain],
    ['an unknown rule', { r: 'hr', u: 'x' }],
    ['an unknown reason', { z: 'x' }],
    ['a day that is none', { a: 'soon' }],
    ['a negative day', { c: -1 }],
    ['a flag that is none', { n: true }],
    ['half an exclusion', { x: 'AAAA' }],
    ['an unknown step with HR', { h: 'x' }],
    ['a step with HR that is no word', { h: null }],
    ['an origin of fifteen bytes', { o: 'A'.repeat(20) }],
    ['an origin of seventeen bytes', { o: 'A'.repeat(23) }],
    ['an origin with a sign that says nothing', { o: `${zeros}=` }],
    ['an origin with a bit too many', { o: `${zeros.slice(1)}B` }],
    ['an origin that is no text', { o: 1 }],
    ['an empty origin', { o: '' }],
    ['a version of fifteen bytes', { v: 'A'.repeat(20) }],
    ['three of the four days that are due', { j: [1, 1, 1] }],
    ['a day that is due and none', { j: [1.5, 0, 0, 0] }],
    ['a flag of what is due that is none', { j: [0, 0, 2, 0] }],
    ['what is due that is no list', { j: 1 }],
    ['exclusions that are no text', { x: [] }],
  ])('refuses %s', (_, wrong) => {
    const text = typeof wrong === 'string' ? wrong : JSON.stringify({ ...good, ...wrong });
    expect(() => decodeState(Buffer.from(text))).toThrow('seal_format');
  });
});
