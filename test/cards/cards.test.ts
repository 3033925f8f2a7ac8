import type * as AdaptiveCards from 'adaptivecards';
import Ajv from 'ajv';
import { createCards } from '../../adaptive-cards/cards';
import { type Card, elementsIn } from '../../adaptive-cards/element';
import en from '../../adaptive-cards/texts/en.json';
import sv from '../../adaptive-cards/texts/sv.json';
import { type ButtonName, buttons } from '../../bot/domain/buttons';
import { fieldNames } from '../../bot/domain/fields';
import { detailsOf } from '../../bot/domain/questionnaire';
import { goodRemarks, remarks } from '../../bot/domain/remarks';
import type { View } from '../../bot/domain/view';
import schema from './card-schema.json';
import { allViews, bareOptions, cards, locales, options, partsOf, samples, shown } from './samples';

const official = jest.requireActual<typeof AdaptiveCards>('adaptivecards/dist/adaptivecards.js');
const validate = new Ajv({ allErrors: true, discriminator: true }).compile(schema);

const drawn = locales.flatMap((locale) =>
  [options, { ...bareOptions }].flatMap((given, which) => {
    const made = createCards(given);
    return allViews.map(
      (view) =>
        [
          `${view.name} (${locale}, ${which === 0 ? 'all' : 'few'} contacts)`,
          view,
          made.draw(shown(view, locale, { texts: 't' })).card,
        ] as const,
    );
  }),
);
const posted = locales.flatMap((locale): [string, Card][] => [
  [`chat (${locale})`, cards.chat(locale)],
  [`notice of one (${locale})`, cards.notice(locale, 1)],
  [`notice of many (${locale})`, cards.notice(locale, 12)],
  [`notice of a day (${locale})`, cards.notice(locale)],
  [`notice of fixed days (${locale})`, cards.notice(locale, 'reminder')],
]);
/** One entry a name: hundreds of samples of one view make one test. */
const byName = new Map<string, Card[]>();
for (const [name, , card] of drawn) byName.set(name, [...(byName.get(name) ?? []), card]);
for (const [name, card] of posted) byName.set(name, [card]);
const everyCard = [...byName.entries()];

const inputs = (card: Card) => partsOf(card).filter(({ type }) => type.startsWith('Input.'));
const buttonsOf = (card: Card) => partsOf(card).filter(({ type }) => type === 'Action.Submit');
const actOf = (data: unknown): string =>
  typeof data === 'object' && data !== null && 'act' in data ? String(data.act) : '';

