import type { ButtonName } from '../../../bot/domain/buttons';
import type { Fields } from '../../../bot/domain/fields';
import type { CanWait } from '../../../bot/reporter/conversation';
import { type Said, said } from './said';

/** Somebody who goes through a dialog; a press gives what is `Seen`, where no messenger is between. */
export interface Presser<Seen = unknown> {
  /** Opens the dialog; `desk` by the button that members have. */
  opens(door?: 'desk'): Promise<Seen>;
  /** Types, then presses a button of the view. Throws when there is no such button or field. */
  presses(act: ButtonName, typed?: Fields): Promise<Seen>;
  /** Opens with a code or an invitation; asks for the field where the view does not show it. */
  enters(code: string): Promise<Seen>;
  has(act: ButtonName): boolean;
  /** The view: as the messenger got it, or as text. */
  reads(): string;
}

/** Somebody at work, in either messenger: opens the dialog, presses buttons, and reads. */
export interface MessengerPerson extends Presser<void> {
  /** Everything that the bot has answered, as text. */
  readonly answers: readonly string[];
  /** Repeats the last request, byte for byte, and ignores the answer. */
  again(): Promise<unknown>;
}

/** How `enters` is done with the other presses. */
export async function enterWith<Seen>(
  person: Pick<Presser<Seen>, 'presses' | 'has'>,
  code: string,
): Promise<Seen> {
  if (!person.has('open')) await person.presses('have_code');
  return person.presses('open', { code });
}

const reportCodeForm = /(?:\d{4} ){5}\d{4}/;
// Not within what fills a view up: chance draws the like of a reference there. A line break is `\n` in JSON.
const referenceForm = /(?<!(?<!\\)[\w-])[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}(?![\w-])/;

/** Writes the report code on paper, types its last group back, and gives it. */
export async function copiesReportCode(person: Presser): Promise<string> {
  const reportCode = reportCodeForm.exec(person.reads())?.[0];
  if (reportCode === undefined) throw new Error('no report code');
  await person.presses('next', { group: reportCode.slice(-4) });
  return reportCode;
}

/** Goes from the first press to the guide. */
export async function comesToGuide<Seen>(person: Presser<Seen>): Promise<Seen> {
  await person.opens();
  await person.presses('report');
  return person.presses('safe');
}

/** Answers the guide and comes to the list of those who may be involved. */
export async function comesToList<Seen>(
  person: Presser<Seen>,
  { about, detail }: Said = said.gain,
): Promise<Seen> {
  await person.presses('next', { about });
  return person.presses('next', { detail });
}

/** Answers the guide, with whoever is involved, and comes to the verdict. */
export async function comesToVerdict<Seen>(
  person: Presser<Seen>,
  answers?: Said,
  involved = '',
  wait?: CanWait,
): Promise<Seen> {
  await comesToList(person, answers);
  return person.presses('next', { involved, ...(wait && { wait }) });
}

/** Answers the guide and goes to the handlers, as far as the report code. */
export async function comesToReportCode<Seen>(
  person: Presser<Seen>,
  answers?: Said,
  wait?: CanWait,
): Promise<Seen> {
  await comesToVerdict(person, answers, '', wait);
  return person.presses('anyway');
}

/** Goes from the first press to the story, about gain unless told otherwise, and gives the report code. */
export async function comesToStory(
  person: Presser,
  answers?: Said,
  wait?: CanWait,
): Promise<string> {
  await comesToGuide(person);
  await comesToReportCode(person, answers, wait);
  return copiesReportCode(person);
}

/** What is left after filing: the report code on paper, and the reference on the last view. */
export interface Filed {
  readonly reportCode: string;
  readonly reference: string;
}

/** The whole way to "sent". */
export async function filesReport(
  person: Presser,
  story: Fields,
  answers?: Said,
  wait?: CanWait,
): Promise<Filed> {
  const reportCode = await comesToStory(person, answers, wait);
  return { reportCode, reference: await sendsStory(person, story) };
}

/** The reference that the view shows. */
export function referenceOn(person: Pick<Presser, 'reads'>): string | undefined {
  return referenceForm.exec(person.reads())?.[0];
}

/** Sends the story and gives the reference, once the bot has said that it is sent. */
export async function sendsStory(person: Presser, story: Fields = {}): Promise<string> {
  await person.presses('file', story);
  const reference = referenceOn(person);
  if (person.has('file') || reference === undefined) throw new Error('not filed');
  return reference;
}

/** Types a code at the start, and gives what it opens. */
export async function opensWith<Seen>(person: Presser<Seen>, code: string): Promise<Seen> {
  await person.opens();
  return person.enters(code);
}

/** Looks for a report by its reference: opens it, or stays with the queue where it is not found. */
export async function findsReport<Seen>(person: Presser<Seen>, reference: string): Promise<Seen> {
  await person.opens('desk');
  return person.presses('desk_find', { reference });
}
