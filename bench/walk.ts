import { comesToGuide, comesToReportCode } from '../test/support/people/messenger-person';
import { said } from '../test/support/people/said';
import type { TeamsPerson } from '../test/support/people/teams-person';

/** A story of about 800 characters. */
export const report = 'Fakturor för arbete som aldrig utfördes. '.repeat(20);

/** Goes from the first press to the report code, which is written down, and gives it. */
export async function goToReportCode(person: TeamsPerson): Promise<string> {
  await comesToGuide(person);
  await comesToReportCode(person);
  const reportCode = /(?:\d{4} ){5}\d{4}/.exec(person.reads())?.[0];
  if (reportCode === undefined) throw new Error('The report code is not shown.');
  return reportCode;
}

/**
 * Types the report code's last group back. The key is derived the first time in a conversation; later it is
 * there.
 */
export async function leaveReportCode(person: TeamsPerson, reportCode: string): Promise<void> {
  await person.presses('next', { group: reportCode.slice(-4) });
  if (!person.has('file')) throw new Error('The story is not shown.');
}

export async function fileStory(person: TeamsPerson): Promise<void> {
  await person.presses('file', { what: report });
  // Only the filed view has the reference, as a text of its own.
  if (!/"[0-9A-Z]{5}-[0-9A-Z]{5}"/.test(person.reads())) throw new Error('Not filed.');
}

export async function openThread(person: TeamsPerson, reportCode: string): Promise<void> {
  await person.enters(reportCode);
  if (!person.has('send')) throw new Error('The thread is not shown.');
}

/** Laps after which another person begins: dialogs in an hour are limited for each person. */
export const lapsOfOne = 25;

/** Two people by turns: one at the beginning, the other at the story, with a key that is derived already. */
export interface Walker {
  /** Gives the person of the next lap. */
  readonly beginner: () => TeamsPerson;
  readonly writer: TeamsPerson;
  readonly reportCode: string;
  readonly story: object;
}

/** @param person a name */
export async function prepareWalker(
  person: (name: string) => TeamsPerson,
  name: string,
): Promise<Walker> {
  const writer = person(name);
  const reportCode = await goToReportCode(writer);
  await leaveReportCode(writer, reportCode);
  let laps = 0;
  let now = writer;
  return {
    beginner: () => {
      if (laps % lapsOfOne === 0) now = person(`${name} from lap ${laps}`);
      laps += 1;
      return now;
    },
    writer,
    reportCode,
    story: writer.card,
  };
}

/** The presses of one lap, in order. */
export const stepsInLap = 9;

/**
 * Walks one lap of steps without any derivation: a first look, the guide answered as far as the verdict and
 * one step back, and the way from the story and back with a text that travels sealed. Each step goes on with
 * the last answer's draft. `see` gets every card that is shown.
 */
export async function walkLap(
  { beginner, writer, reportCode, story }: Walker,
  see: (card: object) => void = () => undefined,
): Promise<void> {
  const person = beginner();
  const steps: readonly (readonly [TeamsPerson, () => Promise<void>])[] = [
    [person, () => person.opens()],
    [person, () => person.presses('report')],
    [person, () => person.presses('safe')],
    [person, () => person.presses('next', { about: said.own.about })],
    [person, () => person.presses('next', { detail: said.own.detail })],
    [person, () => person.presses('next')],
    [person, () => person.presses('back')],
    [
      writer,
      () => {
        writer.card = story;
        return writer.presses('back', { what: report });
      },
    ],
    [writer, () => leaveReportCode(writer, reportCode)],
  ];
  for (const [who, step] of steps) {
    await step();
    see(who.card);
  }
  person.answers.length = 0;
  writer.answers.length = 0;
}
