import type { ButtonName } from '../../../bot/domain/buttons';
import type { Fields } from '../../../bot/domain/fields';
import type { View } from '../../../bot/domain/view';
import type { CanWait } from '../../../bot/reporter/conversation';
import type { Person } from '../open-vissla';
import {
  comesToGuide,
  comesToReportCode,
  comesToVerdict,
  copiesReportCode,
  type Filed,
  filesReport,
  comesToStory as goesToStory,
  findsReport as looksFor,
  comesToList as passesGuide,
  sendsStory,
  opensWith as tries,
} from './messenger-person';
import { type Said, said } from './said';

export {
  comesToGuide,
  comesToReportCode,
  comesToVerdict,
  type Filed,
  goesToStory,
  looksFor,
  tries,
};

/** Answers the guide and comes to the list of those who may be involved. */
export async function comesToList(
  employee: Person,
  answers?: Said,
): Promise<Extract<View, { name: 'involved' }>> {
  const view = await passesGuide(employee, answers);
  if (view.name !== 'involved') throw new Error(`not the list but ${view.name}`);
  return view;
}

/** Writes the report code on paper and types its last group back. */
export async function writesReportCodeDown(employee: Person, view: View): Promise<string> {
  if (view.name !== 'report_code') throw new Error(`not the report code but ${view.name}`);
  return copiesReportCode(employee);
}

/** The whole way to "sent". */
export function files(
  employee: Person,
  what: string,
  answers?: Said,
  wait?: CanWait,
): Promise<Filed> {
  return filesReport(employee, { what }, answers, wait);
}

/** Files with the handlers, and names as involved who have these titles, or HR. */
export async function filesAbout(
  employee: Person,
  involved: readonly string[] | 'hr',
  what: string,
  answers?: Said,
): Promise<Filed> {
  await comesToGuide(employee);
  const { people } = await comesToList(employee, answers);
  const named = people.filter(({ title }) => involved.includes(title)).map(({ id }) => id);
  await employee.presses('next', { involved: involved === 'hr' ? 'hr' : named.join(',') });
  const reportCode = await writesReportCodeDown(employee, await employee.presses('anyway'));
  return { reportCode, reference: await sendsStory(employee, { what }) };
}

/** The whole way to HR: a matter about one person, after the three choices. */
export async function filesWithHr(employee: Person, story: Fields): Promise<Filed> {
  await comesToGuide(employee);
  await comesToVerdict(employee, said.own);
  const reportCode = await writesReportCodeDown(employee, await employee.presses('to_hr'));
  return { reportCode, reference: await sendsStory(employee, story) };
}

/** A member enters what came another way, and comes to the view that says so. */
export async function enters(
  member: Person,
  fields: Fields = {},
): Promise<Extract<View, { name: 'desk_entered' }>> {
  await member.opens('desk');
  await member.presses('desk_enter');
  const written = { way: 'telephone', text: 'Någon ringde.', ...fields };
  const view = await member.presses('desk_do_enter', { ...member.shown.fields, ...written });
  if (view.name !== 'desk_entered') throw new Error(`not entered but ${view.name}`);
  return view;
}

/** A member enters what came another way, and reads its code. */
export async function takesDown(member: Person, fields: Fields = {}): Promise<Filed> {
  const { reference } = await enters(member, fields);
  const view = await member.presses('desk_code');
  if (view.name !== 'desk_code') throw new Error(`no code but ${view.name}`);
  return { reference, reportCode: view.reportCode };
}

/** Why a case is closed, with what was done of it. */
export const closing: Fields = {
  reason: 'confirmed',
  measures: 'Åtgärdat.',
  why: 'Det stämde.',
  ownDuty: 'none',
};

/** A member hands a report over: to a board because it needs it, where nothing else is said. */
export async function handsOver(
  member: Person,
  reference: string,
  fields: Fields,
  step: Fields = {},
): Promise<View> {
  await opensThread(member, reference);
  await member.presses('desk_hand_over');
  const first = { target: 'board', purpose: 'needed', ownDuty: 'none', ...step };
  await member.presses('desk_hand_over_to', first);
  return member.presses('desk_do_hand_over', { reveals: 'no', hinders: 'no', ...fields });
}