describe('every card of every view', () => {
  it.each(everyCard)('%s is made of the closed list of parts', (_, all) => {
    for (const card of all) {
      // As a messenger gets it.
      validate(JSON.parse(JSON.stringify(card)));
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  it.each(everyCard)('%s passes the official parser', (_, all) => {
    for (const card of all) {
      const context = new official.SerializationContext(official.Versions.v1_5);
      const parsed = new official.AdaptiveCard();
      parsed.parse(card, context);
      expect(
        Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message),
      ).toEqual([]);
      expect(parsed.validateProperties().validationEvents).toEqual([]);
    }
  });

  it.each(everyCard)('%s leaves no placeholder open', (_, all) => {
    for (const card of all)
      expect(JSON.stringify(card)).not.toMatch(/\$\{|\{\w+\}|undefined|\[object/);
  });

  it.each(everyCard)('%s has every input once', (_, all) => {
    for (const card of all) {
      const ids = inputs(card).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it.each(everyCard)(
    '%s has at most one first thing to press, and it is first in its row',
    (_, all) => {
      for (const card of all) {
        const rows = partsOf(card).filter(({ type }) => type === 'ActionSet');
        const firsts = rows.map((row) =>
          elementsIn(row.actions).map(({ style }) => style === 'positive'),
        );
        const primary = firsts.flat().filter(Boolean).length;
        expect(primary).toBeLessThanOrEqual(1);
        for (const row of firsts) expect(row.indexOf(true)).toBeLessThanOrEqual(0);
      }
    },
  );

  it.each(everyCard)('%s shows nothing from outside', (_, all) => {
    for (const card of all)
      expect(JSON.stringify(card)).not.toMatch(/"(url|Action\.OpenUrl|Image|Media)"/);
  });
});

/** A desk's view leads back to its thread or to the queue. */
const toDesk: readonly ButtonName[] = ['desk_thread', 'desk_queue', 'desk_together'];
/** The views without a way back: one leaves, but for where one begins and for the last word. */
const waysBack: Partial<Record<View['name'], readonly ButtonName[]>> = {
  start: [],
  filed: ['leave'],
  thread: ['leave'],
  sent: ['leave'],
  practised: ['leave'],
  joined: ['leave'],
  wait: ['leave'],
  left: [],
  desk_queue: ['leave'],
  desk_not_a_member: ['leave'],
};

describe('what others can see', () => {
  it.each(locales)('%s: is said of the messenger that is used, and of no other', (locale) => {
    const [teams = '', slack = ''] = (['Teams', 'Slack'] as const).map((messenger) =>
      JSON.stringify(
        createCards({ ...options, messenger }).draw(shown({ name: 'employer' }, locale)).card,
      ),
    );
    expect(teams).toMatch(/Teams.*Microsoft/);
    expect(teams).not.toContain('Slack');
    expect(slack).toContain('Slack');
    expect(slack).not.toMatch(/Teams|Microsoft/);
    for (const card of [teams, slack]) expect(card).toContain(options.contacts[locale].phone);
  });

  it('says what passes at once mean, as long as there are such', () => {
    const said = [options, bareOptions].map((given) =>
      JSON.stringify(createCards(given).draw(shown({ name: 'employer' })).card),
    );
    expect(said.map((card) => card.includes('kan avslöja vem som skrev'))).toEqual([true, false]);
  });
});

describe('practice', () => {
  const first = ({ body: [box] }: Card): string => JSON.stringify(box);

  it.each(locales)('%s: is said on top of every view and in its title', (locale) => {
    const { titles, practice, practised } = { sv, en }[locale];
    for (const view of allViews) {
      const plain = cards.draw(shown(view, locale, { remark: 'busy' }));
      const marked = cards.draw(shown(view, locale, { remark: 'busy', practice: true }));
      expect(first(marked.card)).toContain(practice.mark);
      expect(marked.card.body.slice(1)).toEqual(plain.card.body);
      expect(first(plain.card)).not.toContain(practice.mark);
      expect(marked.title).toBe(
        view.name === 'left'
          ? practised.heading
          : titles.practice.replace('{organisation}', options.organisation),
      );
    }
  });

  it('end no sentence with an empty list where a fault hides who reads', () => {
    for (const locale of locales)
      for (const view of [
        { name: 'story', desk: 'whistleblowing', readers: [] },
        { name: 'story', desk: 'hr', readers: [] },
        { name: 'talk', readers: [] },
      ] as const) {
        const drawn = cards.draw(shown(view, locale, { remark: 'failed' }));
        expect(JSON.stringify(drawn)).not.toMatch(/: \./);
      }
  });

  it('shows titles and words that no contact has, and nobody’s name', () => {
    const said = locales.map((locale) => cards.invented(locale));
    expect(said.map(({ readers, hr }) => [readers.length, hr.length])).toEqual([
      [3, 2],
      [3, 2],
    ]);
    for (const { readers, hr, story } of said) {
      for (const title of [...readers, ...hr]) expect(title).toMatch(/^(Påhittad|Invented) /);
      // As long as what people write.
      expect(story.what.length + story.where.length + story.how.length).toBeGreaterThan(900);
      expect(story.who).toBe('');
    }
  });
});

describe('what cards send', () => {
  const ofWeb = createCards({ ...options, messenger: 'web' });
  const onWeb = allViews.map((view) => ofWeb.draw(shown(view)).card);
  const tables = allViews.flatMap((view) => ofWeb.table(shown(view)) ?? []);
  const used = {
    acts: new Set([
      ...[...drawn.map(([, , card]) => card), ...onWeb].flatMap((card) =>
        buttonsOf(card).map(({ data }) => actOf(data)),
      ),
      // A page's table is sorted by its columns, and narrowed.
      ...tables.flatMap(({ columns, narrow }) => [
        ...columns.map(({ order }) => `desk_by_${order}`),
        ...(narrow === undefined ? [] : ['desk_narrow']),
      ]),
    ]),
    fields: new Set([
      ...drawn.flatMap(([, , card]) => inputs(card).map(({ id }) => String(id))),
      ...tables.flatMap(({ narrow }) => narrow?.lists.map(({ id }) => id) ?? []),
    ]),
  };

  it('is every act there is, and no other', () => {
    expect([...used.acts].sort()).toEqual([...buttons].sort());
  });

  it('asks for a file on the web alone; a messenger says where one is made, if it is anywhere', () => {
    const files = ['desk_document', 'desk_package'];
    const asks = (card: Card) => buttonsOf(card).some(({ data }) => files.includes(actOf(data)));
    expect(onWeb.filter(asks).length).toBeGreaterThan(1);
    expect(drawn.filter(([, , card]) => asks(card))).toEqual([]);
    const view = allViews.find(({ name }) => name === 'desk_copy')!;
    const says = [options, { ...options, desk: 'https://desk.example' }].map((given) =>
      JSON.stringify(createCards(given).draw(shown(view)).card).includes('Ett dokument gör du'),
    );
    expect(says).toEqual([options.desk !== undefined, true]);
  });

  it('is every field there is, and no other but what travels sealed', () => {
    expect([...used.fields].sort()).toEqual([...fieldNames, 'draft', 'texts'].sort());
  });

  it('goes with the draft, whatever is pressed', () => {
    for (const [, , card] of drawn) {
      const once = inputs(card).some(({ id }) => id === 'draft');
      for (const { data } of buttonsOf(card))
        expect(data).toEqual({ act: actOf(data), ...(once ? {} : { draft: 'draft' }) });
    }
  });

  it('always leaves a way back, or out where there is nothing to go back to', () => {
    for (const [name, view, card] of drawn) {
      const ways = waysBack[view.name] ?? (view.name.startsWith('desk_') ? toDesk : ['back']);
      const acts = buttonsOf(card).map(({ data }) => actOf(data));
      expect([name, ways.length === 0 || ways.some((way) => acts.includes(way)), acts]).toEqual([
        name,
        true,
        acts,
      ]);
    }
  });

  it('opens a dialog from the chat, the desk from a notice, and carries nothing else', () => {
    for (const [name, card] of posted) {
      const door = name.startsWith('notice') ? { act: 'desk' } : {};
      expect(buttonsOf(card).map(({ data }) => data)).toEqual([
        { msteams: { type: 'task/fetch' }, ...door },
      ]);
      expect(inputs(card)).toEqual([]);
    }
  });
});

describe('what a card contains', () => {
  const textOf = (view: View, more = {}): string =>
    JSON.stringify(cards.draw(shown(view, 'sv', more)).card);

  it('is never the report code and the reference together', () => {
    for (const view of allViews) {
      const text = textOf(view);
      expect(text.includes('1234 5678') && text.includes('K7Q2M-4XRT9')).toBe(false);
    }
  });

  it.each(remarks)('is the notice %s on top, as a sentence', (remark) => {
    for (const locale of locales) {
      const { card } = cards.draw(shown({ name: 'safety' }, locale, { remark }));
      const [box] = card.body;
      const style = goodRemarks.includes(remark) ? 'good' : 'warning';
      expect(box).toMatchObject({ type: 'Container', style });
      expect(JSON.stringify(box)).toMatch(/[.\d]"/);
    }
  });

  it.each([
    ['sv', ['mail'], 'e-post', 'Skicka ändå'],
    ['sv', ['name', 'only_one'], 'ditt namn och ”bara jag”', 'Skicka ändå'],
    ['en', ['name', 'mail', 'signature'], 'your name, e-mail and signature', 'Send anyway'],
  ] as const)(
    'is in %s what was found, and a button that says so: %j',
    (locale, found, said, button) => {
      for (const view of [samples.story[0]!, samples.thread[0]!]) {
        const parts = partsOf(cards.draw(shown(view, locale, { remark: 'telling', found })).card);
        expect(parts.find(({ type }) => type === 'TextRun')?.text).toContain(`: ${said}. `);
        const mains = parts.filter(
          ({ style, type }) => type === 'Action.Submit' && style === 'positive',
        );
        expect(mains.map(({ title }) => title)).toEqual([button]);
        expect(JSON.stringify(cards.draw(shown(view, locale)).card)).not.toContain(button);
      }
    },
  );

  it('is what was answered, in its inputs', () => {
    const story = samples.story[0]!;
    for (const [view, fields] of [
      [{ name: 'guide' }, { about: 'care' }],
      [{ name: 'more', about: 'care' }, { detail: 'child' }],
      [samples.involved[0]!, { involved: `management,${'1'.padStart(32, '0')}` }],
      [story, { what: 'Vad', where: 'Var', how: 'Hur', who: 'Jag' }],
    ] as const) {
      const { card } = cards.draw(shown(view, 'sv', { fields }));
      expect(inputs(card).map(({ id, value }) => [id, value])).toEqual(Object.entries(fields));
    }
  });

  it('is nothing chosen when nothing was answered', () => {
    for (const view of [{ name: 'guide' }, { name: 'more', about: 'care' }] as const) {
      const { card } = cards.draw(shown(view));
      expect(inputs(card).map(({ value }) => value)).toEqual([undefined]);
    }
  });

  it('is the answers to what is asked about a matter, in their order, and no other', () => {
    for (const view of samples.more) {
      const { card } = cards.draw(shown(view));
      const values = inputs(card).map(({ choices }) =>
        (choices as readonly { readonly value: string }[]).map(({ value }) => value),
      );
      expect([view.about, values]).toEqual([view.about, [detailsOf(view.about)]]);
    }
  });

  it('is nothing of the draw before: cards are not shared', () => {
    const before = textOf({ name: 'guide' });
    textOf(
      { name: 'guide' },
      { fields: { about: 'gain' }, remark: 'choose', draft: 'other', texts: 'x' },
    );
    expect(textOf({ name: 'guide' })).toBe(before);
  });

  it('is the warning of passes at once, only where that is so', () => {
    const warning = 'kan avslöja vem som skrev';
    expect(textOf(samples.start[0] ?? { name: 'safety' })).toContain(warning);
    const calm = createCards(bareOptions).draw(shown({ name: 'start', intake: 'open' })).card;
    expect(JSON.stringify(calm)).not.toContain(warning);
  });

  it('is the phone instead of the report button while intake is closed', () => {
    const { card } = cards.draw(shown({ name: 'start', intake: 'closed' }));
    expect(buttonsOf(card).map(({ data }) => actOf(data))).toEqual([
      'have_code',
      'practice',
      'rights',
      'switch',
    ]);
    expect(JSON.stringify(card)).toContain('inte öppen än. Ring: 0157-100 10');
  });

  it("is no note in a reporter's thread, whatever the page holds", () => {
    for (const view of samples.thread)
      expect(textOf(view)).not.toMatch(/Internt|anteckning|Hör av er|Vad gör ni/);
    expect(samples.desk_thread.map((view) => textOf(view)).join()).toContain('Internt');
  });
});

describe('where it happened', () => {
  const labels = (parties: readonly string[] | undefined, locale: 'sv' | 'en') => {
    const drawnBy = createCards({ ...options, parties });
    return samples.story.flatMap((view) =>
      inputs(drawnBy.draw(shown(view, locale)).card)
        .filter(({ id }) => id === 'where')
        .map(({ label }) => label),
    );
  };

  it('is asked of everybody by organisation where several share the channel, and only there', () => {
    const two = ['Exempelby kommun', 'Exempelby [Bostäder] AB'];
    const asked =
      'Var hände det (Exempelby kommun, Exempelby (Bostäder) AB), på vilken enhet, och när?';
    expect(new Set(labels(two, 'sv'))).toEqual(new Set([asked]));
    expect(new Set(labels(two, 'en')).size).toBe(1);
    for (const one of [undefined, [], ['Exempelby kommun']])
      expect(new Set(labels(one, 'sv'))).toEqual(new Set(['Var och när?']));
  });
});
