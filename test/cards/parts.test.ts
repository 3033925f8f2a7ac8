import fc from 'fast-check';
import { compile } from '../../adaptive-cards/expand';
import parts from '../../adaptive-cards/parts.json';
import { isNode, nodesIn, partsByName, written } from './spelled-out';

const drawn = (card: object, v: object = {}, t: unknown = {}, k: object = {}): unknown =>
  compile(card, { t, k })(v);
const bindingsIn = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/"([^"]*\$\{[^"]*)"/g)].map(([, text]) => text ?? '');
/** What a part may be given: names, from all of its JSON. */
const asked = (part: unknown): string[] =>
  bindingsIn(part).flatMap((text) => /^\$\{p\.(\w+)\}$/.exec(text)?.[1] ?? []);

const nodes = [...written.values(), parts].flatMap(nodesIn);
const uses = nodes.filter(({ $part }) => $part !== undefined);

describe('the parts', () => {
  it('are all used, and no card uses another', () => {
    const used = new Set(uses.map(({ $part }) => $part));
    expect([...used].sort()).toEqual([...partsByName.keys()].sort());
    expect(() => drawn({ $part: 'other' })).toThrow('card_part_missing');
  });

  it('are given what they ask for, and nothing else', () => {
    const unasked = uses.flatMap(({ $part, $when, $data, ...given }) =>
      Object.keys(given)
        .filter((name) => !asked(partsByName.get($part)).includes(name))
        .map((name) => `${String($part)}: ${name}`),
    );
    expect(unasked).toEqual([]);
  });

  it('and no card has anything to read but bindings, $part, $when and $data', () => {
    const keys = new Set(nodes.flatMap((node) => Object.keys(node)));
    expect([...keys].filter((key) => key.startsWith('$')).sort()).toEqual([
      '$data',
      '$part',
      '$when',
    ]);
    for (const [name, card] of written) {
      const odd = bindingsIn(card).filter((text) => !/^\$\{(?!p\.)\w+(\.\w+)*\}$/.test(text));
      expect([name, odd]).toEqual([name, []]);
    }
    expect(bindingsIn(parts).filter((text) => !/^\$\{\w+(\.\w+)*\}$/.test(text))).toEqual([]);
  });
});

describe('a card drawn from its JSON', () => {
  it('has texts, constants, values, and the items of lists in their places', () => {
    const card = {
      title: '${t.a.b}',
      price: '${k.price}',
      list: [{ $data: '${v.rows}', text: '${text}', inner: [{ $data: '${more}', n: '${n}' }] }],
    };
    const rows = [
      { text: 'x', more: [{ n: 1 }, { n: 2 }] },
      { text: 'y', more: [] },
    ];
    expect(drawn(card, { rows }, { a: { b: 'T' } }, { price: 7 })).toEqual({
      title: 'T',
      price: 7,
      list: [
        { text: 'x', inner: [{ n: 1 }, { n: 2 }] },
        { text: 'y', inner: [] },
      ],
    });
  });

  it('leaves out what is not so, and what has no value', () => {
    const all = ['${v.yes}', { not: '${v.no}' }, { not: '${v.missing}' }];
    const one = ['yes', 'no', 'missing', 'word', 'empty', 'list', 'none'].map(
      (of) => `\${v.${of}}`,
    );
    const conditions = [...one, all, [...all, '${v.no}'], { not: '${v.word}' }];
    const card = { list: conditions.map(($when, at) => ({ $when, at })), text: '${v.missing}' };
    const values = { yes: true, no: false, word: 'a', empty: '', list: [0], none: [] };
    const shown = [0, 3, 5, 7].map((at) => ({ at }));
    expect(drawn(card, values)).toEqual({ list: shown });
  });

  it('refuses a list that is missing', () => {
    expect(() => drawn({ list: [{ $data: '${v.rows}' }] })).toThrow('card_list_missing');
  });

  it('gives a part what the card gives it, within a list as well', () => {
    const card = {
      $part: 'row',
      actions: [{ $part: 'button', $data: '${v.of}', title: '${a}', act: 'b' }],
    };
    expect(drawn(card, { of: [{ a: 'A' }, { a: 'B' }] })).toEqual({
      type: 'ActionSet',
      actions: ['A', 'B'].map((title) => ({ type: 'Action.Submit', title, data: { act: 'b' } })),
    });
  });
});

describe('a value', () => {
  /** Every binding and instruction that a card may have, so that reading one would show. */
  const planted = [
    '${v.secret}',
    '${t.secret}',
    '${k.secret}',
    '${p.text}',
    '${text}',
    '${1+1}',
    '$part',
  ];
  const text = fc.oneof(
    fc.constantFrom(...planted),
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.string(), fc.constantFrom(...planted), fc.string()).map((all) => all.join('')),
  );
  /** Objects too: nothing gives such to a card, and none is read as a part of one. */
  const value = fc.oneof(
    text,
    fc.dictionary(fc.constantFrom('$part', '$when', '$data', 'text'), text).filter(isNode),
  );

  it('is a literal wherever it is put in, whatever it says', () => {
    fc.assert(
      fc.property(value, value, (one, other) => {
        const card = {
          plain: '${v.one}',
          list: [{ $data: '${v.rows}', text: '${text}' }],
          part: { $part: 'pair', label: '${v.one}', value: '${k.other}' },
        };
        const known = { secret: 'SECRET', other };
        const run = { type: 'TextRun', text: one, weight: 'Bolder' };
        expect(
          drawn(card, { one, rows: [{ text: other }], secret: 'SECRET' }, known, known),
        ).toEqual({
          plain: one,
          list: [{ text: other }],
          part: {
            type: 'RichTextBlock',
            spacing: 'Small',
            inlines: [run, { type: 'TextRun', text: other }],
          },
        });
      }),
    );
  });
});
