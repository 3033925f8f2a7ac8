import type { ButtonName } from '../../../bot/domain/buttons';
import type { Fields } from '../../../bot/domain/fields';
import type { View } from '../../../bot/domain/view';
import type { CanWait } from '../../../bot/reporter/conversation';
import type { Person } from '../open-vissla';
import { type Said, said } from './said';

/** Goes from the first press to the guide. */
export async function comesToGuide(employee: Person): Promise<View> {
  await employee.opens();
  await employee.presses('report');
  return employee.presses('safe');
}

/** Answers the guide and comes to the list of those who may be involved. */
export async function comesToList(
  employee: Person,
  { about, detail }: Said = said.gain,
): Promise<Extract<View, { name: 'involved' }>> {
  await employee.presses('next', { about });
  const view = await employee.presses('next', { detail });
  if (view.name !== 'involved') throw new Error(`not the list but ${view.name}`);
  return view;
}

/** Answers the guide, with whoever is involved, and comes to the verdict. */
export async function comesToVerdict(
  employee: Person,
  answers: Said = said.gain,
  involved = '',
  wait?: CanWait,
): Promise<View> {
  await comesToList(employee, answers);
  return employee.presses('next', { involved, ...(wait && { wait }) });
}

/** Answers the guide and goes to the handlers, as far as the receipt. */
export async function comesToReceipt(
  employee: Person,
  answers: Said = said.gain,
  wait?: CanWait,
): Promise<View> {
  await comesToVerdict(employee, answers, '', wait);
  return employee.presses('anyway');
}

/** Goes from the first press to the story, with answers to the guide, and gives the receipt. */
export async function goesToStory(
  employee: Person,
  answers?: Said,
  wait?: CanWait,
): Promise<string> {
  await employee.opens();
  return goesOnToStory(employee, answers, wait);
}

/** The same from the first view. */
export async function goesOnToStory(
  employee: Person,
  answers?: Said,
  wait?: CanWait,
): Promise<string> {
  await employee.presses('report');
  await employee.presses('safe');
  return writesReceiptDown(employee, await comesToReceipt(employee, answers, wait));
}

/** Writes the receipt on paper and types its last group back. */
export async function writesReceiptDown(employee: Person, view: View): Promise<string> {
  if (view.name !== 'receipt') throw new Error(`not the receipt but ${view.name}`);
  await employee.presses('next', { group: view.receipt.slice(-4) });
  return view.receipt;
}

/** The whole way to "sent". */
export async function files(
  employee: Person,
  what: string,
  answers?: Said,
  wait?: CanWait,
): Promise<{ receipt: string; reference: string }> {
  const receipt = await goesToStory(employee, answers, wait);
  const view = await employee.presses('file', { what });
  if (view.name !== 'filed') throw new Error(`not filed but ${view.name}`);
  return { receipt, reference: view.reference };
}

/** The whole way to HR: a matter about one person, after the three choices. */
export async function filesWithHr(
  employee: Person,
  story: Fields,
): Promise<{ receipt: string; reference: string }> {
  await comesToGuide(employee);
  await comesToVerdict(employee, said.own);
  const receipt = await writesReceiptDown(employee, await employee.presses('to_hr'));
  const view = await employee.presses('file', story);
  if (view.name !== 'filed') throw new Error(`not filed but ${view.name}`);
  return { receipt, reference: view.reference };
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

/** Opens for the first time what the desk has entered, and exchanges the code; gives the new one. */
export async function renews(employee: Person, receipt: string): Promise<string> {
  await employee.opens();
  await employee.presses('open', { code: receipt });
  const view = await employee.presses('next');
  if (view.name !== 'renew') throw new Error(`no new code but ${view.name}`);
  await employee.presses('next', { group: view.receipt.slice(-4) });
  if (employee.shown.view.name !== 'sent') throw new Error(`not sent: ${employee.shown.remark}`);
  return view.receipt;
}

/** Opens a report by its receipt and gives the thread as the reporter sees it. */
export async function opensReport(
  employee: Person,
  receipt: string,
): Promise<Extract<View, { name: 'thread' }>> {
  await employee.opens();
  const view = await employee.presses('open', { code: receipt });
  if (view.name !== 'thread') throw new Error(`not the thread but ${view.name}`);
  return view;
}

/** Opens a thread from the queue by its reference and gives it as the desk sees it. */
export async function opensThread(
  member: Person,
  reference: string,
): Promise<Extract<View, { name: 'desk_thread' }>> {
  await member.opens('desk');
  const view = await member.presses('desk_find', { reference });
  if (view.name !== 'desk_thread') throw new Error(`not the thread but ${view.name}`);
  return view;
}

type FormOf<Button> = Button extends `desk_do_${infer Name}` ? Name : never;

/** A member opens a thread by its reference, presses for one of its forms, and sends that. */
export async function does(
  member: Person,
  reference: string,
  what: FormOf<ButtonName>,
  fields: Fields = {},
): Promise<View> {
  await opensThread(member, reference);
  await member.presses(`desk_${what}` as ButtonName);
  return member.presses(`desk_do_${what}`, fields);
}
