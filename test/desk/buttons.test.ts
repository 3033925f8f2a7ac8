import { isDeepStrictEqual } from 'node:util';
import type { ButtonName } from '../../bot/domain/buttons';
import { addDays, type Day } from '../../bot/domain/day';
import type { DeskView } from '../../bot/domain/desk-view';
import type { Fields } from '../../bot/domain/fields';
import { expireCase } from '../../bot/keeper/upkeep/expire';
import { nodeRandom } from '../../bot/platform/random';
import type { Shown } from '../../bot/ports/dialogue';
import type { Who } from '../../bot/ports/people';
import { buttonsIn, deskViews } from '../cards/samples';
import { away } from '../support/away';
import { reading, storedCounts } from '../support/databases/stored-rows';
import { doneOnce } from '../support/done-once';
import { keeperWorld } from '../support/houses/keeper-world';
import { sealingOf } from '../support/houses/sealing-of';
import { freezesYear } from '../support/houses/year-frozen';
import type { Person, TestVissla } from '../support/open-vissla';
import {
  admits,
  closing,
  does,
  enters,
  files,
  filesWithHr,
  handsOver,
  opensFirst,
  opensReport,
  opensThread,
  toConsent,
} from '../support/people/report';
import { said } from '../support/people/said';
import { joinsOnTheWeb } from '../support/people/web-desk';

/** What a person has before them. A draft can be pressed again and again, each time from the same place. */
interface Before {
  readonly who: Who;
  readonly shown: Shown;
  /** What fills in the inputs so that a press leads on. */
  readonly fields?: Fields;
}

let office: TestVissla;
let karin: Person;
let daniel: Person;
let sara: Person;

