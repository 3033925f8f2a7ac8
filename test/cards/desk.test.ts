import { createCards } from '../../adaptive-cards/cards';
import { elementsIn } from '../../adaptive-cards/element';
import { redirectTargets } from '../../bot/domain/contacts';
import { type DeskOption, deskOptions } from '../../bot/domain/desk-options';
import type { DeskView } from '../../bot/domain/desk-view';
import { limits } from '../../bot/domain/limits';
import type { Status } from '../../bot/domain/thread';
import type { CaseDue } from '../../bot/domain/what-is-due';
import { cards, day, locales, message, options, partsOf, samples, shown } from './samples';

const [sample] = samples.desk_thread;
const threadOf = (more: Partial<Extract<DeskView, { name: 'desk_thread' }>>) => {
  if (sample === undefined) throw new RangeError('desk_thread');
  return { ...sample, page: { items: [], earlier: false, later: false }, ...more };
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

  it('has what is due now as its main button, and the others in named groups', () => {
    const may = ['reply', 'note', 'redirect', 'shut_out'] as const;
    const by = day('2026-12-01');
    const mainIn = (more: Parameters<typeof threadOf>[0]) =>
      partsIn(threadOf({ may, due: undefined, ...more }))
        .filter(({ style, type }) => style === 'positive' && type === 'Action.Submit')
        .map(({ title, data }) => [title, data]);
    const feedback = { what: 'feedback', by, overdue: false } as const;
    const late = { ...feedback, overdue: true };
    expect([
      mainIn({ due: { what: 'answer', by, overdue: true } }),
      mainIn({ due: { what: 'meet', by, overdue: false } }),
      mainIn({ due: feedback }),
      mainIn({ due: feedback, unanswered: true }),
      mainIn({ due: late, unanswered: true }),
      mainIn({ unanswered: true }),
      mainIn({}),
    ]).toEqual([
      [['Ge första svaret', { act: 'desk_reply' }]],
      [['Svara om ett möte', { act: 'desk_reply' }]],
      [['Återkoppla', { act: 'desk_feedback' }]],
      [['Svara', { act: 'desk_reply' }]],
      [['Återkoppla', { act: 'desk_feedback' }]],
      [['Svara', { act: 'desk_reply' }]],
      [],
    ]);
    expect(textOf(threadOf({ may }))).toMatch(/Skriv".*Lämna vidare".*Jäv och ordning"/);
    expect(textOf(threadOf({ may: ['note'] }))).not.toMatch(/Lämna vidare"|Jäv och ordning"/);
  });

  it('is in rows that messengers show whole', () => {
    for (const view of samples.desk_thread) {
      const rows = partsIn(view).filter(({ type }) => type === 'ActionSet');
      for (const { actions } of rows) expect(elementsIn(actions).length).toBeLessThanOrEqual(6);
    }
  });
});

