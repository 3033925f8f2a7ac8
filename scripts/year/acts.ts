import type { Assessment } from '../../bot/domain/assessment';
import type { ButtonName } from '../../bot/domain/buttons';
import type { Subject } from '../../bot/domain/case';
import { addDays, type Day, dayNumber } from '../../bot/domain/day';
import type { Fields } from '../../bot/domain/fields';
import type { HandOverTarget } from '../../bot/domain/hand-over';
import type { CloseReason } from '../../bot/domain/message';
import type { Person } from '../../test/support/people/card-person';
import { does, opensReport, opensThread } from '../../test/support/people/report';
import type { House, MemberName } from './house';

/** One invented case while it is played. */
export interface Scene {
  readonly house: House;
  /** The references of all cases, as far as they are known. */
  readonly references: Set<string>;
  readonly reporter: Person;
  reference: string;
  /** None where the desk has entered the case. */
  reportCode: string | undefined;
  /** The reference of HR's excerpt. */
  atHr: string | undefined;
}

/** A deed in a case on a day, done through the cards as they are drawn. */
export type Act = (scene: Scene, who: MemberName | 'reporter') => Promise<void>;

/** The member only looks. */
export const reads = (): Act => async (scene, who) => {
  await opensThread(memberOf(scene, who), scene.reference);
};

export const replies = (text: string): Act => fills('desk_reply', 'desk_do_reply', { text });

/** The first answer by a person, in words that fit every case. */
export const answersFirst = (): Act =>
  replies('Tack för att du berättade. Vi har läst det du skrev och går igenom det nu.');

/** Says what was done, as the act asks within three months (VBL 5:8 p. 3). */
export const feedsBack = (measures: string, why: string): Act =>
  fills('desk_feedback', 'desk_do_feedback', { measures, why });

export const notes = (text: string): Act => fills('desk_note', 'desk_do_note', { text });

/** Fills in the case record: the member looks after the case from now on. */
export const registers =
  (subject: Subject, assessment?: Assessment): Act =>
  async (scene, who) => {
    const assignee = await scene.house.idOf(nameOf(who));
    const known = assessment === undefined ? {} : { assessment };
    const fields = { number: diaryNumber(scene, subject), subject, assignee, ...known };
    await fills('desk_case', 'desk_do_case', fields)(scene, who);
  };

/** As a municipality's register counts: some new ones each day of a year. */
function diaryNumber({ house, references }: Scene, subject: Subject): string {
  const [year = ''] = house.clock.today().split('-');
  const day = dayNumber(house.clock.today()) - dayNumber(`${year}-01-01` as Day);
  const series = subject === 'hr_matter' || subject === 'work_environment' ? 'HR' : 'KS';
  return `${series} ${year}/${day * 3 + (references.size % 3) + 1}`;
}

export const closes = (
  reason: CloseReason,
  measures: string,
  why: string,
  ownDuty: 'none' | 'open' = 'none',
): Act => fills('desk_close', 'desk_do_close', { reason, measures, why, ownDuty });

/** HR closes with one text, and states its duty to investigate. */
export const hrCloses = (
  reason: CloseReason,
  text: string,
  investigation: 'begun' | 'neither' = 'neither',
): Act => fills('desk_close', 'desk_do_close', { reason, text, investigation, ownDuty: 'none' });

export const redirects =
  (target: string, more: Fields = {}): Act =>
  async (scene, who) => {
    const member = memberOf(scene, who);
    await opensThread(member, scene.reference);
    await member.presses('desk_redirect');
    await member.presses('desk_redirect_to', { target });
    await finishes(scene, member, 'desk_do_redirect', { ownDuty: 'none', ...more });
  };

export const keepsDuty = (fields: Fields): Act => {
  return async (scene, who) => {
    const begunOn = fields.standing === 'begun' ? { begunOn: scene.house.clock.today() } : {};
    await fills('desk_duty', 'desk_do_duty', { ...fields, ...begunOn })(scene, who);
  };
};

/** Hands on what the recipient needs to be able to act (VBL 5:10). */
export const handsOver =
  (
    target: HandOverTarget,
    fields: Fields,
    { ownDuty = 'none', tellAfter }: { ownDuty?: 'none' | 'open'; tellAfter?: number } = {},
  ): Act =>
  async (scene, who) => {
    const member = memberOf(scene, who);
    await opensThread(member, scene.reference);
    await member.presses('desk_hand_over');
    await member.presses('desk_hand_over_to', { target, purpose: 'needed', ownDuty });
    const later =
      tellAfter === undefined
        ? { hinders: 'no' }
        : { hinders: 'yes', tellBy: addDays(scene.house.clock.today(), tellAfter) };
    await finishes(scene, member, 'desk_do_hand_over', { reveals: 'no', ...later, ...fields });
  };

