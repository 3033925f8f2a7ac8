import { areaLines } from '../../adaptive-cards/authorities';
import { type CardSet, createCards } from '../../adaptive-cards/cards';
import type { Element } from '../../adaptive-cards/element';
import { euLines, siteList } from '../../adaptive-cards/rights';
import { speak, type TextKey } from '../../adaptive-cards/texts';
import en from '../../adaptive-cards/texts/en.json';
import { redirectTargets } from '../../bot/domain/contacts';
import type { Crowd } from '../../bot/domain/crowd';
import { dutyOf } from '../../bot/domain/duty';
import type { Desk, Locale } from '../../bot/domain/ids';
import { ruleOf } from '../../bot/domain/questionnaire';
import { remarks } from '../../bot/domain/remarks';
import { tellings } from '../../bot/domain/telling';
import { isToTalk, mayGoToHr, triage } from '../../bot/domain/triage';
import type { View } from '../../bot/domain/view';
import { hiddenIn } from '../../bot/domain/what-it-can-hide';
import { everyAnswer } from '../support/every-answer';
import {
  cards,
  desks,
  locales,
  options,
  partsOf,
  readyTexts,
  reporterViews,
  samples,
  shown,
} from './samples';

/**
 * What a reporter reads, measured on the drawn cards. A word is what stands between spaces and holds a
 * letter, so telephone numbers and the report code are not words. Everything counts: labels, every choice,
 * every button. What is there to look something up in is left out of a view: names and sites of authorities,
 * contacts. So are the examples beside a choice. A whole way counts all of it, and
 * the dialog's title once.
 */
const limits = {
  duty: 40,
  beforeInput: 60,
  /** The last view, which is the law's acknowledgement. */
  filed: 80,
  /** Its buttons name who helps. */
  verdict: 70,
  /** It has no input, so its ways on count as well. */
  start: 75,
  sentence: 15,
  lix: 40,
  lixOfRights: 24,
  flow: 600,
  sometimes: 15,
};

/** As under any other policy than passes at once. */
const usually = createCards({ ...options, atOnce: false });

/** The messengers' cards where there is a door on the web, and the door's own. */
const door = 'https://beratta.exempelby.example';
const besideDoor = createCards({ ...options, atOnce: false, door });
const atDoor = createCards({ ...options, atOnce: false, messenger: 'web', door });

const listed = new Set(
  locales.flatMap((locale) => [
    siteList(locale),
    ...[...areaLines(locale), ...euLines(locale)].flatMap(({ label, value }) => [label, value]),
  ]),
);

const reached = new Set(locales.flatMap((locale) => Object.values(options.contacts[locale])));
/** A line of a list: who it is, and then how that one is reached. */
const isContact = ([label = '', ...values]: readonly string[]): boolean =>
  label.endsWith(': ') && [...reached].some((value) => values.join('').endsWith(value));
const examples = /\. (Till exempel|For example) .*$/;

interface Read {
  readonly text: string;
  readonly input: boolean;
}

/**
 * The texts of a card in order. Runs of one paragraph are one text.
 * @param all what is there to look something up in, too
 */
function read(view: View, locale: Locale, given: CardSet = cards, all = false): Read[] {
  return partsOf(given.draw(shown(view, locale)).card).flatMap((part): Read[] => {
    switch (part.type) {
      case 'TextBlock':
        return [{ text: String(part.text), input: false }];
      case 'RichTextBlock': {
        const runs = partsOf({ type: '', body: [part] }).filter((run) => run.type === 'TextRun');
        const texts = runs
          .map((run) => String(run.text))
          .filter((text) => all || !listed.has(text));
        return [{ text: !all && isContact(texts) ? '' : texts.join(''), input: false }];
      }
      case 'Action.Submit':
        return [{ text: String(part.title), input: false }];
      case 'Input.Text':
      case 'Input.ChoiceSet':
        return part.isVisible === false
          ? []
          : [{ text: String(part.label), input: true }, ...choices(part, all)];
      default:
        return [];
    }
  });
}

function choices(part: Element, all: boolean): Read[] {
  const list: unknown[] = Array.isArray(part.choices) ? part.choices : [];
  return list.map((choice) => {
    const title =
      typeof choice === 'object' && choice !== null && 'title' in choice ? choice.title : '';
    return { text: all ? String(title) : String(title).replace(examples, ''), input: false };
  });
}

/**
 * A thread as it usually looks: the sample with every reason for closing in a row is not what anybody reads.
 */
