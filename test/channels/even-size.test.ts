import { bytesOf } from '../../bot/channels/even-size';
import { evenModal, renderModal } from '../../bot/channels/slack/render/render';
import { answerPress } from '../../bot/channels/teams/answer';
import { answerPress as answerOnWeb } from '../../bot/channels/web/answer';
import type { Fields } from '../../bot/domain/fields';
import { pageOf as pageOfMessages } from '../../bot/domain/page';
import type { Shown } from '../../bot/ports/dialogue';
import { problemsOfView } from '../../office/slack/block-kit';
import { allViews, locales, message, samples, shown, cards as teamsCards } from '../cards/samples';
import { doorCards, doorHouse } from '../support/messengers/web-door';
import { openVissla, type Person, pressOf, type TestVissla } from '../support/open-vissla';
import { readPage } from '../support/people/web-page';
import { formOf } from '../support/people/web-person';
import { slackCards } from './slack/render/support';

/** What goes to and fro at a step: the press that led there, and the view. */
interface Exchange {
  readonly view: string;
  readonly request: number;
  readonly answer: number;
}

interface Messenger {
  /** Bytes of the answer that shows a view. */
  answer(shown: Shown): number;
  /** Bytes of a press in it. */
  request(shown: Shown, act: string, typed: Fields): number;
}

const modalOf = (shown: Shown) => evenModal(slackCards, shown, renderModal(slackCards, shown));

const visit = 'f'.repeat(32);
const pageOf = (shown: Shown): string => answerOnWeb(doorCards, doorHouse, shown, visit);

/** As each messenger carries it; what it says besides is the same in practice and in earnest. */
const messengers: Readonly<Record<'Teams' | 'Slack' | 'the web', Messenger>> = {
  Teams: {
    answer: (shown) => Buffer.byteLength(answerPress(teamsCards, shown)),
    request: (shown, act, typed) => {
      const { fields, draft, texts } = pressOf(teamsCards.draw(shown).card, act, typed);
      return bytesOf({ act, draft, texts, ...fields });
    },
  },
  'the web': {
    answer: (shown) => Buffer.byteLength(pageOf(shown)),
    request: (shown, act, typed) => {
      const form = formOf(readPage(pageOf(shown)), act, typed);
      // What is beside a story has a drawn length.
      form.delete('noise');
      return form.toString().length;
    },
  },
  Slack: {
    answer: (shown) => bytesOf(modalOf(shown)),
    // Slack sends the whole view along, and what stands in its inputs.
    request: (shown, act, typed) => {
      const view = modalOf(shown);
      const values = view.blocks.flatMap((block): [string, object][] => {
        if (block.type !== 'input') return [];
        const field = block.block_id.split('.')[2] ?? '';
        const { type, ...element } = block.element;
        const drawn = 'initial_value' in element ? element.initial_value : undefined;
        const known: Readonly<Record<string, string | undefined>> = typed;
        return [[block.block_id, { value: { type, value: known[field] ?? drawn ?? null } }]];
      });
      const state: object = Object.fromEntries(values);
      const payload = { action: act, view: { ...view, state } };
      return encodeURIComponent(JSON.stringify(payload)).length;
    },
  },
};

/** Views that practice has, too, and that show no people's text: with its word they say the same. */
const alike = allViews.filter(
  ({ name }) =>
    !name.startsWith('desk_') &&
    !['story', 'thread', 'filed', 'sent', 'practised', 'left'].includes(name),
);

describe.each(['Teams', 'Slack', 'the web'] as const)('an answer in %s', (name) => {
  it.each(locales)('has one size in practice and in earnest, whatever the view: %s', (locale) => {
    for (const view of alike) {
      for (const fields of [{}, { about: 'care' }] as const) {
        const drawn = shown(view, locale, { fields, draft: 'd'.repeat(2800) });
        const [plain, practice] = [drawn, { ...drawn, practice: true as const }].map((one) =>
          messengers[name].answer(one),
        );
        expect([view.name, practice]).toEqual([view.name, plain]);
      }
    }
  });
});

it.each(['Teams', 'Slack', 'the web'] as const)(
  'a view in %s has one size, whether it names 112 or not',
  (name) => {
    const views = [...samples.verdict, ...samples.report_code];
    for (const view of views)
      for (const locale of locales) {
        const sizes = [true, false].flatMap((danger) =>
          ([true, undefined] as const).map((practice) =>
            messengers[name].answer(shown({ ...view, danger }, locale, { practice })),
          ),
        );
        expect([view, ...new Set(sizes)]).toEqual([view, sizes[0]]);
      }
  },
);

