import fc from 'fast-check';
import { parseAddress } from '../../../bot/channels/teams/address';
import { localeOf, readActivity } from '../../../bot/channels/teams/payload';
import { readPress } from '../../../bot/channels/teams/read';
import { fieldNames } from '../../../bot/domain/fields';
import { submit } from './submit';

const press = (data: unknown): ReturnType<typeof readPress> =>
  readPress({ ...submit, value: { data } }, 'sv');

describe('reading a press', () => {
  it('takes known fields that are text, and nothing else', () => {
    const read = press({
      act: 'next',
      draft: 'd',
      texts: 't',
      what: 'text',
      where: 5,
      how: ['a'],
      who: { deep: { deeper: 'x' } },
      text: null,
      involved: 'management,hr',
      constructor: 'x',
      unknown: 'x',
    });
    expect(read).toMatchObject({ button: 'next', draft: 'd', texts: 't' });
    expect(read?.fields).toEqual({ what: 'text', involved: 'management,hr' });
  });

  it('is not led astray by prototypes', () => {
    const data: unknown = JSON.parse(
      '{"__proto__":{"what":"inherited","act":"file"},"constructor":{"prototype":{"what":"x"}},"how":"own"}',
    );
    const read = press(data);
    expect(read?.fields).toEqual({ how: 'own' });
    expect(read?.button).toBeUndefined();
    expect(({} as Record<string, unknown>).what).toBeUndefined();
    expect(press(Object.create({ what: 'inherited' }))?.fields).toEqual({});
  });

  it.each([
    ['an emoji', 'a😀b', 'a😀b'],
    ['a decomposed letter', 'A\u030A', 'A\u030A'],
    ['half an emoji', 'a\uD83Db', 'a\uFFFDb'],
    ['the other half', '\uDE00', '\uFFFD'],
    ['halves the wrong way round', '\uDE00\uD83D', '\uFFFD\uFFFD'],
    ['spaces', ' a\n b ', ' a\n b '],
  ])('leaves text as it is, but for characters that are none: %s', (_name, typed, read) => {
    expect(press({ what: typed })?.fields.what).toBe(read);
  });

  it.each([
    ['line breaks', 'a\r\nb\rc\nd\u2028e', 'a\nb\nc\nd\ne'],
    ['a sign by its name', 'Tack :smile: :+1::skin-tone-3:', 'Tack 😄 👍🏼'],
    [
      'no sign',
      'kl 10:30:15, :unknown: och :constructor:',
      'kl 10:30:15, :unknown: och :constructor:',
    ],
  ])('makes a text alike in all channels: %s', (_name, typed, read) => {
    expect(press({ what: typed })?.fields.what).toBe(read);
  });

  it('cuts what is far too long, and does not take a long token at all', () => {
    const long = 'å'.repeat(50_000);
    const read = press({ act: long, what: long, draft: long, texts: long });
    expect(read?.fields.what).toHaveLength(20_000);
    expect(read).toMatchObject({ button: undefined, draft: undefined, texts: undefined });
    expect(press({ what: `${'a'.repeat(19_999)}😀` })?.fields.what?.endsWith('a\uFFFD')).toBe(true);
  });

  it('needs to know who presses', () => {
    expect(readPress({ ...submit, person: undefined }, 'sv')).toBeUndefined();
    expect(readPress({ ...submit, tenants: [] }, 'sv')).toBeUndefined();
  });

  it('takes the name of the person who presses, for this press alone', () => {
    expect(press({})).toMatchObject({ calledBy: ['Maja Lind'] });
    expect(readPress({ ...submit, calledBy: undefined }, 'sv')?.calledBy).toEqual([]);
    expect(JSON.stringify(press({})?.who)).not.toContain('Maja');
  });

  it('keeps an address that can be spoken to, and no name', () => {
    const address = press({})?.who.address ?? '';
    expect(parseAddress(address, () => true)).toEqual({
      serviceUrl: 'https://smba.example/',
      conversation: 'a:1',
      bot: '28:bot',
      user: '29:user',
      tenant: 't-1',
      locale: 'sv',
    });
  });

  it.each([
    ['sv', 'sv'],
    ['sv-SE', 'sv'],
    ['SV-fi', 'sv'],
    ['svx', 'en'],
    ['en-GB', 'en'],
    ['de', 'en'],
    [undefined, 'sv'],
  ])('reads the locale %s as %s', (locale, expected) => {
    expect(localeOf({ locale }, 'sv')).toBe(expected);
  });
});

describe('reading anything at all', () => {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 6 }),
    fc.anything({
      withNullPrototype: true,
      withBigInt: true,
      withDate: true,
      withSparseArray: true,
    }),
  );
  const names = fc.constantFrom(...fieldNames, 'act', 'draft', 'texts', '__proto__', 'verb');

  it('never throws, and gives text or nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(anything, fc.dictionary(names, anything)),
        fc.constantFrom('task/fetch', 'task/submit'),
        (data, name) => {
          for (const value of [data, { data }]) {
            const read = readPress({ ...submit, name, value }, 'sv');
            if (read === undefined) throw new Error('somebody presses');
            for (const [field, text] of Object.entries(read.fields)) {
              expect(fieldNames).toContain(field);
              expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
            }
            for (const token of [read.button, read.draft, read.texts]) {
              expect(['string', 'undefined']).toContain(typeof token);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never throws on a whole activity', () => {
    const parts = fc.constantFrom(
      ...['type', 'id', 'name', 'channelId', 'serviceUrl', 'conversation', 'recipient', 'from'],
      ...['membersAdded', 'channelData', 'locale', 'value'],
    );
    const whole = { type: 'x', channelId: 'x', serviceUrl: 'x' };
    const ids = { conversation: { id: 'x' }, recipient: { id: 'x' }, from: { id: 'x' } };
    fc.assert(
      fc.property(anything, fc.dictionary(parts, anything), (body, changes) => {
        for (const sent of [body, { ...whole, ...ids, ...changes }]) {
          const { locale, person, name, calledBy } = readActivity(sent) ?? {};
          for (const text of [locale, person, name, calledBy])
            expect(['string', 'undefined']).toContain(typeof text);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never throws on a kept address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (kept) => {
        expect(parseAddress(kept, () => true)).toBeUndefined();
      }),
    );
  });
});
