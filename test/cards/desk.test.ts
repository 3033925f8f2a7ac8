import { createCards } from '../../adaptive-cards/cards';
import { elementsIn } from '../../adaptive-cards/element';
import sv from '../../adaptive-cards/texts/sv.json';
import { redirectTargets } from '../../bot/domain/contacts';
import { type DeskDeed, type DeskOption, deskOptions } from '../../bot/domain/desk-options';
import type { DeskView } from '../../bot/domain/desk-view';
import { limits } from '../../bot/domain/limits';
import type { Body } from '../../bot/domain/message';
import { nextActs } from '../../bot/domain/next-act';
import type { Status } from '../../bot/domain/thread';
import type { CaseDue } from '../../bot/domain/what-is-due';
import { deskDuties } from '../../bot/domain/what-it-can-hide';
import {
  cards,
  day,
  handingToHr,
  locales,
  message,
  options,
  partsOf,
  samples,
  shown,
} from './samples';

const [sample] = samples.desk_thread;
const threadOf = (more: Partial<Extract<DeskView, { name: 'desk_thread' }>>) => {
  if (sample === undefined) throw new RangeError('desk_thread');
  return { ...sample, page: { items: [], earlier: false, later: false }, next: undefined, ...more };
};
const partsIn = (view: DeskView, locale: 'sv' | 'en' = 'sv') =>
  partsOf(cards.draw(shown(view, locale)).card);
const textOf = (view: DeskView, locale: 'sv' | 'en' = 'sv'): string =>
  JSON.stringify(partsIn(view, locale));
const actsIn = (view: DeskView): string[] =>
  partsIn(view).flatMap(({ data }) =>
    typeof data === 'object' && data !== null && 'act' in data ? [String(data.act)] : [],
  );

describe('what a member can do in a thread', () => {
  it.each(deskOptions)('%s is a button only while it may be done', (act: DeskOption) => {
    expect(actsIn(threadOf({ may: [act] }))).toEqual([
      `desk_${act}`,
      'desk_who_read',
      'desk_queue',
    ]);
    expect(actsIn(threadOf({ may: deskOptions.filter((other) => other !== act) }))).not.toContain(
      `desk_${act}`,
    );
  });

  it('has what is due first as its main button, and answers in the groups beside one about a meeting', () => {
    const may = ['reply', 'note', 'redirect', 'exclude'] as const;
    const submitsIn = (more: Parameters<typeof threadOf>[0]) =>
      partsIn(threadOf({ may, ...more })).filter(({ type }) => type === 'Action.Submit');
    const mainIn = (more: Parameters<typeof threadOf>[0]) =>
      submitsIn(more)
        .filter(({ style }) => style === 'positive')
        .map(({ title, data }) => [title, data]);
    const answers = (what: 'answer' | 'meet') =>
      submitsIn({ next: { what, act: 'desk_reply' } }).filter(
        ({ data }) => (data as { readonly act: string }).act === 'desk_reply',
      );
    expect([
      mainIn({ next: { what: 'answer', act: 'desk_reply' } }),
      mainIn({ next: { what: 'request', act: 'desk_decide' } }),
      mainIn({}),
    ]).toEqual([
      [['Ge första svaret', { act: 'desk_reply' }]],
      [['Besvara en begäran', { act: 'desk_decide' }]],
      [],
    ]);
    // Slack sends a form by it: it has 24 characters there.
    for (const locale of locales)
      for (const what of nextActs)
        expect(
          partsIn(threadOf({ next: { what, act: 'desk_reply' } }), locale).filter(
            ({ style, title }) => style === 'positive' && String(title).length <= 24,
          ),
        ).toHaveLength(1);
    expect(answers('answer')).toHaveLength(1);
    expect(answers('meet').map(({ title }) => title)).toEqual(['Svara om ett möte', 'Svara']);
  });

  it('is in rows that messengers show whole', () => {
    for (const view of samples.desk_thread) {
      const rows = partsIn(view).filter(({ type }) => type === 'ActionSet');
      for (const { actions } of rows) expect(elementsIn(actions).length).toBeLessThanOrEqual(6);
    }
  });
});

