import type { Fields } from '../../../bot/domain/fields';
import type { View } from '../../../bot/domain/view';
import type { Person } from '../open-vissla';

/** Goes from the first press to the story, with answers to the guide, and gives the receipt. */
export async function goesToStory(
  employee: Person,
  answers: Fields = { fit: 'money' },
): Promise<string> {
  await employee.opens();
  await employee.presses('report');
  await employee.presses('safe');
  let view = await employee.presses('next', answers);
  if (view.name === 'harm') view = await employee.presses('next', { byStaff: 'yes' });
  if (view.name === 'verdict') view = await employee.presses('anyway');
  if (view.name === 'involved') view = await employee.presses('next');
  return writesReceiptDown(employee, view);
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
  answers?: Fields,
): Promise<{ receipt: string; reference: string }> {
  const receipt = await goesToStory(employee, answers);
  const view = await employee.presses('file', { what });
  if (view.name !== 'filed') throw new Error(`not filed but ${view.name}`);
  return { receipt, reference: view.reference };
}

/** The whole way to HR: a matter about one person, after the three choices. */
export async function filesWithHr(
  employee: Person,
  story: Fields,
): Promise<{ receipt: string; reference: string }> {
  await employee.opens();
  await employee.presses('report');
  await employee.presses('safe');
  await employee.presses('next', { fit: 'treatment' });
  const receipt = await writesReceiptDown(employee, await employee.presses('to_hr'));
  const view = await employee.presses('file', story);
  if (view.name !== 'filed') throw new Error(`not filed but ${view.name}`);
  return { receipt, reference: view.reference };
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
