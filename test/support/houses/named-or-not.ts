import type { ButtonName } from '../../../bot/domain/buttons';
import type { Fields } from '../../../bot/domain/fields';
import type { ThreadId } from '../../../bot/domain/ids';
import type { Reference } from '../../../bot/domain/reference';
import { goesBy, queueOf } from '../days-pass';
import { openVissla, type Person, type TestVissla } from '../open-vissla';
import { drawnCard, looksAround } from '../people/looks-around';
import {
  admits,
  does,
  files,
  filesAbout,
  filesWithHr,
  opensReport,
  opensThread,
} from '../people/report';
import { seededRandom } from '../seeded-random';
import { statusOf } from './status-of';

/** What a forged client asks for: what is there and is not the member's to see, or what is nowhere. */
interface Asked {
  readonly thread: ThreadId;
  readonly reference: Reference;
}
const nowhere: Asked = {
  thread: 'f'.repeat(32) as ThreadId,
  reference: '7K3M9-QXTB3' as Reference,
};

/**
 * Four days of both desks, where passes come by the clock, the same but for reports that name the second
 * handler, and an excerpt that names the second officer. On the fourth a newcomer and an outside deputy join
 * the handlers: those reports came before them, and their reporter goes on writing.
 */
export async function fourDays(isNamed: boolean): Promise<{
  /** All that these four are shown and told, by when and where. */
  readonly gets: ReadonlyMap<string, unknown>;
  /** What `status` and `doctor` say of the desks at last. */
  readonly status: readonly string[];
}> {
  const random = seededRandom();
  const named = 'Säkerhetssamordnare';
  const office = await openVissla({
    random,
    passes: { kind: 'daily', hour: 10 },
    reminded: [1, 4],
  });
  const [karin, daniel] = await office.staff('Kommunjurist', named);
  const [, petra] = await office.staffHr('HR-chef', 'HR-specialist');
  const omar = office.person('Omar');
  const maja = office.person('Maja');
  const gets = new Map<string, unknown>();
  /** Each step draws the same, whatever was drawn before it. */
  const step = async <T>(name: string, happens: () => Promise<T>): Promise<T> => {
    random.begins(name);
    return happens();
  };
  const ifNamed = async <T>(name: string, happens: () => Promise<T>): Promise<T | undefined> =>
    isNamed ? step(name, happens) : undefined;
  const looks = (name: string, member: Person, asked: Asked | undefined): Promise<void> =>
    step(name, async () => {
      const plain = await namesOf(office);
      for (const [way, card] of await everything(office, member, asked ?? nowhere))
        gets.set(`${name}: ${plain(way)}`, plain(card));
    });
  const passes = (name: string, minutes: number): Promise<void> =>
    step(name, async () => {
      await goesBy(office, { minutes });
      // The first dialog of a day draws the day's keys.
      await omar.opens();
    });

  const plain = await step('plain 1', () => files(omar, 'En sak.'));
  await step('plain 2', () => files(omar, 'En sak.'));
  await step('plain at HR', () => filesWithHr(omar, { what: 'En sak.' }));
  const about = await ifNamed('named 1', () => filesAbout(maja, [named], 'Om honom.'));
  await looks('day 1', daniel, undefined);
  await passes('pass 1', 22 * 60);

  await step('asks', () => does(karin, plain.reference, 'ask_hr'));
  const asked = await ifNamed('goes on', async () => {
    const { reportCode, reference } = about ?? plain;
    await does(karin, reference, 'reply', { text: 'Tack.' });
    // What the desk keeps for itself of it: a note, and copies of what waits, one of them taken back.
    await does(karin, reference, 'note', { text: 'Om honom.' });
    // A hold whose day stands on top of her queue.
    await does(karin, reference, 'hold', { cause: 'Han tvistar.', lookOn: '2026-11-26' });
    // A record that somebody has asked for.
    await does(karin, reference, 'request', { text: 'Allt om honom.' });
    await does(karin, reference, 'reply', { text: 'Inte så.' });
    await presses(karin, reference, 'desk_waiting', 'desk_later', 'desk_take_back');
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: 'Det fortsätter.' });
    return findAsked(office, reference);
  });
  await step('plain 3', () => files(omar, 'En sak.'));
  await ifNamed('named 2', () => filesAbout(maja, [named], 'Om honom.'));
  await step('proposes 1', () => proposes(karin, '2026-11-24'));
  await looks('day 2', daniel, asked);
  await passes('pass 2', 24 * 60);

  await step('says yes', async () => {
    await opensReport(omar, plain.reportCode);
    await omar.presses('hr_yes');
  });
  await passes('pass 3', 24 * 60);

  // With the report there are two of that day for her to propose, one of them for him to see.
  // With a report about him there are more of these days for her to list, and he reads the others.
  await step('lists', () => lists(karin));
  await step('proposes 2', () => proposes(karin, '2026-11-25'));
  await looks('day 4', daniel, asked);
  const lisa = await step('joins', () => joins(office, karin, 'Utredare', 'desk_approve'));
  const nils = await step('helps', () => joins(office, karin, 'Ombud', 'desk_approve_deputy'));
  await step('plain 4', () => files(omar, 'En sak.'));
  await ifNamed('writes on', async () => {
    await opensReport(maja, (about ?? plain).reportCode);
    await maja.presses('send', { text: 'Och igen.' });
  });
  await ifNamed('gives', async () => {
    // Taken back once, and given anew: HR's named officer is to know of neither.
    await givesToHr(karin, plain.reference, petra);
    await presses(karin, plain.reference, 'desk_waiting', 'desk_take_back');
    await givesToHr(karin, plain.reference, petra);
  });
  await passes('pass 4', 24 * 60);
  await ifNamed('writes to HR', async () => {
    for (const text of ['Hon heter så.', 'Det var på lagret.'])
      await does(karin, plain.reference, 'write_hr', { text });
    await presses(karin, plain.reference, 'desk_waiting', 'desk_take_back');
  });
  await looks('day 5 of a newcomer', lisa, asked);
  await looks('day 5 of a deputy', nils, asked);
  await looks('day 5 at HR', petra, asked);
  gets.set(
    'notices',
    office.notices.map(({ member, count }) => [member, count, office.cards.notice('sv', count)]),
  );
  gets.set('faults', office.journal.faults);
  const { lines, desks } = await statusOf(office.location, office.stores.vault, office.clock);
  await office.close();
  return { gets, status: [...lines, ...desks.map((finding) => JSON.stringify(finding))] };
}