/** Each test has an office of its own: what others have left would have to be read in each view. */
const begun = doneOnce({ passes: 'when-told' }, async (office) => {
  const [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  const [sara] = await office.staffHr('HR-chef', 'HR-partner');
  return { karin, daniel, sara };
});
const opens = async (): Promise<void> => {
  ({ office, karin, daniel, sara } = await begun());
};
beforeEach(opens);
afterEach(() => office.close());

const before = ({ who, shown }: Person, fields: Fields = {}): Before => ({ who, shown, fields });

/** A new thread at a member's desk, opened. */
async function opensNew(member: Person = karin, what = 'En sak.'): Promise<Person> {
  await opensThread(member, await filesNew(member, what));
  return member;
}

/** Files what a member's desk is to read, and gives its reference. */
async function filesNew(member: Person = karin, what = 'En sak.'): Promise<string> {
  const maja = office.person('Maja');
  const { reference } =
    member === sara ? await filesWithHr(maja, { what }) : await files(maja, what, said.doubt);
  await office.passes();
  return reference;
}

/** A form of a new thread, reached by these presses and filled in. */
const form =
  (presses: readonly (readonly [ButtonName, Fields?])[], fields: Fields = {}, of?: () => Person) =>
  async (): Promise<Before[]> => {
    const member = await opensNew(of?.());
    for (const press of presses) await member.presses(...press);
    return [before(member, fields)];
  };
const text = 'Ett svar.';

/** Saves an answer in Swedish, and gives its id. */
async function savesAnswer(): Promise<string> {
  await karin.opens('desk');
  await karin.presses('desk_people');
  await karin.presses('desk_saved');
  await karin.presses('desk_do_saved', { inSwedish: 'Tack.' });
  const { view } = karin.shown;
  return view.name === 'desk_saved' ? (view.saved[0]?.id ?? '') : '';
}
const step: Fields = { target: 'own_unit', purpose: 'needed', ownDuty: 'open' };
const handed: Fields = {
  recipient: 'Skyddskommittén',
  cause: 'Fara',
  copy: 'Kopian',
  reveals: 'no',
  hinders: 'no',
  text,
};

const later: Fields = { hinders: 'yes', laterWhy: 'Spår.', tellBy: '2027-06-10' };

/** A thread in which HR may be given an excerpt, or has got one. */
async function opensWithYes(given: boolean): Promise<Person> {
  const maja = office.person('Maja');
  const { reportCode, reference } = await files(maja, 'Min chef skriker.', said.doubt);
  await office.passes();
  await does(karin, reference, 'ask_hr');
  await office.passes();
  await opensReport(maja, reportCode);
  await maja.presses('hr_yes');
  await office.passes();
  await opensThread(karin, reference);
  if (!given) return karin;
  await karin.presses('desk_give_hr');
  await karin.presses('desk_do_hand_over', { excerpt: 'Någon skriker.', text });
  await office.passes();
  await opensThread(karin, reference);
  return karin;
}

/** A thread that HR has answered, and in which the reporter has something still to be told. */
async function withHrAndUntold(): Promise<Before> {
  const { view } = (await opensWithYes(true)).shown;
  const reference = view.name === 'desk_thread' ? view.reference : '';
  await handsOver(karin, reference, { ...handed, ...later }, step);
  await opensFirst(sara);
  await sara.presses('desk_reply');
  await sara.presses('desk_do_reply', { text: 'Vilken enhet?' });
  await office.passes();
  await opensThread(karin, reference);
  return before(karin);
}

/** Two reports that nobody answers and a member has opened; gives their day, which is over. */
async function junkOfADay(member: Person): Promise<Day> {
  const day = office.clock.today();
  const [maja, filed] = [office.person('Maja'), [] as string[]];
  for (const what of ['Skräp.', 'Mer skräp.']) filed.push((await files(maja, what)).reference);
  await office.passes();
  for (const reference of filed) await opensThread(member, reference);
  office.clock.advance({ days: 1 });
  return day;
}

async function looksTogether(member: Person): Promise<DeskView> {
  await member.opens('desk');
  await member.presses('desk_people');
  return (await member.presses('desk_together')) as DeskView;
}

async function proposes(day: Day): Promise<void> {
  await looksTogether(daniel);
  await daniel.presses('desk_propose', { day });
  const said = { reason: 'test_or_abuse', measures: text, why: text };
  await daniel.presses('desk_do_propose', said);
}

function proposalOf({ shown: { view } }: Person): string {
  return view.name === 'desk_together' ? (view.proposals[0]?.id ?? '') : '';
}

/** An outside deputy, of whom the desk has one. */
async function deputyOfTheDesk(): Promise<string> {
  const there = (await office.people.ofDesk('whistleblowing')).find(({ sees }) => sees === 'shown');
  if (there !== undefined) return there.id;
  const [deputy] = await office.staff('Ersättare');
  const { id } = (await office.people.find(deputy.who))!;
  await admits(karin, id, 'desk_approve_deputy');
  return id;
}

/** Masks words of a case. */
async function redactions(reference: string, words: Fields): Promise<void> {
  await opensThread(karin, reference);
  await karin.presses('desk_copy');
  await karin.presses('desk_redaction');
  await karin.presses('desk_do_redaction', words);
}

/** A case of which somebody has asked for a record, in the form for the answer. */
async function comesToDecide(): Promise<void> {
  const reference = await filesNew();
  await does(karin, reference, 'request', { text });
  await opensThread(karin, reference);
  await karin.presses('desk_decide');
}

/** How one comes to each of a desk's views. A view to which nothing leads here does not compile. */
const excerpt = { excerpt: 'Någon skriker.' };
/** The form of a hand-over, by what it gives. */
const handings = {
  more: async () => [await afterYes('desk_write_hr', { text })],
  byLaw: form([['desk_hand_over'], ['desk_hand_over_to', { ...step, target: 'hr' }]], {
    ...handed,
    ...excerpt,
  }),
  agreed: async () => [await afterYes('desk_give_hr', { ...excerpt, text })],
  outside: form([['desk_hand_over'], ['desk_hand_over_to', step]], handed),
} satisfies Readonly<Record<string, () => Promise<Before[]>>>;

async function afterYes(button: 'desk_give_hr' | 'desk_write_hr', fields: Fields): Promise<Before> {
  const member = await opensWithYes(button === 'desk_write_hr');
  await member.presses(button);
  return before(member, fields);
}

const reached: Readonly<Record<DeskView['name'], () => Promise<Before[]>>> = {
  desk_queue: async () => {
    for (let filed = 0; filed < 11; filed++) await files(office.person('Maja'), `Sak ${filed}`);
    await office.passes();
    const view = await karin.opens('desk');
    const [item] = view.name === 'desk_queue' ? view.items : [];
    const fields = { thread: item?.thread ?? '', reference: item?.reference ?? '' };
    const first = before(karin, fields);
    await karin.presses('desk_more');
    return [first, before(karin, fields)];
  },
  desk_thread: async () => {
    const maja = office.person('Maja');
    const { reportCode, reference } = await files(maja, 'x'.repeat(5900));
    await office.passes();
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: 'x'.repeat(5900) });
    await office.passes();
    await opensThread(karin, reference);
    const latest = before(karin);
    await karin.presses('desk_earlier');
    const earlier = before(karin);
    return [latest, earlier, await withHrAndUntold()];
  },
  desk_waiting: async () => {
    const reference = await filesNew();
    for (const sent of ['Ett svar.', 'Ett till.']) {
      await does(karin, reference, 'reply', { text: sent });
    }
    await karin.presses('desk_thread');
    await karin.presses('desk_waiting');
    const first = before(karin);
    await karin.presses('desk_later');
    return [first, before(karin)];
  },
  desk_who_read: async () => {
    const reference = await filesNew();
    for (let read = 0; read < 21; read++) await opensThread(karin, reference);
    await karin.presses('desk_who_read');
    const latest = before(karin);
    await karin.presses('desk_earlier');
    return [latest, before(karin)];
  },
  desk_reply: async () => {
    const saved = await savesAnswer();
    return form([['desk_reply']], { text, saved: `${saved}.sv` })();
  },
  desk_feedback: form([['desk_feedback']], { measures: text, why: text }),
  desk_note: form([['desk_note']], { text }),
  desk_case: form([['desk_case']], { number: 'KS 2026/12', subject: 'inquiry' }),
  desk_redirect: form([['desk_redirect']], { target: 'union' }),
  desk_redirect_text: form([['desk_redirect'], ['desk_redirect_to', { target: 'union' }]], {
    text,
  }),
  desk_consent: form([['desk_hand_over'], ['desk_hand_over_to', { ...step, ...toConsent }]], {
    text,
  }),
  desk_hand_over: form([['desk_hand_over']], step),
  desk_hand_over_text: async () => {
    const all: Before[] = [];
    for (const opens of Object.values(handings)) all.push(...(await opens()));
    return all;
  },
  desk_tell: form([
    ['desk_hand_over'],
    ['desk_hand_over_to', step],
    ['desk_do_hand_over', { ...handed, ...later }],
    ['desk_thread'],
    ['desk_tell'],
  ]),
  desk_hold: form([['desk_hold']], { cause: 'En begäran.', lookOn: '2027-06-10' }),
  desk_lift_hold: async () => {
    const reference = await filesNew();
    await does(karin, reference, 'hold', { cause: 'En begäran.', lookOn: '2027-06-10' });
    await opensThread(karin, reference);
    await karin.presses('desk_lift_hold');
    return [before(karin)];
  },
  desk_steps: form([['desk_steps']], { step: 'person' }),
  desk_step: form([['desk_steps'], ['desk_steps_to', { step: 'person' }]], { named: 'Chef A' }),
  desk_duty: form([['desk_duty']], { law: 'child', standing: 'begun' }),
  desk_move: form([['desk_move']], {}, () => sara),
  desk_close: form([['desk_close']], { reason: 'confirmed', measures: text, why: text }),
  desk_reopen: async () => {
    const reference = await filesNew();
    await does(karin, reference, 'close', { reason: 'confirmed', measures: text, why: text });
    await office.passes();
    await opensThread(karin, reference);
    await karin.presses('desk_reopen');
    return [before(karin, { text })];
  },
  desk_recuse: form([['desk_recuse']], { cause: text }),
  desk_exclude: async () => {
    await opensNew();
    const other = await office.people.find(daniel.who);
    await karin.presses('desk_exclude');
    return [before(karin, { person: other?.id ?? '', cause: text })];
  },
  desk_two: async () => {
    await opensNew();
    const other = await office.people.find(daniel.who);
    await karin.presses('desk_exclude');
    await karin.presses('desk_do_exclude', { person: other?.id ?? '', cause: text });
    await karin.presses('desk_thread');
    await karin.presses('desk_two');
    return [before(karin, { answer: 'take_back' })];
  },
  desk_copy: async () => {
    const reference = await filesNew(karin, 'x'.repeat(5900));
    await redactions(reference, { entry: '1', words: 'xx', section: '17:3b' });
    await karin.presses('desk_do_ask');
    await opensThread(daniel, reference);
    await daniel.presses('desk_copy');
    const first = before(daniel, { copying: 'with_notes' });
    await daniel.presses('desk_do_copy', { copying: 'without_notes' });
    await daniel.presses('desk_later');
    const later = before(daniel, { copying: 'with_notes' });
    await daniel.presses('desk_do_copy', { copying: 'draft' });
    return [first, later, before(daniel, { copying: 'with_notes' })];
  },
  desk_redaction: async () => {
    const words = { entry: '1', words: 'sak', section: '17:3b' };
    const chosen = { entry: '1', section: '21:1', redaction: '1' };
    const reference = await filesNew(karin, 'En sak.');
    await redactions(reference, words);
    await karin.presses('desk_do_ask');
    await opensThread(daniel, reference);
    await daniel.presses('desk_copy');
    await daniel.presses('desk_do_agree');
    await redactions(reference, { ...words, section: '21:3' });
    const again = before(karin, chosen);
    await redactions(await filesNew(karin, 'En sak.'), words);
    return [again, before(karin, chosen)];
  },
  desk_request: form([['desk_request']], { text, arrived: '2026-11-24' }),
  desk_decide: async () => {
    await comesToDecide();
    return [before(karin, { stage: 'answered', answer: 'refused', copying: 'none' })];
  },
  desk_asked: async () => {
    await karin.opens('desk');
    await karin.presses('desk_requests');
    await karin.presses('desk_asked');
    const said = { arrived: '2026-11-24', text: 'Alla ärenden.' };
    await karin.presses('desk_do_asked', said);
    const { view } = karin.shown;
    const asking = view.name === 'desk_asked' ? view.requests[0]?.id : undefined;
    return [
      before(karin, {
        ...{ ...said, asking: asking ?? '', stage: 'answered', answer: 'refused' },
        sentOn: '2026-11-24',
      }),
    ];
  },
  desk_list: async () => {
    const shows = async (member: Person) => {
      await member.opens('desk');
      await member.presses('desk_numbers');
      await member.presses('desk_list');
    };
    for (let filed = 0; filed < 13; filed++) await files(office.person('Maja'), `Sak ${filed}`);
    await office.passes();
    await shows(daniel);
    const said = { arrived: '2026', entry: '1', days: '2', section: '32:3b-2' };
    await daniel.presses('desk_list', { arrived: '2026' });
    await daniel.presses('desk_later');
    await daniel.presses('desk_do_list', said);
    const own = before(daniel, { arrived: '2026' });
    await daniel.presses('desk_list', { arrived: '2026' });
    const draft = before(daniel, said);
    await shows(karin);
    await karin.presses('desk_later');
    return [draft, own, before(karin, { arrived: '2026' })];
  },
  desk_refusal: async () => {
    await comesToDecide();
    await karin.presses('desk_refusal');
    return [before(karin)];
  },
  desk_search: async () => {
    for (let filed = 0; filed < 11; filed++) await files(office.person('Maja'), `Lund ${filed}`);
    await office.passes();
    await karin.opens('desk');
    await karin.presses('desk_search');
    await karin.presses('desk_look', { purpose: 'request', words: 'lund' });
    const { view } = karin.shown;
    const hits = view.name === 'desk_search' ? view.found?.hits : [];
    return [before(karin, { purpose: 'access', words: 'annat', thread: hits?.[0]?.thread ?? '' })];
  },
  desk_archive: async () => {
    const reference = await filesNew();
    await does(karin, reference, 'close', { ...closing, ownDuty: 'none' });
    await office.passes();
    await opensThread(karin, reference);
    await karin.presses('desk_archive');
    return [before(karin, { reason: 'paper', number: 'A 1' })];
  },
  desk_remove: async () => {
    const reference = await filesNew();
    await opensThread(karin, reference);
    await karin.presses('desk_remove');
    const asks = before(karin, { reason: 'irrelevant', text: 'En sak' });
    await karin.presses('desk_do_remove', asks.fields);
    await opensThread(daniel, reference);
    await daniel.presses('desk_remove');
    return [before(daniel, { answer: 'yes' })];
  },
  desk_show: async () => {
    const person = await deputyOfTheDesk();
    await opensNew();
    await karin.presses('desk_show');
    return [before(karin, { person })];
  },
  desk_done: async () => {
    await does(karin, await filesNew(), 'note', { text });
    const noted = before(karin);
    await does(karin, await filesNew(), 'close', { reason: 'duplicate', why: text });
    return [noted, before(karin)];
  },
  desk_people: async () => {
    const waiting = (await office.people.ofDesk('whistleblowing')).find(
      ({ standing }) => standing === 'waiting',
    );
    const { id } = waiting ?? (await joinsOnTheWeb(office, 'Utredare'));
    await karin.opens('desk');
    await karin.presses('desk_people');
    const today = office.clock.today();
    await karin.presses('desk_be_away', { awayUntil: today });
    return [before(karin, { person: id, awayUntil: addDays(today, 1) })];
  },
  desk_account: async () => {
    await karin.opens('desk');
    await karin.presses('desk_people');
    await karin.presses('desk_account');
    await karin.presses('desk_email', { email: 'karin@example.org' });
    return [before(karin, { email: 'k@example.org' })];
  },
  desk_numbers: async () => {
    for (const year of ['2020', '2021', '2022']) await freezesYear(office, year, { received: 1 });
    await karin.opens('desk');
    await karin.presses('desk_numbers');
    await karin.presses('desk_earlier');
    return [before(karin)];
  },
  desk_several: async () => {
    const person = await deputyOfTheDesk();
    await opensNew();
    await karin.presses('desk_show');
    const view = await karin.presses('desk_several');
    const [one] = view.name === 'desk_several' ? view.cases : [];
    return [before(karin, { person, cases: one?.thread ?? '' })];
  },
  desk_saved: async () => {
    const saved = await savesAnswer();
    return [before(karin, { saved, inSwedish: 'Tack.' })];
  },
  desk_together: async () => {
    const [first, second] = [await junkOfADay(daniel), await junkOfADay(daniel)];
    await proposes(first);
    await looksTogether(karin);
    await karin.presses('desk_agree', { proposal: proposalOf(karin) });
    await office.vissla.closing.whenIdle();
    await office.passes();
    await proposes(second);
    const view = await looksTogether(karin);
    const closing = view.name === 'desk_together' ? (view.closed[0]?.id ?? '') : '';
    return [before(karin, { day: second, proposal: proposalOf(karin), closing })];
  },
  desk_propose: async () => {
    const day = await junkOfADay(karin);
    await looksTogether(karin);
    await karin.presses('desk_propose', { day });
    return [before(karin, { reason: 'test_or_abuse', measures: text, why: text })];
  },
  desk_minutes: form([['desk_minutes']], { way: 'meeting', text }),
  desk_settle: async () => {
    const { reference } = await enters(karin);
    await office.passes();
    await opensThread(karin, reference);
    await karin.presses('desk_settle');
    return [before(karin, { settling: 'on_paper' })];
  },
  desk_caller: async () => {
    const { reference } = await enters(karin, { word: 'blåbärspaj' });
    await office.passes();
    await opensThread(daniel, reference);
    await daniel.presses('desk_caller');
    const first = before(daniel, { word: 'blåbärspaj' });
    for (let wrong = 0; wrong < 5; wrong++)
      await daniel.presses('desk_do_caller', { word: 'lingonpaj' });
    await opensThread(karin, reference);
    await karin.presses('desk_caller');
    return [first, before(karin)];
  },
  desk_called: async () => {
    const { reference } = await enters(karin, { word: 'blåbärspaj' });
    await office.passes();
    await does(karin, reference, 'caller', { word: 'Blåbärspaj!' });
    return [before(karin)];
  },
  desk_enter: async () => {
    // What other views have entered is counted with them.
    await office.passes();
    await karin.opens('desk');
    await karin.presses('desk_enter');
    return [before(karin, { way: 'telephone', text })];
  },
  desk_entered: async () => {
    await enters(karin);
    return [before(karin)];
  },
  desk_code: async () => {
    await enters(karin);
    await karin.presses('desk_code');
    return [before(karin)];
  },
  desk_away: async () => {
    await filesNew();
    const back = away(office.stores.database.threads, 'revisions');
    await karin.opens('desk');
    back();
    return [before(karin)];
  },
  desk_not_a_member: async () => {
    const nobody = office.person('Maja');
    await nobody.opens('desk');
    return [before(nobody)];
  },
  desk_expired: async () => {
    const reference = await filesNew();
    await does(karin, reference, 'close', { ...closing, ownDuty: 'none' });
    await office.passes();
    const { database } = office.stores;
    const row = (await database.threads.byReference(reference as never))!;
    const { threads: threadSealer } = await sealingOf(office);
    const state = await threadSealer.openState(row);
    const { threads } = database;
    const world = keeperWorld({ threads, threadSealer, random: nodeRandom() });
    expect(await expireCase(world, row, state, office.clock.today())).toBe(true);
    await karin.opens('desk');
    await karin.presses('desk_expired');
    return [before(karin, { thread: row.id })];
  },
};