const pageOf = (...bodies: readonly Body[]) => ({
  page: { items: bodies.map((body) => message(body)), earlier: false, later: false },
});
const excerpt = { desk: 'hr', excerpt: true } as const;
const both = pageOf({ kind: 'reply', text: 'x' }, { kind: 'message', text: 'y' });
const toHr = pageOf({ kind: 'excerpt', text: 'Det gäller lagret.' });
const between = pageOf(
  ...(['hr', 'handlers'] as const).map(
    (from): Body => ({ kind: 'note', author: '', text: from, from }),
  ),
);
const closings = pageOf(
  { kind: 'note', author: '', text: 'Klart', from: 'hr', closing: { reason: 'answered' } },
  { kind: 'closed', reason: 'answered', text: 'Klart' },
);
const byHr = 'HR avslutade utdraget. Skäl: Frågan är besvarad';
const duty = { what: 'answer', by: day('2026-11-27'), overdue: false } as const;
const doneView = (what: DeskDeed) => samples.desk_done.find((view) => view.what === what)!;
const closeOf = (isHr: boolean) =>
  samples.desk_close.find(({ investigation }) => investigation === isHr)!;

const together = samples.desk_together[1]!;
const own = { ...together, proposals: together.proposals.filter((one) => one.own) };
const [exclude] = samples.desk_exclude;
const people = exclude!.people.map((one) => ({ ...one, title: 'Jurist / Lawyer' }));

