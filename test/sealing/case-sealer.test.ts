import { createHmac, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { createEnvelopes } from '../../bot/crypto/envelopes';
import { envelopeSizes } from '../../bot/crypto/sizes';
import { assessments } from '../../bot/domain/assessment';
import { archivings, type Case, subjects } from '../../bot/domain/case';
import { dutiesOf, laws, whyNotDefer } from '../../bot/domain/handing';
import type { Revision } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import { readLine } from '../../bot/domain/stored-bytes';
import { nodeRandom } from '../../bot/platform/random';
import { createCaseSealer } from '../../bot/sealers/case-sealer';
import vectors from './vectors.json';
import { filedOn, hexDay, hexText, id } from './workshop';

const internal = Buffer.from(vectors.thread.internal, 'hex');
const [newPepper, oldPepper] = [Buffer.alloc(32, 3), Buffer.alloc(32, 4)];
const envelopes = createEnvelopes(Buffer.alloc(16, 7), nodeRandom());
const sealer = createCaseSealer(envelopes, nodeRandom(), () => [newPepper, oldPepper]);
const [thread, member] = [id(0xa1), id(0xb2)];
const of = { thread, desk: 'whistleblowing', revision: id(0xc3) } as const;

/** By the comments, without the code. */
const over = (
  key: Uint8Array,
  info: string,
  ...parts: readonly (Uint8Array | string)[]
): Buffer => {
  const derived = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), info, 32));
  const mac = createHmac('sha256', derived);
  for (const part of parts) mac.update(part);
  return mac.digest().subarray(0, 16);
};
const plain = ({ revision, envelope }: { revision: Revision; envelope: Uint8Array }): string => {
  const [threadBytes, row] = [Buffer.from(thread, 'hex'), Buffer.from(revision, 'hex')];
  const padded = envelopes.open(internal, { type: 'case', thread: threadBytes, row }, envelope);
  return padded.toString('hex', 2, 2 + padded.readUInt16BE());
};

const texts = (...all: string[]): string => all.map(hexText).join('');
const hexOf = (length: number): fc.Arbitrary<string> =>
  fc
    .uint8Array({ minLength: length, maxLength: length })
    .map((bytes) => Buffer.from(bytes).toString('hex'));

