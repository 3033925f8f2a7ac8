import fc from 'fast-check';
import { decode, encode } from '../../bot/crypto/formats';
import { messageFormat } from '../../bot/crypto/message-codec';
import { pad } from '../../bot/crypto/padding';
import { plaintextSizes } from '../../bot/crypto/sizes';
import { stateFormat } from '../../bot/crypto/state-codec';
import { kindBytes } from '../../bot/crypto/words';
import { conflictKinds } from '../../bot/domain/conflict';
import { redirectTargets } from '../../bot/domain/contacts';
import { addDays, type Day } from '../../bot/domain/day';
import { handOverTargets, purposes, revealing } from '../../bot/domain/hand-over';
import { limits } from '../../bot/domain/limits';
import { type Body, closeReasons, investigations, type Message } from '../../bot/domain/message';
import { recordings, settlings, ways } from '../../bot/domain/minutes';
import { requestEnds, sentCopies, stageKinds } from '../../bot/domain/request';
import { explained } from '../../bot/domain/secrecy';
import { bodies, messageOf } from './samples';
import vectors from './vectors.json';
import { hexText, id } from './workshop';

const texts = (...all: string[]): string => all.map(hexText).join('');
const encodeMessage = (message: Message): Buffer => encode(messageFormat, message);
const decodeMessage = (bytes: Buffer): Message => decode(messageFormat, bytes);
/** Id, day, days after it, position and kind. */
const head = (kind: string): string => `${'00'.repeat(15)}c10000512e000102${kind}`;

const text = fc.string({ unit: 'binary', maxLength: 60 });
const someDay = fc.nat(60_000).map((n) => addDays('1970-01-01' as Day, n));
const a = <const Kind extends string>(...kinds: Kind[]) => fc.constantFrom(...kinds);
const talk = { way: a(...ways), recording: a(...recordings), author: text, text };
const note = { kind: a('note'), author: text, text };
const closed = { kind: a('closed'), reason: a(...closeReasons), text };
const said = { investigation: a(...investigations) };
const target = a(...handOverTargets, 'hr');
const someBody: fc.Arbitrary<Body> = fc.oneof(
  fc.record({ kind: a('report'), what: text, where: text, how: text, who: text }),
  fc.record({ kind: a('talk', 'moved', 'meeting_asked', 'code_renewed', 'punished') }),
  fc.record({ kind: a('minutes'), ...talk }),
  fc.record({ kind: a('minutes_approved'), of: someDay }),
  fc.record({ kind: a('minutes_corrected'), of: someDay, text }),
  fc.record({ kind: a('minutes_settled'), of: someDay, how: a(...settlings), text }),
  fc.record({ kind: a('hr_answered'), yes: fc.boolean() }),
  fc.record({ kind: a('message', 'excerpt', 'reply', 'reopened', 'hr_asked'), text }),
  fc.record({ kind: a('feedback'), measures: text, text }),
  fc.record(
    { kind: a('redirected'), to: a(...redirectTargets), text, ...said },
    { requiredKeys: ['kind', 'to', 'text'] },
  ),
  fc.record({ ...closed, measures: text, ...said }, { requiredKeys: ['kind', 'reason', 'text'] }),
  fc.record({ kind: a('moved'), kept: fc.constant(true as const) }),
  fc.record({ kind: a('by_hr'), body: fc.record({ kind: a('reply'), text }) }),
  fc.record({ kind: a('handed_over'), to: target, name: text, cause: text, text }),
  fc.record({
    ...{ kind: a('handed_over'), to: target, name: text, cause: text, text },
    announced: fc.constant(true as const),
  }),
  fc.record(note),
  fc.record({ ...note, takenBack: fc.constant(true as const) }),
  fc.record({ ...note, fact: fc.constant(true as const) }),
  fc.record({
    ...note,
    copied: fc.record({
      redactions: fc.nat(limits.redactions),
      sections: fc.subarray([...explained]),
      beside: text,
    }),
  }),
  fc.record({ ...note, asked: fc.record({ on: someDay }) }),
  fc.record({
    ...note,
    stage: fc.record(
      {
        ...{ of: fc.constant(id(0xc2)), on: someDay, is: a(...stageKinds), end: a(...requestEnds) },
        ...{ copy: a(...sentCopies), agreedOn: someDay, day: someDay },
        ...{ half: fc.constant(id(0xc3)), until: someDay, restFrom: someDay },
      },
      { requiredKeys: ['of', 'on', 'is', 'copy', 'day'] },
    ),
  }),
  fc.record({
    ...note,
    conflict: fc.record({ how: a(...conflictKinds), who: text, decidedBy: text, beside: text }),
  }),
  fc.record(
    {
      ...{ kind: a('entered'), arrivedOn: someDay, ...talk },
      acknowledged: fc.record({ how: a('spoken', 'letter'), on: someDay }),
    },
    { requiredKeys: ['kind', 'arrivedOn', 'way', 'recording', 'author', 'text'] },
  ),
  fc.record({
    ...note,
    handed: fc.record(
      {
        ...{ to: target, name: text, purpose: a(...purposes), cause: text },
        ...{ reveals: a(...revealing), revealsWhy: text },
        later: fc.record({ why: text, tellBy: fc.constant('2027-01-31' as Day) }),
      },
      { requiredKeys: ['to', 'name', 'purpose', 'cause', 'reveals', 'revealsWhy'] },
    ),
  }),
);