/** What a view says, as patterns, and what it does not say. */
type Row = readonly [what: string, view: DeskView, says: readonly RegExp[], never?: RegExp];
const rows: readonly Row[] = [
  ['a yes to a colleague’s proposal', together, [/"desk_agree".*"desk_disagree"/]],
  ['no yes to a proposal of one’s own', own, [/"desk_disagree"/], /"desk_agree"/],
  ['the half of a title in its language', { ...exclude!, people }, [/"Jurist"/], /Lawyer/],
  ['the handlers’ words', threadOf(both), [/Mottagarna svarade.*Den som anmälde skrev/]],
  ['HR’s words', threadOf({ ...both, desk: 'hr' }), [/HR svarade.*Den som anmälde skrev/]],
  ['both desks’ words', threadOf({ ...both, ...excerpt }), [/HR svarade.*Mottagarna skrev/]],
  [
    'what an excerpt is',
    threadOf({ ...toHr, ...excerpt }),
    [/lämnat det här till HR.*Utdrag från mottagarna/, /Det gäller lagret\./],
  ],
  ['nothing of an excerpt or a duty', threadOf({}), [], /lämnat det här till HR|19:1/],
  [
    'what HR and the handlers wrote to each other as what the reporter does not see',
    threadOf(between),
    [/Från HR. Den som anmälde ser det inte..*Till HR. Den som anmälde/],
    /Intern anteckning/,
  ],
  [
    'who closed what',
    threadOf(closings),
    [new RegExp(`${byHr}.*Mottagarna avslutade ärendet. Skäl: Frågan är besvarad`)],
  ],
  [
    'of an excerpt that HR has closed that alone',
    threadOf({ ...closings, ...excerpt }),
    [new RegExp(byHr)],
    /avslutade ärendet/,
  ],
  ['a question to the reporter', threadOf({ hr: 'asked' }), [/inte svarat än/]],
  ['a yes', threadOf({ hr: 'yes' }), [/har sagt ja/]],
  ['a no', threadOf({ hr: 'no' }), [/har sagt nej/]],
  ['what HR has', threadOf({ hr: 'given' }), [/HR har ett utdrag/]],
  ['what HR has answered', threadOf({ hr: 'answered' }), [/HR har svarat/]],
  [
    'what may have to be told at once',
    threadOf({ duties: deskDuties }),
    [/19:1.*27:2.*6:10.*6:4.*3:3 a.*72 timmar/],
  ],
  ['HR’s day', threadOf({ desk: 'hr', openDays: [duty] }), [/Svara senast 27 november 2026\./]],
  ['what is new', samples.desk_queue[2]!, [/"NY · FÖRSENAD · svara senast 24 nov · nytt att läsa/]],
  [
    'the handlers’ reasons, and of their feedback',
    closeOf(false),
    [/single_person/, /återkopplingen.*2:3.*3:2 a/],
    /"answered"|not_begun/,
  ],
  [
    'HR’s reasons, and asks about the duty to investigate',
    closeOf(true),
    [/"answered".*2:3.*3:2 a.*"begun".*"not_begun".*"neither"/],
    // The act's feedback is not HR's.
    /single_person|återkoppling|not_harassment/,
  ],
  [
    'that HR reads the excerpt and nothing else, and asks who of HR is involved',
    handingToHr.agreed[0]!,
    [/inte resten i boten.*"excerpt".*"involved".*HR-chef.*"text"/],
  ],
  ['no list of nobody', handingToHr.agreed[1]!, [], /"involved"/],
  ['what the law asks of a hand-over', samples.desk_hand_over[0]!, [/5:10/]],
  [
    'that the bot sends nothing to whom it is handed over',
    samples.desk_hand_over_text[0]!,
    [/5:8/, /Boten lämnar inga uppgifter: det gör du själv/],
  ],
  [
    'when HR may be given something without a yes',
    handingToHr.needed[0]!,
    [/5:10.*"excerpt".*"involved".*"cause".*"reveals".*"hinders"/],
  ],
  [
    'to whom something is told later, by when, and why it waited',
    samples.desk_tell[0]!,
    [/WWW.*Berätta senast 24 november 2026.*Skäl att vänta/],
  ],
  [
    'what does not travel with a move, and that it cannot be undone',
    samples.desk_move[0]!,
    [
      /det som HR har svarat.*tillför en uppgift.*andra anteckningar raderas.*Maskningar raderas.*inte öppna något av det.*inte att ångra/,
    ],
    /positive/,
  ],
  [
    'from when HR can read it',
    doneView('given_to_hr'),
    [/HR kan läsa det från 24 november 2026\./],
  ],
  ['that HR cannot any more', doneView('moved'), [/Från 24 november 2026 kan HR inte öppna det/]],
  ['that a hand-over is made outside', doneView('handed_on'), [/Boten har inte skickat dem\./]],
  ['that of nothing else', doneView('reply'), [], /Boten har inte skickat dem\./],
];

for (const [what, view, says, never = /^$/] of rows)
  it(`a view says ${what}`, () => {
    const text = textOf(view);
    for (const one of says) expect(text).toMatch(one);
    expect(text).not.toMatch(never);
  });

describe('a form', () => {
  const reads = {
    reporter: { sv: 'Den som anmälde läser', en: 'The reporter will read this' },
    handlers: { sv: 'Mottagarna läser', en: 'The handlers will read this' },
    hr: { sv: 'HR läser det här', en: 'HR will read this' },
  };

  it('says who reads what is written in it', () => {
    for (const view of [
      ...samples.desk_reply,
      ...samples.desk_close,
      ...samples.desk_reopen,
      ...samples.desk_consent,
      ...handingToHr.more,
      ...samples.desk_redirect_text,
    ])
      for (const locale of locales)
        expect(textOf(view, locale)).toContain(reads[view.reader][locale]);
  });

  it('of a code says where it works without an account, if the door is open', () => {
    const byDoor = createCards({ ...options, door: 'https://vissla.exempelby.example' });
    const [view] = samples.desk_code;
    const drawn = (given: typeof cards, locale: 'sv' | 'en') =>
      JSON.stringify(given.draw(shown(view!, locale)).card);
    expect(drawn(byDoor, 'sv')).toMatch(/fungerar på vissla\.exempelby\.example, utan konto/);
    expect(drawn(byDoor, 'en')).toMatch(/works at vissla\.exempelby\.example, without an account/);
    for (const locale of locales)
      expect(drawn(byDoor, locale)).not.toMatch(/eget konto|own account/);
    expect(drawn(cards, 'sv')).toContain('eget konto');
  });

  it('of feedback has its own heading and button, and asks for measures and reasons', () => {
    for (const view of samples.desk_feedback) {
      const parts = partsIn(view);
      expect(parts.flatMap(({ type, id }) => (type === 'Input.Text' ? [id] : []))).toEqual([
        'measures',
        'why',
      ]);
      expect(parts.find(({ style }) => style === 'heading')?.text).toBe('Återkoppla');
      expect(parts.find(({ style }) => style === 'positive')?.title).toBe('Återkoppla');
    }
  });

  it('of a hand-over asks whether it may reveal who reported, and answers nothing beforehand', () => {
    const [first, second] = [samples.desk_hand_over[0]!, samples.desk_hand_over_text[0]!].map(
      (of) => partsIn(of).filter(({ type }) => type.startsWith('Input.')),
    );
    expect(first?.map(({ id }) => id)).toEqual(['target', 'purpose', 'ownDuty']);
    expect(second?.map(({ id }) => id)).toEqual([
      ...['recipient', 'cause', 'copy', 'reveals', 'revealsWhy'],
      ...['hinders', 'laterWhy', 'tellBy', 'text'],
    ]);
    expect(second?.[0]?.maxLength).toBe(limits.recipientCharacters);
    expect(second?.filter(({ value }) => value !== undefined)).toEqual([]);
  });

  it.each(redirectTargets)(
    'of a redirect to %s says whether the desk must tell it as well',
    (to) => {
      const view = samples.desk_redirect_text.find((one) => one.to === to) ?? threadOf({});
      const laws = {
        socialServices: '19:1',
        school: '6:10',
        deviations: '27:2',
        dataProtectionOfficer: '72 timmar',
        workInjury: '3:3 a',
      };
      const [, law] = Object.entries(laws).find(([target]) => target === to) ?? [];
      if (law === undefined) expect(textOf(view)).not.toContain('Har ni själva');
      else expect(textOf(view)).toMatch(new RegExp(`Gör det genast.*får veta det: [^"]*${law}`));
    },
  );
});

it('what was done leads back to the thread, but for what is out of sight', () => {
  for (const view of samples.desk_done)
    expect(actsIn(view).includes('desk_thread')).toBe(
      view.what !== 'moved' && view.what !== 'stepped_down',
    );
});

describe('the form of a reply', () => {
  it('asks to gather questions, and says why, where somebody has to come back for each', () => {
    for (const view of samples.desk_reply) {
      const asks = textOf(view).includes('Samla era frågor i ett meddelande. Varje svar är');
      expect(asks).toBe(view.reader === 'reporter');
    }
    expect(new Set(samples.desk_reply.map(({ reader }) => reader)).size).toBe(2);
  });

  it.each([
    ['sv', '2 000 anställda, och 20 samtal', 'bara 1 kan ha skrivit tre i olika omgångar'],
    [
      'en',
      '2,000 employees, and 20 dialogs',
      'only 1 could have written three in different rounds',
    ],
  ] as const)(
    'says in %s what three messages cost, where passes go by the clock',
    (locale, ...says) => {
      const byClock = createCards({ ...options, atOnce: false });
      for (const view of samples.desk_reply) {
        const drawn = (given: typeof cards): string =>
          JSON.stringify(given.draw(shown(view, locale)).card);
        for (const text of says) {
          expect(drawn(byClock).includes(text)).toBe(view.reader === 'reporter');
          expect(drawn(cards)).not.toContain(text);
        }
      }
    },
  );
});

describe('a report in the queue', () => {
  const queue = samples.desk_queue.find(({ items }) => items.length > 0);
  const titleOf = (status: Status, dues: readonly CaseDue['what'][]): string => {
    if (queue === undefined) throw new RangeError('desk_queue');
    const head = dues.map((what) => ({
      what,
      by: what === 'message' ? undefined : day('2026-12-01'),
    }));
    const item = { ...queue.items[0]!, status, news: true, due: undefined, head, case: undefined };
    return textOf({ ...queue, items: [item], head: undefined });
  };

  it.each([
    ['answered', ['message'], ' · svara på meddelandet'],
    ['closed', ['message'], ' · avslutad · svara på meddelandet'],
    [
      'closed',
      ['feedback', 'message'],
      ' · avslutat, återkoppla senast 1 dec · svara på meddelandet',
    ],
  ] as const)('that is %s says what is to be done: %j', (status, dues, said) => {
    expect(titleOf(status, dues)).toContain(said);
    expect(titleOf(status, dues).includes('avslutad')).toBe(said.includes('avslutad'));
  });
});

describe("a member's own sign-in", () => {
  const members = samples.desk_people[0]!;
  const own = samples.desk_account[0]!;
  const alone = createCards({ ...options, desk: undefined });
  const onWeb = createCards({ ...options, messenger: 'web' });
  const drawnBy = (made: typeof cards, view: DeskView): string =>
    JSON.stringify(made.draw(shown(view)).card);

  it('is there where a desk is on the web, or where e-mail is sent', () => {
    expect(drawnBy(cards, members)).toContain('"desk_account"');
    expect(drawnBy(alone, members)).not.toContain('"desk_account"');
    expect(drawnBy(alone, { ...members, mails: true })).toContain('"desk_account"');
  });

  it('says nothing of passkeys where no desk is on the web', () => {
    const said = drawnBy(alone, { ...own, mails: true });
    expect(said).toContain('"desk_email"');
    expect(said).not.toMatch(/desk_own_code|passkey/);
    expect(drawnBy(cards, own)).not.toContain('"desk_email"');
  });

  it('has a code in a messenger alone, below three passkeys, and until it is shown', () => {
    expect(drawnBy(cards, own)).toContain('"desk_own_code"');
    expect(drawnBy(cards, { ...own, code: 'ABCD' })).not.toContain('"desk_own_code"');
    expect(drawnBy(cards, { ...own, passkeys: 2 })).toContain('"desk_own_code"');
    expect(drawnBy(cards, { ...own, passkeys: 3 })).not.toContain('"desk_own_code"');
    expect(drawnBy(onWeb, { ...own, passkeys: 1 })).not.toContain('"desk_own_code"');
  });

  it('removes passkeys in a messenger alone, where there are some and an account besides', () => {
    expect(drawnBy(cards, { ...own, passkeys: 1 })).toContain('"desk_no_passkeys"');
    expect(drawnBy(cards, own)).not.toContain('"desk_no_passkeys"');
    expect(drawnBy(cards, { ...own, passkeys: 1, webOnly: true })).not.toContain('no_passkeys');
    expect(drawnBy(onWeb, { ...own, passkeys: 1 })).not.toContain('"desk_no_passkeys"');
  });

  it('says on the web, where none can be removed, who helps when one is lost', () => {
    const both = { ...own, passkeys: 2 };
    expect(drawnBy(onWeb, both)).toContain(sv.deskAccount.lost);
    expect(drawnBy(onWeb, both)).not.toContain('Ta bort');
    expect(drawnBy(onWeb, { ...own, passkeys: 1 })).not.toContain(sv.deskAccount.lost);
    expect(drawnBy(cards, both)).not.toContain(sv.deskAccount.lost);
  });
});