/** A member lets a person in who waits for it, as a member or as an outside deputy. */
export async function admits(
  member: Person,
  person: string,
  as: 'desk_approve' | 'desk_approve_deputy' = 'desk_approve',
): Promise<void> {
  await member.opens('desk');
  await member.presses('desk_people');
  await member.presses(as, { person });
}

/** Opens for the first time what the desk has entered, and exchanges the code; gives the new one. */
export async function renews(employee: Person, reportCode: string): Promise<string> {
  await tries(employee, reportCode);
  const view = await employee.presses('next');
  if (view.name !== 'renew') throw new Error(`no new code but ${view.name}`);
  await employee.presses('next', { group: view.reportCode.slice(-4) });
  if (employee.shown.view.name !== 'sent') throw new Error(`not sent: ${employee.shown.remark}`);
  return view.reportCode;
}

/** Opens a member's desk and gives the queue. */
export async function opensQueue(member: Person): Promise<Extract<View, { name: 'desk_queue' }>> {
  const view = await member.opens('desk');
  if (view.name !== 'desk_queue') throw new Error(`not the queue but ${view.name}`);
  return view;
}

/** Opens the first thread of a member's queue. */
export async function opensFirst(member: Person): Promise<View> {
  const { items } = await opensQueue(member);
  return member.presses('desk_open', { thread: items[0]?.thread ?? '' });
}

/** Opens a report by its report code and gives the thread as the reporter sees it. */
export async function opensReport(
  employee: Person,
  reportCode: string,
): Promise<Extract<View, { name: 'thread' }>> {
  const view = await tries(employee, reportCode);
  if (view.name !== 'thread') throw new Error(`not the thread but ${view.name}`);
  return view;
}

/** Opens a thread from the queue by its reference and gives it as the desk sees it. */
export async function opensThread(
  member: Person,
  reference: string,
): Promise<Extract<View, { name: 'desk_thread' }>> {
  await looksFor(member, reference);
  const view = await opensHit(member);
  if (view.name !== 'desk_thread') throw new Error(`not the thread but ${view.name}`);
  return view;
}

/** Opens the only case found, where what is found is a line: at the web desk. Gives what is shown. */
export async function opensHit(member: Person): Promise<View> {
  const { view } = member.shown;
  const [only, ...more] = view.name === 'desk_queue' && view.filter === 'found' ? view.items : [];
  if (only === undefined || more.length > 0) return view;
  return member.presses('desk_open', { thread: only.thread });
}

type FormOf<Button> = Button extends `desk_do_${infer Name}` ? Name : never;
/** Buttons that open the form of a hand-over to HR. */
type HrButton = 'give_hr' | 'write_hr';

/** What leads from a case to the question whether HR may get an excerpt. */
export const toConsent = { target: 'hr', purpose: 'ask', ownDuty: 'none' } as const;

/** A member in a thread asks the reporter whether HR may get an excerpt. */
async function asksAboutHr(member: Pick<Person, 'presses'>, fields: Fields = {}): Promise<View> {
  await member.presses('desk_hand_over');
  await member.presses('desk_hand_over_to', toConsent);
  return member.presses('desk_do_consent', fields);
}

/** A form of a desk: its button opens it, and another one sends it. */
export type FormName = FormOf<ButtonName>;

/** A member opens a thread by its reference, presses for one of its forms, and sends that. */
export async function does(
  member: Person,
  reference: string,
  what: FormName | 'ask_hr' | HrButton,
  fields: Fields = {},
): Promise<View> {
  await opensThread(member, reference);
  if (what === 'ask_hr') return asksAboutHr(member, fields);
  if (what === 'give_hr' || what === 'write_hr') {
    await member.presses(`desk_${what}`);
    return member.presses('desk_do_hand_over', fields);
  }
  await member.presses(`desk_${what}` as ButtonName);
  return member.presses(`desk_do_${what}`, fields);
}
