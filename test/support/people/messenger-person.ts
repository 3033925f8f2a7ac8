import type { ButtonName } from '../../../bot/domain/buttons';
import type { Fields } from '../../../bot/domain/fields';

/** Somebody at work, in either messenger: opens the dialog, presses buttons, and reads. */
export interface MessengerPerson {
  /** Everything that the bot has answered, as text. */
  readonly answers: readonly string[];
  /** Opens the dialog; `desk` by the button that members have. */
  opens(door?: 'desk'): Promise<void>;
  /** Types, then presses a button of the view. Throws when there is no such button or field. */
  presses(act: ButtonName, typed?: Fields): Promise<void>;
  /** Repeats the last request, byte for byte, and ignores the answer. */
  again(): Promise<unknown>;
  has(act: ButtonName): boolean;
  /** The view, as the messenger got it. */
  reads(): string;
}

const receiptForm = /(?:\d{4} ){5}\d{4}/;
const referenceForm = /[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/;

/** Writes the receipt on paper, types its last group back, and gives it. */
export async function copiesReceipt(person: MessengerPerson): Promise<string> {
  const receipt = receiptForm.exec(person.reads())?.[0];
  if (receipt === undefined) throw new Error('no receipt');
  await person.presses('next', { group: receipt.slice(-4) });
  return receipt;
}

/** Goes from the first press to the story, about money unless told otherwise, and gives the receipt. */
export async function comesToStory(
  person: MessengerPerson,
  answers: Fields = { fit: 'money' },
): Promise<string> {
  await person.opens();
  await person.presses('report');
  await person.presses('safe');
  await person.presses('next', answers);
  if (person.has('anyway')) await person.presses('anyway');
  return copiesReceipt(person);
}

/** What is left after filing: the receipt on paper, and the reference on the last view. */
export interface Filed {
  readonly receipt: string;
  readonly reference: string;
}

/** The whole way to "sent". */
export async function filesReport(
  person: MessengerPerson,
  story: Fields,
  answers?: Fields,
): Promise<Filed> {
  const receipt = await comesToStory(person, answers);
  return { receipt, reference: await sendsStory(person, story) };
}

/** Sends the story and gives the reference, once the bot has said that it is sent. */
export async function sendsStory(person: MessengerPerson, story: Fields = {}): Promise<string> {
  await person.presses('file', story);
  const reference = referenceForm.exec(person.reads())?.[0];
  if (person.has('file') || reference === undefined) throw new Error('not filed');
  return reference;
}

/** Opens a report with the code. */
export async function opensWith(person: MessengerPerson, code: string): Promise<void> {
  await person.opens();
  await person.presses('open', { code });
}

/** Finds a report in the queue by its reference, and opens it. */
export async function findsReport(person: MessengerPerson, reference: string): Promise<void> {
  await person.opens('desk');
  await person.presses('desk_find', { reference });
}
