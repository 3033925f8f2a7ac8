import fc from 'fast-check';
import { decodeMessage, encodeMessage } from '../../bot/crypto/message-codec';
import { pad } from '../../bot/crypto/padding';
import { plaintextSizes } from '../../bot/crypto/sizes';
import { decodeState } from '../../bot/crypto/state-codec';
import { kindBytes } from '../../bot/crypto/words';
import { conflictKinds } from '../../bot/domain/conflict';
import { redirectTargets } from '../../bot/domain/contacts';
import { addDays, type Day } from '../../bot/domain/day';
import { handOverTargets, purposes, revealing } from '../../bot/domain/hand-over';
import { limits } from '../../bot/domain/limits';
import { type Body, closeReasons, investigations } from '../../bot/domain/message';
import { recordings, settlings, ways } from '../../bot/domain/minutes';
import { bodies, messageOf } from './samples';
import vectors from './vectors.json';

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
  fc.record({ kind: a('message', 'excerpt', 'reply', 'feedback', 'reopened', 'hr_asked'), text }),
  fc.record(
    { kind: a('redirected'), to: a(...redirectTargets), text, ...said },
    { requiredKeys: ['kind', 'to', 'text'] },
  ),
  fc.record({ ...closed, measures: text, ...said }, { requiredKeys: ['kind', 'reason', 'text'] }),
  fc.record({ kind: a('moved'), kept: fc.constant(true as const) }),
  fc.record({ kind: a('by_hr'), body: fc.record({ kind: a('reply'), text }) }),
  fc.record({ kind: a('handed_over'), to: target, name: text, cause: text, text }),
  fc.record(note),
  fc.record({ ...note, takenBack: fc.constant(true as const) }),
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
    const wordIn = (name: string): Buffer => {
      const bytes = Buffer.from(word, 'latin1');
      return Buffer.concat([Buffer.from([name === 'code' ? 6 : 10, 0, bytes.length]), bytes]);
    };
    const head = Buffer.from(`${kindHex[kind]}${'00'.repeat(15)}c10000512e0102`, 'hex');
    const text = Buffer.from('05000161', 'hex');
    const rest = {
      closed: [wordIn('code')],
      redirected: [wordIn('code')],
      handed_over: [wordIn('code'), Buffer.from('080000090000', 'hex')],
      investigation: [Buffer.from('0600026872', 'hex'), wordIn('investigation')],
    }[kind];
    const { body } = decodeMessage(Buffer.concat([head, text, ...rest]));
    expect(Object.values(body)).toContain(word);
    if (kind !== 'closed') return;
    const state = `{"s":"closed","z":"${word}","n":0,"x":""}`;
    expect(decodeState(Buffer.from(state)).closeReason).toBe(word);
  });

  it('says nothing of an investigation of which nothing was said', () => {
    const said = { kind: 'closed', reason: 'answered', text: 'Klart.' } as const;
    const bytes = encodeMessage(messageOf(said));
    expect(decodeMessage(bytes).body).toEqual(said);
    const more = encodeMessage(messageOf({ ...said, investigation: 'begun' })).toString('hex');
    expect(more).toBe(`${bytes.toString('hex')}0a0005${Buffer.from('begun').toString('hex')}`);
  });

  it.each(['hr', 'handlers'] as const)('keeps nothing of a note having come from %s', (from) => {
    const note = { kind: 'note', author: '', text: 'HR svarar.' } as const;
    const bytes = encodeMessage(messageOf({ ...note, from }));
    expect(bytes).toEqual(encodeMessage(messageOf(note)));
    expect(decodeMessage(bytes).body).toEqual(note);
  });

  it('has every word in the list of those that were ever stored', () => {
    expect([...everStored.closed].sort()).toEqual([...closeReasons].sort());
    expect([...everStored.redirected].sort()).toEqual([...redirectTargets].sort());
    expect([...everStored.handed_over].sort()).toEqual([...handOverTargets, 'hr'].sort());
    expect([...everStored.investigation].sort()).toEqual([...investigations].sort());
  });

  it.each([
    ['a note', '20', '05000161070000'],
    ['a move', '14', ''],
    ['the reporter’s words', '02', '05000161'],
    ['HR’s words once more', '1a', '1105000161'],
  ])('takes nothing else as what HR had said: %s', (_, kind, fields) => {
    const head = `1a${'00'.repeat(15)}c10000512e0102`;
    expect(() => decodeMessage(Buffer.from(head + kind + fields, 'hex'))).toThrow('seal_format');
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

  const report = '01000000000000000000000000000000c10000512e0102';
  const head = (kind: string): string => kind + report.slice(2);
  const redirected = `${head('12')}050001610600026872`;
  const begun = '0a0005626567756e';
  const note = `${head('20')}05000161070000`;
  const handedNote = `${note}08000009000014000268721500066e6565646564160002 6e6f170000`.replace(
    ' ',
    '',
  );
  it.each([
    ['nothing', ''],
    ['an unknown kind', head('0f')],
    ['a kind of the desk that there is none of', head('1f') + '05000161'],
    ['a day after the last', report.replace('0000512e', 'ffffffff') + '010000020000030000040000'],
    ['a missing field', report + '010000020000030000'],
    ['a field twice', report + '010000010000030000040000'],
    ['fields out of order', report + '020000010000030000040000'],
    ['a field of another kind', head('02') + '01000161'],
    ['an unknown field', head('02') + '0f000161'],
    ['a field too many', head('02') + '05000161' + '07000161'],
    ['something on talk', head('03') + '05000161'],
    ['a field longer than the rest', head('02') + '05000261'],
    ['a length cut short', head('02') + '0500'],
    ['text that is no UTF-8', head('02') + '050001ff'],
    ['an overlong encoding', head('02') + '050002c0af'],
    ['an unknown redirect target', head('12') + '05000161' + '06000161'],
    ['an unknown reason', head('13') + '05000161' + '06000161'],
    ['a way that there is none of', `${head('06')}0500016107000161${'0c00037830' + '31'}`],
    ['a report of no day', `${head('06')}05000161070001610c00027430`],
    ['a day of arrival that is no number', `${head('06')}0500016107000161${'0c0004743030' + '31'}`],
    ['minutes with a day of arrival', `${head('1c')}0500016107000161${'0c00037430' + '31'}`],
    ['minutes of no day', `${head('07')}0d0000`],
    ['a settling that there is none of', `${head('1d')}050000${'060001' + '61'}${'0d0001' + '31'}`],
    ['something on a move', head('14') + '05000161'],
    ['an answer about HR that is neither yes nor no', head('04') + '060002' + '6a61'],
    ['an answer about HR that says nothing', head('04')],
    ['words on an answer about HR', head('04') + '060003796573' + '05000161'],
    ['an unknown target of a hand-over', head('18') + '05000161' + '06000161' + '080000090000'],
    ['a hand-over without its cause', head('18') + '05000161' + '0600026872' + '080000'],
    ['a cause before a name', head('18') + '05000161' + '0600026872' + '090000080000'],
    ['half a record of a hand-over', `${note}080000`],
    ['a record of a hand-over to nobody known', `${note}08000009000014000161`],
    ['a record of a hand-over with a reason to wait and no day', `${handedNote}180000`],
    ['a record of a hand-over with a day that is none', `${handedNote}180000190005746f646179`],
    ['an unknown state of an investigation', `${redirected}0a000161`],
    ['an empty state of an investigation', `${redirected}0a0000`],
    ['an investigation twice', `${redirected}${begun}${begun}`],
    ['an investigation before the target', head('12') + '05000161' + begun + '0600026872'],
    ['an investigation on a reply', head('11') + '05000161' + begun],
    ['a byte left over', head('02') + '05000161' + '00'],
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