describe('a thread at a desk', () => {
  it('says whose words are whose, by desk', () => {
    const items = [message({ kind: 'reply', text: 'x' }), message({ kind: 'message', text: 'y' })];
    const page = { items, earlier: false, later: false };
    expect(textOf(threadOf({ page }))).toMatch(/Mottagarna svarade.*Den som anmälde skrev/);
    expect(textOf(threadOf({ page, desk: 'hr' }))).toMatch(/HR svarade.*Den som anmälde skrev/);
    expect(textOf(threadOf({ page, desk: 'hr', excerpt: true }))).toMatch(
      /HR svarade.*Mottagarna skrev/,
    );
  });

  it('says of an excerpt what it is, and who reads the answers', () => {
    const items = [message({ kind: 'excerpt', text: 'Det gäller lagret.' })];
    const page = { items, earlier: false, later: false };
    const text = textOf(threadOf({ page, desk: 'hr', excerpt: true }));
    expect(text).toMatch(/Mottagarna har lämnat det här till HR.*Utdrag från mottagarna/);
    expect(text).toContain('Det gäller lagret.');
    expect(textOf(threadOf({}))).not.toContain('lämnat det här till HR');
  });

  it('shows what HR and the handlers wrote to each other as what the reporter does not see', () => {
    const items = (['hr', 'handlers'] as const).map((from) =>
      message({ kind: 'note', author: '', text: from, from }),
    );
    const text = textOf(threadOf({ page: { items, earlier: false, later: false } }));
    expect(text).toMatch(/Från HR. Den som anmälde ser det inte..*Till HR. Den som anmälde/);
    expect(text).not.toContain('Intern anteckning');
  });

  it('says that HR closed the excerpt, and not the report', () => {
    const closing = { reason: 'answered' } as const;
    const items = [
      message({ kind: 'note', author: '', text: 'Klart', from: 'hr', closing }),
      message({ kind: 'closed', reason: 'answered', text: 'Klart' }),
    ];
    const page = { items, earlier: false, later: false };
    const said = 'HR avslutade utdraget. Skäl: Frågan är besvarad';
    const own = 'Mottagarna avslutade ärendet. Skäl: Frågan är besvarad';
    expect(textOf(threadOf({ page }))).toMatch(new RegExp(`${said}.*${own}`));
    const atHr = textOf(threadOf({ page, desk: 'hr', excerpt: true }));
    expect(atHr).toContain(said);
    expect(atHr).not.toContain('avslutade ärendet');
  });

  it.each([
    ['asked', 'inte svarat än'],
    ['yes', 'har sagt ja'],
    ['no', 'har sagt nej'],
    ['given', 'HR har ett utdrag'],
    ['answered', 'HR har svarat'],
  ] as const)('says how far it has come with HR: %s', (hr, said) => {
    expect(textOf(threadOf({ hr }))).toContain(said);
  });

  it('says where somebody comes to harm what its readers may have to tell at once', () => {
    for (const locale of locales)
      expect(textOf(threadOf({ duty: 'harm' }), locale)).toMatch(/19:1.*27:2.*6:10.*6:4/);
    expect(textOf(threadOf({}))).not.toContain('19:1');
  });

  it('has HR’s own clock, and says in the queue what is new', () => {
    const due = { what: 'answer', by: day('2026-11-27'), overdue: false } as const;
    expect(textOf(threadOf({ desk: 'hr', due }))).toContain('Svara senast 27 november 2026.');
    expect(textOf(samples.desk_queue[2] ?? threadOf({}))).toContain(
      '"NY · FÖRSENAD · svara senast 24 nov · nytt att läsa · ',
    );
  });
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
      ...samples.desk_ask_hr,
      ...samples.desk_write_hr,
      ...samples.desk_redirect_text,
    ])
      for (const locale of locales)
        expect(textOf(view, locale)).toContain(reads[view.reader][locale]);
  });

  it('has the reasons that fit the desk, reminds of the duty to investigate, and asks HR about it', () => {
    const [ofHandlers, ofHr] = [false, true].map((investigation) =>
      textOf(
        samples.desk_close.find((view) => view.investigation === investigation) ?? threadOf({}),
      ),
    );
    expect(ofHandlers).toContain('single_person');
    expect(ofHandlers).toMatch(/återkopplingen.*2:3.*3:2 a/);
    expect(ofHandlers).not.toMatch(/"answered"|not_begun/);
    expect(ofHr).not.toContain('single_person');
    expect(ofHr).toMatch(/"answered".*2:3.*3:2 a.*"begun".*"not_begun".*"neither"/);
    // The act's feedback is not HR's.
    expect(ofHr).not.toMatch(/återkoppling|not_harassment/);
  });

  it('offers feedback on measures only where the law asks for it', () => {
    for (const view of samples.desk_reply)
      expect(textOf(view).includes('"feedback"')).toBe(view.feedback);
  });

  it('of an excerpt says that HR reads it and nothing else, and asks who of HR is involved', () => {
    const [some, none] = samples.desk_give_hr.map((view) => textOf(view));
    expect(some).toMatch(/inte resten i boten.*"excerpt".*"involved".*HR-chef.*"text"/);
    expect(none).not.toContain('"involved"');
  });

  it('of a hand-over says what the law asks, and that the bot sends nothing to the recipient', () => {
    const [first] = samples.desk_hand_over;
    const [view] = samples.desk_hand_over_text;
    if (first === undefined || view === undefined) throw new RangeError('desk_hand_over');
    const inputsOf = (of: DeskView) => partsIn(of).filter(({ type }) => type.startsWith('Input.'));
    for (const locale of locales) {
      expect(textOf(first, locale)).toContain('5:10');
      expect(textOf(view, locale)).toContain('5:8');
    }
    expect(textOf(view)).toContain('Boten lämnar inga uppgifter: det gör du själv');
    expect(inputsOf(first).map(({ id }) => id)).toEqual(['target', 'purpose', 'ownDuty']);
    const inputs = inputsOf(view);
    expect(inputs.map(({ id }) => id)).toEqual([
      ...['recipient', 'cause', 'copy', 'reveals', 'revealsWhy'],
      ...['hinders', 'laterWhy', 'tellBy', 'text'],
    ]);
    expect(inputs[0]?.maxLength).toBe(limits.recipientCharacters);
    // Whether it may reveal who reported is never answered beforehand.
    expect(inputs.filter(({ value }) => value !== undefined)).toEqual([]);
  });

  it('of HR’s excerpt without a yes says when that is allowed', () => {
    const [view] = samples.desk_hand_hr.map((one) => textOf(one));
    expect(view).toMatch(/5:10.*"excerpt".*"involved".*"cause".*"reveals".*"hinders"/);
  });

  it('of what is told later says to whom, by when, and why it waited', () => {
    const [view] = samples.desk_tell.map((one) => textOf(one));
    expect(view).toMatch(/WWW.*Berätta senast 24 november 2026.*Skäl att vänta/);
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

  it('of a move says what does not travel, and that it cannot be undone', () => {
    const [view] = samples.desk_move;
    if (view === undefined) throw new RangeError('desk_move');
    expect(textOf(view)).toMatch(
      /det som HR har svarat.*anteckningar raderas.*inte öppna något av det.*inte att ångra/,
    );
    expect(textOf(view)).not.toContain('positive');
  });
});

describe('what was done', () => {
  const done = (what: string): string =>
    textOf(samples.desk_done.find((view) => view.what === what) ?? threadOf({}));

  it('leads back to the thread, but for what is out of sight', () => {
    for (const view of samples.desk_done)
      expect(actsIn(view).includes('desk_thread')).toBe(
        view.what !== 'moved' && view.what !== 'stepped_down',
      );
  });

  it('says from when HR can read it, or no longer can', () => {
    expect(done('given_to_hr')).toContain('HR kan läsa det från 24 november 2026.');
    expect(done('moved')).toContain('Från 24 november 2026 kan HR inte öppna det längre.');
  });

  it('reminds that a hand-over is made outside', () => {
    expect(done('handed_on')).toContain('Boten har inte skickat dem.');
    expect(done('reply')).not.toContain('Boten har inte skickat dem.');
  });
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
    'says in %s what three messages cost, where the clock releases',
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