function usual(view: View): View {
  if (view.name !== 'thread' && view.name !== 'proof') return view;
  const kinds = ['report', 'message', 'reply', 'feedback', 'hr_asked', 'hr_answered'];
  const items = view.page.items.filter(({ body }) => kinds.includes(body.kind));
  return { ...view, page: { ...view.page, items } };
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
const sentences = (text: string): string[] =>
  text
    // A dot between digits or before a small letter ("kap. 2 a §") ends no sentence.
    .split(/[.!?:](?=\s+[\p{Lu}]|\s*$)|\n/u)
    .filter((sentence) => words(sentence).length > 0);
/** Words that win over the count: 112, that nothing is sent, and who reads. */
const winning: ReadonlySet<string> = new Set(
  locales.flatMap((locale) =>
    (['safety.call', 'verdict.choice'] as const).map((key) => speak(locale, {})(key)),
  ),
);
const wins = (text: string): boolean =>
  winning.has(text) || /^\d (kan läsa|can read it): /.test(text);
const count = (list: readonly Read[]): number =>
  words(list.flatMap(({ text }) => (wins(text) ? [] : [text])).join(' ')).length;

function lix(list: readonly Read[]): number {
  const all = list.flatMap(({ text }) => words(text));
  const long = all.filter((word) => word.replace(/[^\p{L}]/gu, '').length > 6).length;
  const ends = list.flatMap(({ text }) => sentences(text)).length;
  return all.length / ends + (100 * long) / all.length;
}

const cases = locales.flatMap((locale) => reporterViews.map((name) => [locale, name] as const));

describe('what a reporter reads', () => {
  it.each(cases)('%s %s is short before its first input', (locale, name) => {
    // Rights, what others can see and a thread are there to be read.
    if (name === 'rights' || name === 'employer' || name === 'thread' || name === 'proof') return;
    for (const view of samples[name]) {
      const list = read(view, locale);
      const first = list.findIndex(({ input }) => input);
      const before = first < 0 ? list : list.slice(0, first);
      // What must be told elsewhere today stands in a box of its own, with its contacts.
      const more = view.name === 'filed' && view.duty !== undefined ? limits.duty : 0;
      const { name: of } = view;
      const longer = of === 'filed' || of === 'verdict' || of === 'start';
      const most = longer ? limits[of] : limits.beforeInput;
      expect(count(before)).toBeLessThanOrEqual(most + more);
    }
  });

  it.each(cases)('%s %s has short sentences', (locale, name) => {
    const long = samples[name]
      .flatMap((view) => [...read(view, locale), ...read(view, locale, usually)])
      .flatMap(({ text }) => sentences(text))
      .filter((sentence) => words(sentence).length > limits.sentence);
    expect(long).toEqual([]);
  });

  it.each(reporterViews)('%s is easy Swedish', (name) => {
    for (const view of samples[name].map(usual)) {
      expect(lix(read(view, 'sv'))).toBeLessThanOrEqual(limits.lix);
    }
  });

  it('is easier still where rights are told, which a frightened person reads to the end', () => {
    for (const view of [...samples.rights, ...samples.employer]) {
      expect(lix(read(view, 'sv'))).toBeLessThanOrEqual(limits.lixOfRights);
    }
  });

  it.each(locales)(
    '%s: what names the door, and what is said there, is short and easy',
    (locale) => {
      const [start, employer] = [samples.start, samples.employer].map(([view]) => view!);
      for (const given of [besideDoor, atDoor]) {
        const first = read(start!, locale, given);
        expect(count(first)).toBeLessThanOrEqual(limits.start);
        const list = [...first, ...read(employer!, locale, given)];
        const long = list
          .flatMap(({ text }) => sentences(text))
          .filter((sentence) => words(sentence).length > limits.sentence);
        expect(long).toEqual([]);
        if (locale === 'sv') expect(lix(list)).toBeLessThanOrEqual(limits.lix);
      }
      const before = atDoor.door(locale).card.body.flatMap((part) => JSON.stringify(part));
      expect(words(before.join(' ')).length).toBeLessThanOrEqual(limits.beforeInput);
    },
  );

  it.each(locales)('%s: what the printed page adds is short and easy, too', (locale) => {
    const named = { door: 'a.b', website: 'c.d', phone: '1' };
    const say = speak(locale, { messengers: 'Teams', button: 'x', day: '1', ...named });
    const keys = [
      ...Object.keys(en.rightsPage).map((key) => `rightsPage.${key}` as TextKey),
      ...Object.keys(en.poster).map((key) => `poster.${key}` as TextKey),
    ];
    const list = keys.map((key) => ({ text: say(key), input: false }));
    const long = list
      .flatMap(({ text }) => sentences(text))
      .filter((sentence) => words(sentence).length > limits.sentence);
    expect(long).toEqual([]);
    if (locale === 'sv') expect(lix(list)).toBeLessThanOrEqual(limits.lix);
  });

  it.each(remarks)('the notice %s is short and easy', (remark) => {
    for (const locale of locales) {
      const [box] = cards.draw(shown({ name: 'safety' }, locale, { remark, found: tellings })).card
        .body;
      const text = JSON.stringify(box).replace(/.*"text":"([^"]*)".*/, '$1');
      for (const sentence of sentences(text)) {
        expect(words(sentence).length).toBeLessThanOrEqual(limits.sentence);
      }
      expect(words(text).length).toBeLessThanOrEqual(25);
    }
  });

  it.each([...redirectTargets, ...readyTexts])('the ready text for %s is short and easy', (key) => {
    for (const locale of locales) {
      const text = cards.readyText(locale, key);
      const longest = sentences(text).map((sentence) => words(sentence).length);
      expect(Math.max(...longest)).toBeLessThanOrEqual(limits.sentence);
      if (locale === 'sv') expect(lix([{ text, input: false }])).toBeLessThanOrEqual(45);
    }
  });

  /** What is wrong with a way: how many words it has, and which of its views has how many. */
  const tooLong = (
    locale: Locale,
    views: readonly View[],
    most: number,
    given: CardSet = cards,
  ): string[] => {
    const title = words(given.draw(shown({ name: 'safety' }, locale)).title).length;
    const each = views.map((view) => [view.name, count(read(view, locale, given, true))]);
    const sum = each.reduce((so, [, number]) => so + Number(number), title);
    if (sum <= most) return [];
    const parts = each.map(([name, number]) => `${name} ${number}`).join(', ');
    return [
      `${sum} words of at most ${most} (title ${title}, ${parts}): shorten one in adaptive-cards/texts/${locale}.json`,
    ];
  };
  const filedAt = (desk: Desk) => {
    const found = samples.filed.find(({ deadlines, again }) => deadlines.desk === desk && !again);
    if (found === undefined) throw new Error(`no sample of ${desk}`);
    return found;
  };
  /** Every way from the first view to what was sent, by what is answered. */
  const ways = [...everyAnswer()].flatMap((answers): (readonly View[])[] => {
    if (isToTalk(answers) || answers.involved.length > 0) return [];
    const { route } = triage(answers);
    const rule = ruleOf(answers);
    const duty = dutyOf(answers);
    const readers = ['Kommunjurist', 'Kanslichef'];
    const { danger } = hiddenIn(answers);
    const hr = mayGoToHr(answers) ? ('offered' as const) : ('withheld' as const);
    const before: readonly View[] = [
      { name: 'start', intake: 'open' },
      { name: 'safety' },
      answers.about === 'security' ? { name: 'security' } : { name: 'guide' },
      { name: 'more', about: answers.about },
      ...samples.involved.slice(-1),
      { name: 'verdict', answers, route, rule, hr, readers, hidden: [], danger },
    ];
    return (hr === 'offered' ? desks : (['whistleblowing'] as const)).map(
      (desk): readonly View[] => [
        ...before,
        { name: 'report_code', desk, danger, reportCode: '1234 5678 9012 3456 7890 1234' },
        { name: 'story', desk, readers, duty },
        { ...filedAt(desk), duty },
      ],
    );
  });

  it.each(locales)('%s: every way through is short', (locale) => {
    // The warning of passes at once goes once there is another policy, and how many people there were is
    // not always known: what either adds to the first view is bounded below.
    const long = [usually, besideDoor, atDoor].flatMap((given) =>
      ways.flatMap((views) => tooLong(locale, views, limits.flow, given)),
    );
    expect(long.sort().slice(-12)).toEqual([]);
  });

  it.each(locales)('%s: what is said of passes and of the last window adds little', (locale) => {
    const start = (crowd?: Crowd, atOnce = false): number =>
      count(
        read({ name: 'start', intake: 'open', crowd }, locale, createCards({ ...options, atOnce })),
      );
    for (const longer of [start(undefined, true), start(99_990), start('few')])
      expect(longer - start()).toBeLessThanOrEqual(limits.sometimes);
  });
});