/**
 * Every word that version 0.1.0 stored, and those since. Lines are added here and never taken away, whatever
 * forms still offer.
 */
const everStored = {
  closed: [
    ...['not_work_related', 'single_person', 'other_channel', 'duplicate', 'too_little'],
    ...['not_confirmed', 'confirmed', 'authority', 'handed_over', 'classified', 'withdrawn'],
    ...['test_or_abuse', 'answered', 'partly_confirmed', 'undisclosed'],
  ],
  redirected: [
    ...['managersManager', 'hr', 'safetyRepresentative', 'union', 'occupationalHealth'],
    ...['complaints', 'faultReports', 'socialServices', 'school', 'deviations'],
    ...['dataProtectionOfficer', 'adultConcern', 'workInjury', 'equalityOmbudsman'],
    ...['independentAdvice', 'crisisSupport'],
  ],
  handed_over: ['unit', 'authority', 'police', 'hr', 'own_unit', 'board', 'investigator'],
  investigation: ['begun', 'not_begun', 'not_harassment', 'neither'],
} as const;
const kindHex = { closed: '13', redirected: '12', handed_over: '18', investigation: '12' } as const;
const wordsEverStored = (['closed', 'redirected', 'handed_over', 'investigation'] as const).flatMap(
  (kind) => everStored[kind].map((word) => [kind, word] as const),
);