it.each(['Teams', 'Slack', 'the web'] as const)(
  'a story in %s has one size, whatever of it is typed, beside an invented one',
  (name) => {
    const { story } = teamsCards.invented('sv');
    const [view] = samples.story;
    const written = [{}, { what: 'Vad' }, { how: 'Hur', who: '' }, { what: 'Å', who: 'Jag' }];
    for (const fields of written) {
      const given = Object.entries(fields).filter(([, text]) => text !== '');
      const plain = shown(view!, 'sv', { fields, draft: 'd'.repeat(2800) });
      const typed = { ...story, ...Object.fromEntries(given) };
      const told = { ...plain, practice: true as const, fields: typed };
      const [inEarnest, invented] = [plain, told].map((one) => messengers[name].answer(one));
      expect([fields, invented]).toEqual([fields, inEarnest]);
    }
  },
);

it.each(['Teams', 'Slack', 'the web'] as const)(
  'what says in %s that something was sent has one size, sent again or practised as well',
  (name) => {
    const filed = samples.filed.filter(
      ({ deadlines, duty }) => deadlines.desk === 'whistleblowing' && duty === undefined,
    );
    const sent = samples.sent.filter(({ desk }) => desk === 'whistleblowing');
    for (const locale of locales)
      for (const [views, what] of [
        [filed, 'report'],
        [sent, 'message'],
      ] as const) {
        const practised = samples.practised.find((one) => one.what === what)!;
        const draft = 'd'.repeat(2800);
        const answers = views.map((one) => shown(one, locale, { draft }));
        const instead = { ...shown(practised, locale, { draft }), practice: true as const };
        const sizes = [...answers, instead].map((one) => messengers[name].answer(one));
        expect([locale, what, ...new Set(sizes)]).toEqual([locale, what, sizes[0]]);
      }
  },
);

it.each(locales)('a page of the web has one size, whatever it shows: %s', (locale) => {
  // The sign that takes most bytes once it is escaped.
  const body = { kind: 'report', what: '"'.repeat(6_000), where: '', how: '', who: '' } as const;
  const more = { kind: 'message', text: '"'.repeat(2_500) } as const;
  const [thread] = samples.thread;
  const page = { ...pageOfMessages([body, more].map(message), 0), earlier: true, later: true };
  const all = [...allViews.filter(({ name }) => !name.startsWith('desk_')), { ...thread!, page }];
  const sizes = all.flatMap((view) =>
    [{}, { what: body.what, text: more.text }].map((fields) => {
      // No text waits behind a page of messages: it is in its own input.
      const behind = view.name === 'thread' ? {} : { texts: 't'.repeat(8602) };
      const one = shown(view, locale, { fields, draft: 'd'.repeat(2800), ...behind });
      return Buffer.byteLength(pageOf(one));
    }),
  );
  expect([...new Set(sizes)]).toEqual([75_000]);
});

describe.each(['Teams', 'the web'] as const)('what is sent beside a story in %s', (name) => {
  const [view] = samples.story;
  const { story } = teamsCards.invented('sv');
  const draft = 'd'.repeat(2800);
  /** The lengths of what nobody reads, in many draws. */
  const lengths = (practice: boolean): number[] => {
    const one = shown(view!, 'sv', practice ? { draft, fields: story, practice: true } : { draft });
    return Array.from({ length: 120 }, () => {
      const text = name === 'Teams' ? answerPress(teamsCards, one) : pageOf(one);
      const [, noise = ''] = (
        name === 'Teams' ? /"id":"noise"[^}]*"value":"([^"]*)"/ : /name="noise" value="([^"]*)"/
      ).exec(text)!;
      return noise.length;
    });
  };

  it('has a drawn length, in practice and in earnest', () => {
    for (const practice of [true, false]) {
      const all = lengths(practice);
      const least = Math.min(...all);
      expect(Math.max(...all) - least).toBeGreaterThan(4_000);
      expect(least).toBeGreaterThanOrEqual(300);
      expect(Math.max(...all)).toBeLessThanOrEqual(9_600);
    }
  });

  it('is at least as long as the invented story in earnest: no sum of bytes is a report alone', () => {
    const bytes = Buffer.byteLength(Object.values(story).join(''));
    expect(Math.min(...lengths(false))).toBeGreaterThanOrEqual(bytes);
  });

  it('changes no size of the answer', () => {
    const one = shown(view!, 'sv', { draft });
    expect(new Set(Array.from({ length: 30 }, () => messengers[name].answer(one))).size).toBe(1);
  });
});