/** Asks the reporter whether HR may get an excerpt. */
export const asksAboutHr = (): Act => async (scene, who) => {
  const member = memberOf(scene, who);
  await opensThread(member, scene.reference);
  await member.presses('desk_hand_over');
  await member.presses('desk_hand_over_to', { target: 'hr', purpose: 'ask', ownDuty: 'none' });
  await finishes(scene, member, 'desk_do_consent', {});
};

export const givesHr =
  (excerpt: string): Act =>
  async (scene, who) => {
    await fills('desk_give_hr', 'desk_do_hand_over', { excerpt })(scene, who);
    const eva = scene.house.member('eva');
    await eva.opens('desk');
    const view = await eva.presses('desk_new');
    if (view.name !== 'desk_queue') throw new Error(`not the queue but ${view.name}`);
    const today = scene.house.clock.today();
    const found = view.items.find(
      ({ reference, filedOn }) => filedOn === today && !scene.references.has(reference),
    );
    if (found === undefined) throw new Error('HR has no excerpt');
    scene.references.add(found.reference);
    scene.atHr = found.reference;
  };

/** HR's deed in its excerpt. */
export const inExcerpt =
  (act: Act): Act =>
  async (scene, who) => {
    await act({ ...scene, reference: scene.atHr ?? '' }, who);
  };

export const writesToHr = (text: string): Act =>
  fills('desk_write_hr', 'desk_do_hand_over', { text });

/** HR moves it to the handlers. */
export const moves = (): Act => fills('desk_move', 'desk_do_move');

export const takesMinutes = (way: 'telephone' | 'meeting', text: string): Act =>
  fills('desk_minutes', 'desk_do_minutes', { way, recording: 'none', text });

/** A caller says a word; if it is right, the written report is read out and approved. */
export const answersCall =
  (word: string, settles: 'read_out' | 'nothing' = 'nothing'): Act =>
  async (scene, who) => {
    const member = memberOf(scene, who);
    const view = await does(member, scene.reference, 'caller', { word });
    if (settles === 'nothing') return;
    if (view.name !== 'desk_called') throw new Error(`not known but ${view.name}`);
    await member.presses('desk_settle');
    await finishes(scene, member, 'desk_do_settle', { settling: settles, text: '' });
  };

/** The reporter comes back with the code and writes. */
export const writes = (text: string): Act => returns('send', { text });

export const looks = (): Act => async (scene) => {
  await opensReport(scene.reporter, scene.reportCode ?? '');
};

export const saysYesToHr = (): Act => returns('hr_yes');
export const wantsToMeet = (): Act => returns('meet');
export const approves = (): Act => returns('approve');

function returns(button: ButtonName, fields: Fields = {}): Act {
  return async (scene) => {
    await opensReport(scene.reporter, scene.reportCode ?? '');
    const view = await scene.reporter.presses(button, fields);
    if (view.name !== 'sent') throw new Error(`${button}: ${view.name}`);
    await scene.house.settles();
  };
}

/** Opens the case, its form by one button, and sends it by the other. */
export function fills(opens: ButtonName, sends: ButtonName, fields: Fields = {}): Act {
  return async (scene, who) => {
    const member = memberOf(scene, who);
    await opensThread(member, scene.reference);
    await member.presses(opens);
    await finishes(scene, member, sends, fields);
  };
}

/** Sends a form, and waits until it can be read. Fields that it does not ask for are left out. */
export async function finishes(
  { house }: Scene,
  member: Person,
  sends: ButtonName,
  fields: Fields,
): Promise<void> {
  const asked = JSON.stringify(member.card());
  const known = Object.entries(fields).filter(([name]) => asked.includes(`"id":"${name}"`));
  const view = await member.presses(sends, Object.fromEntries(known));
  if (view.name !== 'desk_done')
    throw new Error(`${sends}: ${view.name} ${member.shown.remark ?? ''}`);
  await house.settles();
}

export function memberOf(scene: Scene, who: MemberName | 'reporter'): Person {
  return scene.house.member(nameOf(who));
}

function nameOf(who: MemberName | 'reporter'): MemberName {
  if (who === 'reporter') throw new Error('only a member does that');
  return who;
}
