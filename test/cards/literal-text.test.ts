import fc from 'fast-check';
import { createCards } from '../../adaptive-cards/cards';
import { literal, oneLine } from '../../adaptive-cards/literal';
import { createSpeech } from '../../adaptive-cards/speech';
import type { View } from '../../bot/domain/view';
import { cards, clocks, day, message, options, partsOf, samples, shown } from './samples';

const evil = [
  '${v.reportCode} ${t.start.plain} ${1+1} $data $when ${',
  '{day} {phone} {organisation}',
  '**bold** _it_ [link](https://evil.example) <b>x</b> <at>Anna</at> &amp; `code`',
  'https://evil.example and mailto:a@evil.example',
  '\u202Egnorw \u200Frtl\u2069 e\u0301 😀👩‍👩‍👧 \u{1F1F8}\u{1F1EA}',
  '\\ " \' \\n \n\n\t }}{{ \\u0041',
  '__proto__ constructor',
] as const;

const fixed = {
  filedOn: day('2026-11-24'),
  status: 'received',
  deadlines: clocks.whistleblowing,
} as const;
const threadOf = (text: string): View => ({
  ...fixed,
  name: 'thread',
  moved: false,
  overdue: [],
  hr: { readers: ['HR'] },
  page: {
    items: [
      message({ kind: 'message', text }),
      message({ kind: 'handed_over', to: 'police', name: text, cause: text, text }),
    ],
    earlier: false,
    later: false,
  },
});
const deskThreadOf = (text: string): View => ({
  ...fixed,
  name: 'desk_thread',
  moved: false,
  openDays: [],
  desk: 'whistleblowing',
  excerpt: false,
  may: [],
  reference: 'K7Q2M-4XRT9',
  pending: 0,
  page: {
    items: [
      message({ kind: 'report', what: text, where: text, how: text, who: text }),
      message({ kind: 'note', author: text, text }),
      message({ kind: 'note', author: '', text, from: 'hr' }),
      message({ kind: 'excerpt', text }),
    ],
    earlier: false,
    later: false,
  },
});

const runs = (view: View): unknown[] =>
  partsOf(cards.draw(shown(view)).card)
    .filter(({ type }) => type === 'TextRun')
    .map(({ text }) => text);
const rest = (view: View): string =>
  JSON.stringify(
    partsOf(cards.draw(shown(view)).card).filter(
      ({ type }) => type !== 'TextRun' && type !== 'RichTextBlock' && type !== 'Container',
    ),
  );

describe("people's text", () => {
  it.each(evil)('%j is shown letter by letter, and in runs alone', (text) => {
    const seen = literal(text);
    expect(runs(threadOf(text))).toContain(seen);
    expect(runs(deskThreadOf(text)).filter((run) => run === seen)).toHaveLength(7);
    expect(runs(threadOf(text)).filter((run) => run === seen)).toHaveLength(4);
    for (const view of [threadOf(text), deskThreadOf(text)])
      expect(rest(view)).not.toContain(JSON.stringify(text).slice(1, -1));
  });

  it('shows a sign that turns text around by its number, but leaves it in the field', () => {
    const text = 'fil\u202egnp.exe \u2067x\u2069';
    const seen = 'fil[U+202E]gnp.exe [U+2067]x[U+2069]';
    for (const view of [threadOf(text), deskThreadOf(text)]) {
      expect(runs(view)).toContain(seen);
      expect(JSON.stringify(cards.draw(shown(view)).card)).not.toMatch(/\p{Bidi_Control}/u);
    }
    const { card } = cards.draw(shown(threadOf('x'), 'sv', { fields: { text } }));
    expect(partsOf(card).find(({ id }) => id === 'text')?.value).toBe(text);
  });

  it('is shown letter by letter, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        if (literal(text) === '') return;
        expect(runs(threadOf(text))).toContain(literal(text));
      }),
    );
  });

  it('comes back in its input as it was, but for control characters', () => {
    for (const text of evil) {
      const { card } = cards.draw(shown(threadOf('x'), 'sv', { fields: { text } }));
      expect(partsOf(card).find(({ id }) => id === 'text')?.value).toBe(text);
    }
    expect(literal('a\u0000b\r\nc\u001b[31m')).toBe('ab\nc[31m');
  });

  it('is shown whole when it is as long as it may be', () => {
    const text = '😀'.repeat(1500);
    expect(runs(threadOf(text))).toContain(text);
  });
});

describe('a title in a choice', () => {
  it('is one line without markup', () => {
    expect(oneLine('a\n[b](c) *d* <e> `f`\u0007_g_')).toBe('a (b)(c) d e fg');
    const turning = '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069';
    expect(oneLine(`a${turning}b`)).toBe('ab');
    const title = '**Chef** [x](https://evil.example)\nny rad';
    const { card } = cards.draw(
      shown({
        ...samples.involved[0]!,
        people: [{ ...samples.involved[0]!.people[0]!, title }],
      }),
    );
    expect(JSON.stringify(card)).toContain('"title":"Chef (x)(https://evil.example) ny rad"');
  });
});

describe("a handler's title", () => {
  it.each([
    ['Kommunjurist', 'Kommunjurist', 'Kommunjurist'],
    ['Kommunjurist / Municipal lawyer', 'Kommunjurist', 'Municipal lawyer'],
    ['HR / *Staff* / Lön', 'HR / Staff / Lön', 'HR / Staff / Lön'],
  ])('%j is %j to a Swedish and %j to an English reader', (title, swedish, english) => {
    const contacts = { phone: '', meeting: '', outsideContact: '' };
    const { titleOf: inSwedish } = createSpeech('sv', () => '', contacts);
    const { titleOf: inEnglish } = createSpeech('en', () => '', contacts);
    expect([inSwedish(title), inEnglish(title)]).toEqual([swedish, english]);
  });
});

describe("the operator's text", () => {
  it.each(evil)('%j in a setting is shown letter by letter', (text) => {
    const contacts = {
      ...options.contacts.sv,
      hr: text,
      phone: text,
      meeting: text,
      outsideContact: text,
    };
    const made = createCards({
      ...options,
      organisation: text,
      websiteUrl: text,
      privacyUrl: text,
      contacts: { sv: contacts, en: contacts },
    });
    for (const view of [...samples.start, ...samples.rights, ...samples.verdict]) {
      const { card, title } = made.draw(shown(view));
      expect(title).toContain(text);
      const blocks = partsOf(card).filter(({ type }) => type === 'TextBlock');
      expect(JSON.stringify(blocks)).not.toContain(JSON.stringify(text).slice(1, -1));
    }
    expect(runsOf(made.draw(shown({ name: 'start', intake: 'open' })).card)).toContain(text.trim());
  });
});

function runsOf(card: Parameters<typeof partsOf>[0]): unknown[] {
  return partsOf(card)
    .filter(({ type }) => type === 'TextRun')
    .map(({ text }) => text);
}