describe('the bytes that go to and fro', () => {
  let office: TestVissla;
  beforeEach(async () => {
    office = await openVissla({ passes: { kind: 'daily', hour: 10 } });
    await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  });
  afterEach(() => office.close());

  /** The way of a report from the first view on; in earnest somebody tells as much as in practice. */
  const way = async (maja: Person, messenger: Messenger, told: Fields): Promise<Exchange[]> => {
    const first = messenger.answer(maja.shown);
    const exchanges: Exchange[] = [{ view: maja.shown.view.name, request: 0, answer: first }];
    const presses = async (act: string, typed: Fields = {}): Promise<void> => {
      const request = messenger.request(maja.shown, act, typed);
      const { name: view } = await maja.presses(act as 'next', typed);
      exchanges.push({ view, request, answer: messenger.answer(maja.shown) });
    };
    await presses('report');
    await presses('safe');
    await presses('next', { about: 'gain' });
    await presses('next', { detail: 'others' });
    await presses('next');
    await presses('anyway');
    const { view } = maja.shown;
    await presses('next', { group: view.name === 'report_code' ? view.reportCode.slice(-4) : '' });
    await presses('file', told);
    return exchanges;
  };

  it.each([
    ['Teams', 'sv', { step: 1024, before: 0, last: 0 }],
    ['the web', 'sv', { step: 75_000, before: 0, last: 0 }],
    // Each press sends the view back as it was drawn, with the word of practice and the story.
    ['Slack', 'en', { step: 128, before: 300, last: 800 }],
  ] as const)('are as many in practice as in earnest: %s', async (name, locale, longer) => {
    const { story } = teamsCards.invented(locale);
    const maja = office.person('Maja', locale);
    await maja.opens();
    const earnest = await way(maja, messengers[name], story);
    await maja.opens();
    await maja.presses('rights');
    await maja.presses('practice');
    const practice = await way(maja, messengers[name], {});
    const views = earnest.slice(0, -1).map(({ view }) => view);
    expect(practice.map(({ view }) => view)).toEqual([...views, 'practised']);
    for (const [at, { view, answer }] of practice.entries()) {
      // Other people are named there, and as many as there are.
      const apart = ['involved', 'story'].includes(view) ? longer.step : 0;
      expect([view, Math.abs(answer - (earnest[at]?.answer ?? 0)) <= apart]).toEqual([view, true]);
      expect([view, answer % longer.step]).toEqual([view, 0]);
    }
    const more = practice.map(({ request }, at) => request - (earnest[at]?.request ?? 0));
    const last = more.at(-1) ?? Number.NaN;
    expect(Math.min(...more)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...more.slice(0, -1))).toBeLessThanOrEqual(longer.before);
    expect(last).toBeLessThanOrEqual(longer.last);
    expect(problemsOfView(modalOf(maja.shown))).toEqual([]);
  });

  it.each(['Teams', 'the web'] as const)(
    'are as many in the last press, whether it ends a report or practice with own words: %s',
    async (name) => {
      const maja = office.person('Maja');
      const last = (): readonly number[] => {
        const { shown: drawn } = maja;
        if (name === 'the web')
          return [messengers[name].request(drawn, 'leave', {}), messengers[name].answer(drawn)];
        const text = answerPress(teamsCards, drawn);
        const { task } = JSON.parse(text) as { task: { value: { card: { content: object } } } };
        const { fields, draft, texts } = pressOf(task.value.card.content, 'leave', {});
        const spare = /"id":"spare"[^}]*"value":"([^"]*)"/.exec(text)?.[1];
        const sent = { draft, ...(texts === undefined ? { spare } : { texts }), ...fields };
        return [bytesOf(sent), Buffer.byteLength(text)];
      };
      const told = { what: 'Något på riktigt.' };
      await maja.opens();
      await way(maja, messengers[name], told);
      expect(maja.shown.view.name).toBe('filed');
      const filed = last();
      for (const typed of [told, {}]) {
        await maja.opens();
        await maja.presses('rights');
        await maja.presses('practice');
        await way(maja, messengers[name], typed);
        expect(maja.shown).toMatchObject({ view: { own: typed === told } });
        expect(last()).toEqual(filed);
      }
    },
  );
});