const isSent = (button: ButtonName): boolean =>
  button.startsWith('desk_do_') || ofPeople.includes(button);
const ofPeople: readonly ButtonName[] = [
  'desk_approve',
  'desk_approve_deputy',
  'desk_decline',
  'desk_be_away',
  'desk_be_back',
];

/** Presses a button, or anything that a client may send. */
const press = async (button: string, { who, shown, fields }: Before) => {
  const next = await office.vissla.dialogue({
    who,
    locale: 'sv',
    button,
    fields: { ...shown.fields, ...fields },
    draft: shown.draft,
    texts: shown.texts,
  });
  return { view: next.view, locale: next.locale, remark: next.remark, fields: next.fields };
};

/** Whether a press does something else than one that does nothing, or comes to another view. */
async function leadsOn(button: ButtonName, from: Before, nothing: unknown): Promise<boolean> {
  const next = await press(button, from);
  return next.view.name !== from.shown.view.name || !isDeepStrictEqual(next, nothing);
}

describe.each(deskViews)('the view %s', (name) => {
  it('has no button that does nothing', async () => {
    const from = await reached[name]();
    expect([...new Set(from.map(({ shown }) => shown.view.name))]).toEqual([name]);
    // What sends comes last: it may take the thread away.
    const isLast = (button: ButtonName): number =>
      Number(isSent(button) || button === 'desk_take_back');
    const own = buttonsIn(name).sort((a, b) => isLast(a) - isLast(b));
    const dead: ButtonName[] = [];
    const nothing = new Map<Before, unknown>();
    for (const button of own) {
      let leads = false;
      for (const one of from) {
        if (leads) break;
        // It is as it was until something is sent.
        if (isLast(button) > 0 || !nothing.has(one))
          nothing.set(one, await press('desk_nothing', one));
        leads = await leadsOn(button, one, nothing.get(one));
      }
      if (!leads) dead.push(button);
    }
    expect(dead).toEqual([]);
  });
});

