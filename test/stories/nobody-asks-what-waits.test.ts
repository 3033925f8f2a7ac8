import type { ButtonName } from '../../bot/domain/buttons';
import type { Fields } from '../../bot/domain/fields';
import type { Person } from '../support/open-vissla';
import { drawnCard } from '../support/people/looks-around';
import { does, type Filed, opensReport, opensThread } from '../support/people/report';
import { given, openTwoDesks, type TwoDesks } from '../support/people/two-desks';
import { seededRandom } from '../support/seeded-random';

/** A press of a desk's, with what stands in its form. */
type Act = readonly [ButtonName, Fields?];

const closing = { reason: 'confirmed', measures: 'Åtgärdat.', why: 'Det stämde.' };
const cause = 'Ett skäl.';

/** What handlers and HR do in a thread in which the reporter has just written, or has not. */
const acts: Readonly<Record<string, readonly Act[]>> = {
  'an answer': [['desk_reply'], ['desk_do_reply', { text: 'Ett svar.' }]],
  'a note': [['desk_note'], ['desk_do_note', { text: 'En anteckning.' }]],
  'an excerpt': [['desk_give_hr'], ['desk_do_hand_over', given]],
  'a closing': [['desk_close'], ['desk_do_close', closing]],
  'a step-down': [['desk_recuse'], ['desk_do_recuse', { cause }]],
  'a hold': [['desk_hold'], ['desk_do_hold', { cause, lookOn: '2027-05-26' }]],
  'who has read': [['desk_who_read']],
};
const actsOfHr: typeof acts = {
  'an answer': [['desk_reply'], ['desk_do_reply', { text: 'Ett svar.' }]],
  'a move': [['desk_move'], ['desk_do_move']],
  'a closing': [
    ['desk_close'],
    ['desk_do_close', { reason: 'answered', investigation: 'begun', text: 'Vi utreder.' }],
  ],
  'a step-down': [['desk_recuse'], ['desk_do_recuse', { cause }]],
};

/** How the reporter writes: nothing, a message, or a no to HR. */
type Writing = 'nothing' | 'send' | 'hr_no';

/** Two desks whose every draw follows from the name of a step. */
async function opens(): Promise<TwoDesks & { readonly step: (name: string) => void }> {
  const random = seededRandom();
  const desks = await openTwoDesks('sv', { random, passes: { kind: 'daily', hour: 10 } });
  return { ...desks, step: (name) => random.begins(name) };
}

/** All that a member is shown: the card without its draft, which is sealed anew each time. */
async function shownBy(
  desks: Awaited<ReturnType<typeof opens>>,
  member: Person,
  { reference }: Filed,
  presses: readonly Act[],
): Promise<readonly string[]> {
  const seen: string[] = [];
  const looks = async (name: string, press: () => Promise<unknown>): Promise<void> => {
    desks.step(`looks ${name} ${seen.length}`);
    await press();
    seen.push(drawnCard(member));
  };
  await looks('queue', () => member.opens('desk'));
  await looks('thread', () => member.presses('desk_find', { reference }));
  for (const [button, fields] of presses)
    await looks(button, () => member.presses(button, fields ?? {}));
  await looks('queue again', () => member.opens('desk'));
  return seen;
}

const writes = async (desks: TwoDesks, { reportCode }: Filed, how: Writing): Promise<string> => {
  if (how === 'nothing') return '';
  await opensReport(desks.maja, reportCode);
  return (await desks.maja.presses(how, how === 'send' ? { text: 'En sak till.' } : {})).name;
};

describe.each<[string, boolean, Readonly<Record<string, readonly Act[]>>]>([
  ['the handlers', false, acts],
  ['HR', true, actsOfHr],
])('%s see and do the same whether or not the reporter has written', (_, isHr, ofDesk) => {
  it.each(Object.entries(ofDesk))('%s', async (what, presses) => {
    const inWorld = async (how: Writing): Promise<readonly string[]> => {
      const desks = await opens();
      desks.step('files');
      const report = isHr ? await desks.filesWithHr() : await desks.files();
      desks.step('agrees');
      if (!isHr) await desks.agrees(report);
      desks.step('writes');
      await writes(desks, report, how);
      const member = isHr ? desks.sara : desks.karin;
      const seen = await shownBy(desks, member, report, presses);
      expect(desks.office.journal.faults).toEqual([]);
      await desks.office.close();
      return seen;
    };
    const without = await inWorld('nothing');
    expect(without).toHaveLength(presses.length + 3);
    expect(await inWorld('send')).toEqual(without);
    if (what === 'an excerpt') expect(await inWorld('hr_no')).toEqual(without);
  });
});

it.each<[string, Exclude<Writing, 'nothing'>, (desks: TwoDesks, report: Filed) => Promise<void>]>([
  ['an excerpt is given', 'hr_no', (desks, report) => desks.gives(desks.karin, report, 'agreed')],
  ['an excerpt is given', 'send', (desks, report) => desks.gives(desks.karin, report, 'told')],
  [
    'the report is closed',
    'send',
    async ({ karin }, { reference }) => {
      await does(karin, reference, 'close', closing);
    },
  ],
])('a reporter is answered the same whether or not %s: %s', async (_, how, does) => {
  const inWorld = async (isDone: boolean): Promise<readonly string[]> => {
    const desks = await opens();
    desks.step('files');
    const report = await desks.files();
    desks.step('agrees');
    await desks.agrees(report);
    desks.step('desk');
    if (isDone) await does(desks, report);
    desks.step('opens');
    await opensReport(desks.maja, report.reportCode);
    const seen = [drawnCard(desks.maja)];
    desks.step('sends');
    await desks.maja.presses(how, how === 'send' ? { text: 'En sak till.' } : {});
    expect(desks.maja.shown.view).toMatchObject({ name: 'sent' });
    seen.push(drawnCard(desks.maja));
    await desks.office.close();
    return seen;
  };
  expect(await inWorld(true)).toEqual(await inWorld(false));
});

it('a form that would not be sent tells nothing of what the reporter has written', async () => {
  const shown: unknown[] = [];
  for (const how of ['send', 'nothing'] as const) {
    const desks = await openTwoDesks();
    const { office, karin } = desks;
    const report = await desks.files();
    await desks.agrees(report);
    await writes(desks, report, how);
    await opensThread(karin, report.reference);
    await karin.presses('desk_give_hr');
    // On another telephone the same member writes a note: the form is older.
    const telephone = office.person(karin.who);
    await does(telephone, report.reference, 'note', { text: 'En anteckning.' });
    await karin.presses('desk_do_hand_over', { excerpt: 'Någon skriker.' });
    shown.push([karin.shown.view.name, karin.shown.remark]);
    await desks.passes();
    expect((await opensThread(karin, report.reference)).hr).toBe('yes');
    await office.close();
  }
  expect(shown).toEqual(Array(2).fill(['desk_hand_over_text', 'changed_meanwhile']));
});
