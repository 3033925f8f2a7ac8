/**
 * Plays the guide in a terminal, as far as the report code, for readers who know only what a screen says:
 *
 *     npm run play -- presses.json
 *
 * The file holds `{ "language": "sv", "plays": { "<id>": ["report", "safe", "about=gain next"] } }`: each
 * press is the choice, if any, and the button. It prints the screen at which each play is,
 * each screen once. With `--ends` it prints where each play has led, as JSON. Nothing is stored or sent.
 */
import { readFileSync } from 'node:fs';
import { createCards } from '../adaptive-cards/cards';
import { elementsIn } from '../adaptive-cards/element';
import { buttons } from '../bot/domain/buttons';
import type { Day } from '../bot/domain/day';
import type { Fields } from '../bot/domain/fields';
import type { Locale, MemberId } from '../bot/domain/ids';
import type { Reference } from '../bot/domain/reference';
import { makeReportCode } from '../bot/domain/report-code';
import { triage } from '../bot/domain/triage';
import { answersOf } from '../bot/reporter/answers';
import { begin, type Conversation } from '../bot/reporter/conversation';
import { converse } from '../bot/reporter/converse';
import type { DesksNow, DrawnView, Event, Next } from '../bot/reporter/event';
import { readContactsFile } from '../bot/settings/contacts-file';

const today = '2026-05-05' as Day;
const titles = {
  readers: ['Kommunjurist', 'Säkerhetschef', 'Kanslichef'],
  hr: ['HR-chef', 'HR-specialist'],
};
const person = (title: string) => ({
  id: Buffer.from(title).toString('hex').padEnd(32, '0').slice(0, 32) as MemberId,
  title,
});
const desks: DesksNow = {
  today,
  opensOn: today,
  readers: titles.readers.map(person),
  hr: titles.hr.map(person),
};

const read = readContactsFile('examples/contacts.json');
if (read.kind === 'faulty') throw new Error(read.problems.join(', '));
const cards = createCards({
  organisation: 'Exempelby kommun',
  websiteUrl: 'https://exempelby.example/visselblasare',
  privacyUrl: 'https://exempelby.example/personuppgifter',
  contacts: read.contacts,
  atOnce: false,
  messenger: 'Teams',
});

function settle(next: Next): DrawnView {
  if (next.kind === 'show') return next;
  if (next.effect.kind !== 'look') throw new Error(`cannot go on from here: ${next.effect.kind}`);
  return settle(
    converse(next.state, { kind: 'looked', then: next.effect.then, desks, redraw: next.redraw }),
  );
}

const start = (locale: Locale): Conversation =>
  begin({
    id: 'd'.repeat(32),
    began: today,
    locale,
    reportCode: makeReportCode('1234567890123456789012'),
    reference: '7K3M9-QXTB3' as Reference,
  });

function play(locale: Locale, presses: readonly string[]): DrawnView {
  const from: Event = { kind: 'press', button: undefined, fields: {} };
  return presses.reduce(
    (now, press) => settle(converse(now.state, eventOf(press, now.fields))),
    settle(converse(start(locale), from)),
  );
}

function eventOf(press: string, standing: Fields): Event {
  const parts = press.split(' ');
  const chosen = Object.fromEntries(parts.slice(0, -1).map((part) => part.split('='))) as Fields;
  const button = buttons.find((known) => known === parts.at(-1));
  return { kind: 'press', button, fields: { ...standing, ...chosen } };
}

/** Writes a screen as lines of text: its texts, its choices and its buttons. */
function screen({ view, state, remark, fields }: DrawnView): string {
  const { title, card } = cards.draw({
    view,
    locale: state.locale,
    remark,
    fields,
    opensOn: today,
    draft: '',
  });
  return [`== ${title} ==`, ...elementsIn(card.body).flatMap(linesOf)].join('\n');
}

function linesOf(part: ReturnType<typeof elementsIn>[number]): string[] {
  switch (part.type) {
    case 'TextBlock':
      return [String(part.text)];
    case 'RichTextBlock':
      return [
        elementsIn(part.inlines)
          .map((run) => String(run.text))
          .join(''),
      ];
    case 'Container':
      return ['+--', ...elementsIn(part.items).flatMap(linesOf), '+--'];
    case 'ActionSet':
      return elementsIn(part.actions).map(
        (action) => `[${String(action.title)}]  <${(action.data as { act?: string }).act ?? ''}>`,
      );
    case 'Input.ChoiceSet': {
      const choices = part.choices as readonly { title: string; value: string }[];
      const mark = part.isMultiSelect === true ? '[ ]' : '( )';
      return [
        `${String(part.label)}:`,
        ...choices.map(({ title, value }) => `  ${mark} ${title}  <${String(part.id)}=${value}>`),
      ];
    }
    case 'Input.Text':
      return part.isVisible === false
        ? []
        : [`${String(part.label)}: ________  <${String(part.id)}=...>`];
    default:
      return [];
  }
}

const [file, flag] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Name the file with the presses: npm run play -- presses.json\n');
  process.exit(1);
}
const { language, plays } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly language: Locale;
  readonly plays: Readonly<Record<string, readonly string[]>>;
};
const ends = Object.entries(plays).map(([id, presses]) => ({ id, now: play(language, presses) }));
if (flag === '--ends') {
  const outcome = ({ now: { state, view } }: (typeof ends)[number]) => {
    const answers = answersOf(state);
    return {
      view: view.name,
      toHr: state.toHr === true,
      talk: state.talk,
      ...(answers && { answers, ...triage(answers) }),
    };
  };
  console.log(
    JSON.stringify(Object.fromEntries(ends.map((end) => [end.id, outcome(end)])), null, 1),
  );
} else {
  const screens = new Map<string, string[]>();
  for (const { id, now } of ends)
    screens.set(screen(now), [...(screens.get(screen(now)) ?? []), id]);
  for (const [text, ids] of screens) console.log(`\n######## ${ids.join(' ')}\n${text}`);
}