/** A wrong word of somebody who calls: it counts once. */
async function callsWrongly(): Promise<Before> {
  const { reference } = await enters(karin, { word: 'blåbärspaj' });
  await opensThread(karin, reference);
  await karin.presses('desk_caller');
  return before(karin, { word: 'lingonpaj' });
}

/** Everything that a desk sends, with the view in which it stands. */
const sent = deskViews.flatMap((name) =>
  buttonsIn(name)
    .filter(isSent)
    .flatMap((button): (readonly [string, ButtonName, string, () => Promise<Before[]>])[] =>
      // A hand-over is sent by one button, whatever it gives.
      name === 'desk_hand_over_text'
        ? Object.entries(handings).map(([of, opens]) => [name, button, of, opens])
        : [[name, button, '', reached[name]]],
    ),
);

describe.each(sent)('in the view %s, %s %s', (_name, button, _of, opensForm) => {
  /**
   * By how many rows each table has grown once it was pressed so many times at once, and once more later, and
   * whether a case's record is another one.
   */
  const effect = async (times: number, later: boolean): Promise<Record<string, number>> => {
    const isWord = button === 'desk_do_caller';
    // A list is proposed from the first of its views, and answered in the last.
    const nth = button === 'desk_do_list' ? 0 : -1;
    const from = isWord ? await callsWrongly() : (await opensForm()).at(nth)!;
    const before = await storedCounts(office.location);
    const records = await recordsNow();
    await Promise.all(Array.from({ length: times }, () => press(button, from)));
    await office.passes();
    if (later) await press(button, from);
    await office.passes();
    const after = Object.entries(await storedCounts(office.location));
    const grown = after.map(([table, rows]) => [table, rows - (before[table] ?? 0)] as const);
    const isOther = (await recordsNow()) !== records;
    return { ...Object.fromEntries(grown), otherRecord: Number(isOther) };
  };
  const recordsNow = (): Promise<string> =>
    reading(office.location, async (_, { caseRecord }) =>
      (await caseRecord.find())
        .map(({ revision }) => revision)
        .sort()
        .join(),
    );

  it('has one effect, however often the same press comes', async () => {
    const once = await effect(1, false);
    expect(Object.values(once).some((rows) => rows !== 0)).toBe(true);
    await office.close();
    await opens();
    expect(await effect(3, true)).toEqual(once);
  });
});

it('the button to the desk leads there, at the start and to whoever has joined', async () => {
  const joined = before(sara);
  await sara.opens();
  for (const [name, from] of [
    ['start', before(sara)],
    ['joined', joined],
  ] as const) {
    expect([from.shown.view.name, buttonsIn(name).includes('desk')]).toEqual([name, true]);
    expect((await press('desk', from)).view.name).toBe('desk_queue');
  }
});
