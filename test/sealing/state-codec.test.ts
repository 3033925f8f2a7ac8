import fc from 'fast-check';
import { decode, encode } from '../../bot/crypto/formats';
import { pad } from '../../bot/crypto/padding';
import { plaintextSizes } from '../../bot/crypto/sizes';
import { stateFormat } from '../../bot/crypto/state-codec';
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
import { hexText, id } from './workshop';

const encodeState = (state: ThreadState): Buffer => encode(stateFormat, state);
const decodeState = (hex: string): ThreadState => decode(stateFormat, Buffer.from(hex, 'hex'));

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
    askedOn: days,
    personBy: days,
    actionBy: days,
    keptUntil: days,
    appealedOn: days,
    named: fc.constant(true as const),
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
    archivedOn: optional(days),
    expired: optional(fc.record({ openUntil: days }, { requiredKeys: [] })),
    closeReason: optional(fc.constantFrom(...closeReasons)),
    unanswered: fc.boolean(),
    named: fc.array(ids, { maxLength: limits.named }),
    shown: fc.nat(limits.named),
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
    expect(encodeState(fullState).toString('hex')).toBe(vectors.state);
    expect(decodeState(vectors.state)).toEqual(fullState);
  });

  const fresh = { status: 'received', unanswered: false, excluded: [] } as const;
  const d = (text: string) => text as Day;
  const { states } = vectors;
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
    ['of a thread of which HR has an excerpt', states.handlers, given],
    ['of an excerpt at HR', states.excerpt, { ...fresh, excluded, origin: id(0xa1) }],
    ['with everything in it', states.fullest, fullestState],
    ['sealed again by a pass', states.resealed, { ...fresh, unanswered: true, version: id(0xa2) }],
    ['of an urgent report delivered by the clock', states.delivered, { ...fresh, ...urgent }],
    ['of what the desk entered, and a meeting', states.talked, { ...talked, minutes: 'open' }],
    ['of a case in whose record something is due', states.due, { ...answered, dues }],
    ['of one that is held alone', states.held, { ...closed, dues: held }],
    ['shown to two newcomers', states.shown, { ...fresh, excluded, shownTo: [id(0xd1), id(0xd2)] }],
  ])('is what it was on the first day of what it holds: %s', (_, bytes, state) => {
    expect(encodeState(state).toString('hex')).toBe(bytes);
    expect(decodeState(bytes)).toEqual(state);
  });

  it('is short when there is little to say', () => {
    const state: ThreadState = { status: 'received', unanswered: true, excluded: [] };
    expect(encodeState(state).toString('hex')).toBe(`${hexText('received')}0100`);
  });

  it('gives back every state, and always fits', () => {
    fc.assert(
      fc.property(someState, (state) => {
        const bytes = encodeState(state);
        expect(decodeState(bytes.toString('hex'))).toEqual(state);
        expect(pad(bytes, plaintextSizes.state)).toHaveLength(768);
      }),
    );
  });

  it('fits with the longest words, every day and as many exclusions as a case names', () => {
    const longest = <W extends string>(words: readonly W[]): W =>
      words.reduce((most, word) => (word.length > most.length ? word : most));
    const longestWords = {
      advice: { route: longest(routes), rule: longest(ruleIds) },
      status: longest(statuses),
      closeReason: longest(closeReasons),
      hr: longest(hrSteps),
    };
    const day = '2026-11-24' as Day;
    const named = Array.from({ length: limits.named }, (_, nth) => id(nth));
    const ended = { archivedOn: day, expired: { openUntil: day } };
    for (const answers of [fullestState.answers!, ...everyAnswer()]) {
      const state: ThreadState = {
        ...{ ...fullestState, ...longestWords, answers, version: id(0xa2) },
        ...{ runsFrom: day, arrived: { from: day, to: day }, urgent: true, meetingAskedOn: day },
        ...ended,
        minutes: longest(minutesSteps),
        excluded: named.slice(0, 12),
        shownTo: named.slice(12),
        dues: {
          giveFrom: day,
          tellBy: day,
          lookAgainOn: day,
          alone: true,
          breachBy: day,
          askedOn: day,
          personBy: day,
          actionBy: day,
          keptUntil: day,
          appealedOn: day,
          named: true,
          given: true,
        },
      };
      expect(encodeState(state).length).toBeLessThanOrEqual(768 - 2);
    }
  });

  it('is refused when a desk could no longer be told whom it excludes', () => {
    const excluded = Array.from({ length: 48 }, () => fullState.excluded[0]!);
    expect(() => pad(encodeState({ ...fullState, excluded }), 768)).toThrow('seal_size');
  });

  const good = `${hexText('received')}0100`;
  const about = (matter: string, detail: string) => `${good}01${hexText(matter)}${hexText(detail)}`;
  it.each<[string, string]>([
    ['nothing', ''],
    ['an unknown status', `${hexText('lost')}0100`],
    ['half a status', '000872'],
    ['a flag that is none', `${hexText('received')}0200`],
    ['half an exclusion', `${hexText('received')}0101${'00'.repeat(15)}`],
    ['an unknown tag', `${good}12`],
    ['a tag twice', `${good}0303`],
    ['tags out of order', `${good}1003`],
    ['an unknown matter', `${about('x', 'others')}00`],
    ['an unknown answer about it', `${about('gain', 'x')}00`],
    ['an answer about another', `${about('gain', 'staff')}00`],
    ['no answer about it', `${good}01${hexText('gain')}`],
    ['somebody unknown who is involved', `${about('gain', 'others')}01${hexText('x')}`],
    ['no word of who is involved', about('gain', 'others')],
    ['an unknown rule', `${good}02${hexText('hr')}${hexText('x')}`],
    ['an unknown reason', `${good}07${hexText('x')}`],
    ['half a day', `${good}040000`],
    ['a day after the last', `${good}06ffffffff`],
    ['an unknown step with HR', `${good}09${hexText('x')}`],
    ['an origin of fifteen bytes', `${good}0a${'00'.repeat(15)}`],
    ['an origin of seventeen bytes', `${good}0a${'00'.repeat(17)}`],
    ['a version of fifteen bytes', `${good}0b${'00'.repeat(15)}`],
    ['an unknown step of minutes', `${good}0e${hexText('x')}`],
    ['half a day that is due', `${good}1103010000`],
    ['an unknown tag of what is due', `${good}110106`],
    ['less that is due than it says', `${good}110501`],
  ])('refuses %s', (_, wrong) => {
    expect(() => decodeState(wrong)).toThrow('seal_format');
  });
});
