import type { Fields, View } from '../../bot/domain/view';
import type { Person } from './open-vissla';

/** Goes from the first press to the story, answering the guide, and gives the receipt that was written down. */
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