describe('a case’s record', () => {
  const known: Case = {
    number: 'KS 2026/123',
    subject: 'report_under_act',
    assignee: member,
    assessed: { is: 'eu_rules', by: member, on: filedOn },
    word: { salt: '0a'.repeat(16), hash: '0b'.repeat(32), tries: 5, lockedBy: member },
    deferred: [
      {
        ...{ id: member, to: 'board', name: 'Bygg', cause: 'Fara.', why: 'Spår.', tellBy: filedOn },
        text: 'Vi har lämnat det vidare.',
      },
    ],
    toGive: [{ id: member, to: 'police', name: '', from: filedOn }],
    duties: [
      { is: 'begun', law: 'data_breach', on: filedOn, told: 'Kommunjurist' },
      { is: 'open', on: filedOn, by: member },
    ],
    deputy: member,
    alone: { by: member, on: filedOn, gave: true },
    hold: { why: 'En begäran.', lookAgainOn: filedOn },
    askedOn: filedOn,
    steps: [
      { id: member, is: 'person', what: 'Chef', by: filedOn, doneOn: filedOn, why: 'Spår.' },
      { id: member, is: 'evidence', what: 'Pärm', heardOn: filedOn, why: '' },
    ],
    party: 'Bolaget',
  };

  it('has the format, the tag and the marks of its comments', () => {
    const row = sealer.seal(internal, of, known);
    const day = hexDay(filedOn);
    expect(plain(row)).toBe(
      [
        `01${hexText('KS 2026/123')}02${hexText('report_under_act')}03${member}04${member}`,
        `05${hexText('eu_rules')}${member}${day}`,
        `06${'0a'.repeat(16)}${'0b'.repeat(32)}0501${member}`,
        `0701${member}${texts('board', 'Bygg', 'Fara.', 'Vi har lämnat det vidare.', 'Spår.')}${day}`,
        `0801${member}${texts('police', '')}${day}`,
        `090201${hexText('begun')}${day}${hexText('data_breach')}00${hexText('Kommunjurist')}`,
        `00${hexText('open')}${day}${member}`,
        `0a${member}${day}01`,
        `0b${hexText('En begäran.')}${day}`,
        `0c${day}`,
        `0e02${member}${texts('person', 'Chef')}01${day}0001${day}${hexText('Spår.')}00`,
        `${member}${texts('evidence', 'Pärm')}0001${day}00${hexText('')}00`,
        `0f${hexText('Bolaget')}`,
      ].join(''),
    );
    expect(row.tag).toEqual(over(internal, 'wb1/case', Uint8Array.of(1)));
    const name = (part: number) =>
      over(newPepper, 'wb1/case-number', Uint8Array.of(part, 1), '2026/123');
    expect(row.diaryMark).toEqual(name(1));
    const led = Buffer.from(row.diaryThread.map((byte, n) => byte ^ (name(2)[n] ?? 0)));
    expect(led.toString('hex')).toBe(thread);
  });

  it('is of one size whatever it contains, and opens as its own alone', () => {
    const [by, on] = [fc.constant(member), fc.constant(filedOn)];
    fc.assert(
      fc.property(
        fc.record(
          {
            number: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
            subject: fc.constantFrom(...subjects),
            assignee: by,
            assessed: fc.record({ is: fc.constantFrom(...assessments), by, on }),
            word: fc.record(
              { salt: hexOf(16), hash: hexOf(32), tries: fc.nat(5), lockedBy: by },
              { requiredKeys: ['salt', 'hash', 'tries'] },
            ),
            archived: fc.record({
              how: fc.constantFrom(...archivings),
              on,
              number: fc.string({ maxLength: 40, unit: 'grapheme' }),
            }),
            hold: fc.record({
              why: fc.string({ maxLength: 90, unit: 'grapheme' }),
              lookAgainOn: on,
            }),
          },
          { requiredKeys: [] },
        ),
        (some) => {
          const row = sealer.seal(internal, of, some);
          expect(row.envelope).toHaveLength(envelopeSizes.case);
          expect(sealer.open(internal, thread, row)).toEqual(some);
          expect(() => sealer.open(internal, id(0xa2), row)).toThrow('seal_open');
          const other = { ...row, revision: id(0xc4) };
          expect(() => sealer.open(internal, thread, other)).toThrow('seal_open');
        },
      ),
      { numRuns: 50 },
    );
  });

  it('has room for all that a desk may write of a case at once', () => {
    const dear = (bytes: number): string => '"'.repeat((bytes - 2) / 2);
    const told = dear(limits.dutyBytes);
    const whole: Case = {
      ...known,
      number: '🙂'.repeat(limits.numberCharacters),
      toGive: undefined,
      deferred: Array.from({ length: limits.deferrals }, () => ({
        ...{ id: member, to: 'investigator', name: '""', cause: '""', why: '""', tellBy: filedOn },
        text: dear(limits.deferralBytes - 18),
      })),
      duties: [
        ...laws.map((law) => ({ is: 'not_applicable' as const, law, on: filedOn, told })),
        { is: 'open', on: filedOn, by: member },
      ],
      hold: { why: dear(limits.holdBytes), lookAgainOn: filedOn },
      archived: { how: 'package', on: filedOn, number: '🙂'.repeat(limits.numberCharacters) },
      steps: undefined,
    };
    for (const one of whole.deferred ?? []) expect(whyNotDefer({}, one)).toBeUndefined();
    const longest = whole.deferred![0]!;
    expect(whyNotDefer({}, { ...longest, why: `${longest.why}""` })).toBe('deferral_long');
    expect(whyNotDefer(whole, longest)).toBe('deferrals_full');
    for (const [line, most] of [
      ...dutiesOf(whole).map((duty) => [duty.told, limits.dutyBytes] as const),
      [whole.hold!.why, limits.holdBytes] as const,
    ])
      expect([readLine(line, most), readLine(`${line}"`, most)]).toEqual([line, undefined]);
    const row = sealer.seal(internal, of, whole);
    expect(sealer.open(internal, thread, row)).toEqual(whole);
    // What else may come to stand there has some room.
    expect(plain(row).length / 2).toBeLessThan(7680 - 20);
  });

  it('fits while a lock of the caller’s word has room after it, and no longer', () => {
    const { word, ...others } = known;
    const open = { ...word!, lockedBy: undefined };
    const filled = (bytes: number): Case => ({ ...others, word: open, party: 'x'.repeat(bytes) });
    let bytes = 1;
    while (sealer.fits(filled(bytes + 1))) bytes++;
    const fullest = filled(bytes);
    expect(() => sealer.seal(internal, of, { ...fullest, word: word! })).not.toThrow();
    expect(() => sealer.seal(internal, of, { ...filled(bytes + 1), word: word! })).toThrow(
      'seal_size',
    );
    expect(sealer.fits({ ...filled(bytes), word: word! })).toBe(true);
  });

  it.each([
    ['an unknown tag', '10'],
    ['a request of no day', '0c0000'],
    ['a line of no known kind', `0e01${member}${texts('x', 'Chef')}000000${hexText('')}`],
    ['tags out of order', `04${member}03${member}`],
    ['a tag twice', `04${member}04${member}`],
    ['an unknown word', `02${hexText('secret')}`],
    ['no id', '0300'],
    ['a short hash', `06${'00'.repeat(47)}`],
    ['half a word', `06${'00'.repeat(16)}`],
    ['half a deferral', `0701${member}`],
    ['a duty of no known law', `090101${hexText('begun')}00000001${texts('x', '')}`],
    ['an answer of nobody', `090100${hexText('none')}00000001`],
    ['something done alone on no day', `0a${member}`],
    ['half a hold', `0b${hexText('x')}`],
    ['a hold of nobody', `0b${hexText('x')}00000001${member}`],
    ['half an assessment', `05${hexText('outside')}`],
  ])('with %s does not open', (_, hex) => {
    const content = Buffer.from(hex, 'hex');
    const place = {
      type: 'case',
      thread: Buffer.from(thread, 'hex'),
      row: Buffer.from(of.revision, 'hex'),
    } as const;
    const padded = Buffer.alloc(7680);
    padded.writeUInt16BE(content.length);
    content.copy(padded, 2);
    const row = {
      ...sealer.seal(internal, of, {}),
      envelope: envelopes.seal(internal, place, padded),
    };
    expect(() => sealer.open(internal, thread, row)).toThrow('seal_format');
  });

  it('is found by its number however it is typed, under an earlier pepper too, and at its desk alone', () => {
    const row = sealer.seal(internal, of, known);
    const earlier = createCaseSealer(envelopes, nodeRandom(), () => [oldPepper]);
    const old = earlier.seal(internal, of, known);
    for (const found of [row, old]) {
      const marks = sealer.marks('whistleblowing', ' ks2026/123 ').map((mark) => mark.toString());
      expect(marks).toContain(found.diaryMark.toString());
      expect(sealer.threadOf('whistleblowing', 'ks 2026/123', found)).toBe(thread);
      expect(sealer.threadOf('whistleblowing', '2026/123', found)).toBe(thread);
      expect(sealer.threadOf('whistleblowing', '026/123', found)).toBeUndefined();
      expect(sealer.threadOf('whistleblowing', 'KS 2026/124', found)).toBeUndefined();
      expect(sealer.threadOf('hr', 'KS 2026/123', found)).toBeUndefined();
    }
  });

  it('without a number has marks that are drawn', () => {
    const [one, two] = [sealer.seal(internal, of, {}), sealer.seal(internal, of, {})];
    for (const mark of ['diaryMark', 'diaryThread'] as const) {
      expect(one[mark]).not.toEqual(two[mark]);
      expect(one[mark]).toHaveLength(16);
    }
  });
});