/** Says threads' references in the place of their ids, which a pass draws at random. */
async function namesOf({ stores }: TestVissla): Promise<(text: string) => string> {
  const rows = await stores.database.threads.page(undefined, 100);
  return (text) =>
    rows.reduce((said, { id, reference }) => said.replaceAll(id, `id of ${reference}`), text);
}

/** All that a member can open, and what is answered to whoever asks for what is not to be seen. */
async function everything(
  office: TestVissla,
  member: Person,
  asked: Asked,
): Promise<readonly (readonly [string, string])[]> {
  await member.opens();
  const seen = [['start', drawnCard(member)] as const, ...(await looksAround(member))];
  const proposals = await office.stores.database.proposals.ofDesk('whistleblowing');
  const proposal = proposals.at(-1)?.id ?? nowhere.thread;
  const forged: readonly [ButtonName, Fields][] = [
    ['desk_open', { thread: asked.thread }],
    ['desk_find', { reference: asked.reference }],
    ['desk_narrow', { subject: 'inquiry', reason: 'duplicate', month: 'every' }],
    ['desk_propose', { day: '2026-11-25' }],
    ['desk_undo', { closing: proposal }],
    ['desk_waiting', {}],
    ['desk_hold', {}],
    ['desk_lift_hold', {}],
    ['desk_who_read', {}],
    ['desk_copy', {}],
    ['desk_do_copy', { copying: 'with_notes' }],
    ['desk_redaction', {}],
    ['desk_list', { arrived: '2026' }],
    ['desk_do_list', { entry: '4', section: '17:3b' }],
    ['desk_do_list_yes', {}],
    ['desk_do_redaction', { entry: '1', section: '17:3b' }],
    ['desk_request', {}],
    ['desk_decide', {}],
    ['desk_refusal', {}],
    ['desk_look', { purpose: 'own_case', words: 'en' }],
    ['desk_take_back', {}],
    ['desk_change', {}],
  ];
  await member.opens('desk');
  const { shown } = member;
  for (const [button, fields] of forged) {
    member.shown = shown;
    await member.forges(button, fields);
    seen.push([
      `forged ${button}`,
      drawnCard(member).replaceAll(asked.reference, 'what was asked'),
    ]);
  }
  return seen;
}

/** Proposes the list of the year's cases, as a client would that knows nothing of how many there are. */
async function lists(handler: Person): Promise<void> {
  await handler.opens('desk');
  await handler.forges('desk_list', { arrived: '2026' });
  await handler.forges('desk_do_list');
}

/** Lets somebody in who came after the first two. */
async function joins(
  office: TestVissla,
  by: Person,
  title: string,
  button: 'desk_approve' | 'desk_approve_deputy',
): Promise<Person> {
  const [person] = await office.staff(title);
  await admits(by, (await office.people.find(person.who))!.id, button);
  return person;
}

async function findAsked(office: TestVissla, reference: string): Promise<Asked | undefined> {
  const row = await office.stores.database.threads.byReference(reference as Reference);
  return row && { thread: row.id, reference: row.reference };
}

async function presses(handler: Person, reference: string, ...acts: ButtonName[]): Promise<void> {
  await opensThread(handler, reference);
  for (const act of acts) await handler.presses(act);
}

async function givesToHr(handler: Person, reference: string, named: Person): Promise<void> {
  await presses(handler, reference, 'desk_give_hr');
  const { view } = handler.shown;
  const people = view.name === 'desk_hand_over_text' ? (view.people ?? []) : [];
  const involved = people.find(({ title }) => named.who.user.startsWith(title))?.id ?? '';
  const given = await handler.presses('desk_do_hand_over', { excerpt: 'Om henne.', involved });
  if (given.name !== 'desk_done') throw new Error(`not given but ${given.name}`);
}

/**
 * Opens what is in the queue and proposes to close a day's reports, as a client would that knows nothing of
 * how many there are.
 */
async function proposes(handler: Person, day: string): Promise<void> {
  for (const reference of await queueOf(handler)) await opensThread(handler, reference);
  await handler.opens('desk');
  await handler.forges('desk_propose', { day });
  const said = { reason: 'test_or_abuse', measures: 'Inget.', why: 'Det är skräp.' };
  await handler.forges('desk_do_propose', said);
}