describe('a message as bytes', () => {
  it.each(vectors.messages.map((vector, index) => [vector.kind, index] as const))(
    'is what it was on the first day: %s',
    (_, index) => {
      const stored = Buffer.from(vectors.messages[index]!.plaintext, 'hex');
      const message = messageOf(bodies[index]!);
      expect(encodeMessage(message).toString('hex')).toBe(stored.toString('hex'));
      expect(decodeMessage(stored)).toEqual(message);
    },
  );

  it('has one vector for every kind', () => {
    const kinds = new Set(vectors.messages.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(Object.keys(kindBytes).sort());
  });

  it.each(wordsEverStored)('opens with every word that was ever stored: %s %s', (kind, word) => {
    const rest = {
      closed: `${texts('a', word)}0000`,
      redirected: `${texts('a', word)}00`,
      handed_over: `${texts('a', word, '', '')}00`,
      investigation: `${texts('a', 'hr')}01${hexText(word)}`,
    }[kind];
    const { body } = decodeMessage(Buffer.from(head(kindHex[kind]) + rest, 'hex'));
    expect(Object.values(body)).toContain(word);
    if (kind !== 'closed') return;
    const state = Buffer.from(`${hexText('closed')}000007${hexText(word)}`, 'hex');
    expect(decode(stateFormat, state).closeReason).toBe(word);
  });

  it('says nothing of an investigation of which nothing was said', () => {
    const said = { kind: 'closed', reason: 'answered', text: 'Klart.' } as const;
    const bytes = encodeMessage(messageOf(said));
    expect(decodeMessage(bytes).body).toEqual(said);
    const more = encodeMessage(messageOf({ ...said, investigation: 'begun' })).toString('hex');
    expect(more).toBe(`${bytes.toString('hex', 0, bytes.length - 1)}01${hexText('begun')}`);
  });

  it.each(['hr', 'handlers'] as const)('keeps nothing of a note having come from %s', (from) => {
    const note = { kind: 'note', author: '', text: 'HR svarar.' } as const;
    const bytes = encodeMessage(messageOf({ ...note, from }));
    expect(bytes).toEqual(encodeMessage(messageOf(note)));
    expect(decodeMessage(bytes).body).toEqual(note);
  });

  it('writes a note as before where nothing newer is said of it', () => {
    const plain = { kind: 'note', author: 'a', text: '' } as const;
    const bytes = encodeMessage(messageOf(plain)).toString('hex');
    expect(bytes).toBe(`${head('20')}${texts('', 'a')}000000`);
    const fact = encodeMessage(messageOf({ ...plain, fact: true })).toString('hex');
    expect(fact).toBe(`${bytes}01`);
    expect(() => decodeMessage(Buffer.from(`${bytes}05`, 'hex'))).toThrow('seal_format');
    expect(() => decodeMessage(Buffer.from(`${bytes}0101`, 'hex'))).toThrow('seal_format');
  });

  it('has every word in the list of those that were ever stored', () => {
    expect([...everStored.closed].sort()).toEqual([...closeReasons].sort());
    expect([...everStored.redirected].sort()).toEqual([...redirectTargets].sort());
    expect([...everStored.handed_over].sort()).toEqual([...handOverTargets, 'hr'].sort());
    expect([...everStored.investigation].sort()).toEqual([...investigations].sort());
  });

  it.each([
    ['a note', '20', `${texts('a', '')}000000`],
    ['a move', '14', '00'],
    ['the reporter’s words', '02', texts('a')],
    ['HR’s words once more', '1a', `11${texts('a')}`],
  ])('takes nothing else as what HR had said: %s', (_, kind, fields) => {
    const bytes = Buffer.from(head('1a') + kind + fields, 'hex');
    expect(() => decodeMessage(bytes)).toThrow('seal_format');
  });

  it('gives back every message', () => {
    const days = fc
      .integer({ min: 0, max: 40_000 })
      .map((n) => new Date(n * 86_400_000).toISOString());
    fc.assert(
      fc.property(someBody, fc.nat(65_535), days, fc.nat(255), (body, position, text, more) => {
        const day = text.slice(0, 10) as Day;
        const range = more === 0 ? {} : { until: addDays(day, more) };
        const message = { ...messageOf(body, position), day, ...range };
        expect(decodeMessage(encodeMessage(message))).toEqual(message);
      }),
    );
  });

  const name = '🙂'.repeat(limits.recipientCharacters);
  const untold = { investigation: 'not_harassment' } as const;
  const longest = 'securityProtectionManager' as never;
  const half = '€'.repeat(1000);
  const whole = 'x'.repeat(6000);
  const late = '2243-10-16' as Day;
  const author = 'å'.repeat(limits.titleBytes / 2);
  const spoken = { way: 'other', recording: 'none', author, text: whole } as const;
  it.each<Body>([
    { kind: 'report', what: 'å'.repeat(1500), where: half, how: '', who: '' },
    { kind: 'message', text: '€'.repeat(2000) },
    { kind: 'redirected', to: longest, text: whole, ...untold },
    { kind: 'closed', reason: 'partly_confirmed', text: half, measures: half, ...untold },
    { kind: 'handed_over', to: 'authority', name, cause: 'å'.repeat(1340), text: half },
    { kind: 'excerpt', text: '🙂'.repeat(1500) },
    { kind: 'hr_asked', text: whole },
    { kind: 'reopened', text: whole },
    { kind: 'entered', arrivedOn: late, acknowledged: { how: 'letter', on: late }, ...spoken },
    { kind: 'note', author: 'å'.repeat(limits.titleCharacters), text: whole },
  ])('has room for all that a person may write: $kind', (body) => {
    expect(() => pad(encodeMessage(messageOf(body)), plaintextSizes.message)).not.toThrow();
  });

  it('reads text as it is, a byte order mark and all', () => {
    const message = messageOf({ kind: 'message', text: '\uFEFFhej\u0000\n' });
    expect(decodeMessage(encodeMessage(message))).toEqual(message);
  });

  const minutes = texts('a', 'a');
  const entered = `${head('06')}${minutes}`;
  const redirected = `${head('12')}${texts('a', 'hr')}`;
  const begun = `01${hexText('begun')}`;
  const note = `${head('20')}${texts('a', '')}`;
  const handed = `${note}01${texts('', '', 'hr', 'needed', 'no', '')}`;
  it.each([
    ['nothing', ''],
    ['an unknown kind', head('0f')],
    ['a kind of the desk that there is none of', `${head('1f')}${texts('a')}`],
    ['a day after the last', head('03').replace('0000512e', 'ffffffff')],
    ['a missing field', `${head('01')}${texts('', '', '')}`],
    ['a field too many', `${head('02')}${texts('a', 'a')}`],
    ['something on talk', `${head('03')}${texts('a')}`],
    ['a field longer than the rest', `${head('02')}000261`],
    ['a length cut short', `${head('02')}00`],
    ['text that is no UTF-8', `${head('02')}0001ff`],
    ['an overlong encoding', `${head('02')}0002c0af`],
    ['an unknown redirect target', `${head('12')}${texts('a', 'a')}00`],
    ['an unknown reason', `${head('13')}${texts('a', 'a')}0000`],
    ['a way that there is none of', `${entered}06000000000100`],
    ['a report of no day', `${entered}0101`],
    ['a day of arrival after the last', `${entered}0101ffffffff00`],
    ['minutes with a day of arrival', `${head('1c')}${minutes}010100000001`],
    ['minutes of no day', head('07')],
    ['a settling that there is none of', `${head('1d')}${texts('', 'a')}00000001`],
    ['something on a move', `${head('14')}00${texts('a')}`],
    ['a move with neither yes nor no', `${head('14')}02`],
    ['an answer about HR that is neither yes nor no', `${head('04')}02`],
    ['an answer about HR that says nothing', head('04')],
    ['words on an answer about HR', `${head('04')}01${texts('a')}`],
    ['an unknown target of a hand-over', `${head('18')}${texts('a', 'a', '', '')}`],
    ['a hand-over without its cause', `${head('18')}${texts('a', 'hr', '')}`],
    ['half a record of a hand-over', `${note}01${texts('')}`],
    ['a record of a hand-over to nobody known', `${note}01${texts('', '', 'a')}`],
    ['a record of a hand-over with a reason to wait and no day', `${handed}01${texts('')}`],
    ['a record of a hand-over with a day that is none', `${handed}01${texts('')}ffffffff0000`],
    ['an unknown state of an investigation', `${redirected}01${texts('a')}`],
    ['an empty state of an investigation', `${redirected}01${texts('')}`],
    ['an investigation twice', `${redirected}${begun}${begun}`],
    ['an investigation before the target', `${head('12')}${texts('a')}${begun}${texts('hr')}`],
    ['an investigation on a reply', `${head('11')}${texts('a')}${begun}`],
    ['a byte left over', `${head('02')}${texts('a')}00`],
  ])('refuses %s', (_, bytes) => {
    expect(() => decodeMessage(Buffer.from(bytes, 'hex'))).toThrow('seal_format');
  });

  it('never takes other bytes than its own for a message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        try {
          const message = decodeMessage(Buffer.from(bytes));
          expect([...encodeMessage(message)]).toEqual([...bytes]);
        } catch (error) {
          expect(error).toMatchObject({ code: 'seal_format' });
        }
      }),
    );
  });

  it.each([
    ['a position that has no room', { position: 65_536 }],
    ['a negative position', { position: -1 }],
    ['a day that is none', { day: 'tomorrow' as Day }],
    ['an id that is none', { id: 'x' as never }],
  ])('does not write %s', (_, change) => {
    const message = { ...messageOf({ kind: 'talk' }), ...change };
    expect(() => encodeMessage(message)).toThrow('seal_value');
  });

  it('does not write a field of more than 65,535 bytes', () => {
    const message = messageOf({ kind: 'message', text: 'x'.repeat(65_536) });
    expect(() => encodeMessage(message)).toThrow('seal_size');
  });
});
