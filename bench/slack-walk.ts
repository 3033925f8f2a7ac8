import type { FakeSlack, SlackClient, SlackView } from '../office/slack/slack';
import { comesToStory } from '../test/support/people/messenger-person';
import { said } from '../test/support/people/said';
import { type SlackPerson, slackPerson } from '../test/support/people/slack-person';
import { lapsOfOne, report } from './walk';

/** Two people by turns: one at the beginning, the other at the story, with a key that is derived already. */
export interface SlackWalker {
  /** Gives the person of the next lap. */
  readonly beginner: () => string;
  readonly writer: string;
  readonly reportCode: string;
}

/** The number of people, enough for all laps. */
const beginners = 8;

export async function prepareSlackWalker(slack: FakeSlack, name: string): Promise<SlackWalker> {
  const writer = `U0WRITE${name}`;
  const begin: string[] = [];
  for (let n = 0; n < beginners; n++) {
    const user = `U0BEGIN${name}N${n}`;
    await slackPerson(slack, user).opens();
    begin.push(user);
  }
  let laps = 0;
  return {
    beginner: () => {
      const user = begin[Math.floor(laps / lapsOfOne)];
      if (user === undefined) throw new Error('More laps than people to begin them.');
      laps += 1;
      return user;
    },
    writer,
    reportCode: await comesToStory(slackPerson(slack, writer)),
  };
}

/** The presses of one lap: those of the lap in Teams. */
export const slackStepsInLap = 9;

/** Walks one lap without any derivation; `see` gets every view that is shown. */
export async function walkSlackLap(
  slack: FakeSlack,
  walker: SlackWalker,
  see: (view: SlackView) => void = () => undefined,
): Promise<void> {
  // Each lap has new ones: they remember every answer.
  const beginner = slackPerson(slack, walker.beginner());
  const writer = slackPerson(slack, walker.writer);
  const steps: readonly (readonly [person: SlackPerson, press: () => Promise<void>])[] = [
    [beginner, () => openFromHome(slack, beginner.client)],
    [beginner, () => beginner.presses('report')],
    [beginner, () => beginner.presses('safe')],
    [beginner, () => beginner.presses('next', { about: said.own.about })],
    [beginner, () => beginner.presses('next', { detail: said.own.detail })],
    [beginner, () => beginner.presses('next')],
    [beginner, () => beginner.presses('back')],
    // The text stays in the view below, and the report code leads back to it.
    [writer, () => writer.presses('back', { what: report })],
    [writer, () => writer.presses('next', { group: walker.reportCode.slice(-4) })],
  ];
  for (const [person, press] of steps) {
    await press();
    const top = person.client.modals.at(-1);
    if (top === undefined) throw new Error('Nothing is shown.');
    see(top);
  }
  if (!writer.has('file')) throw new Error('The story is not shown.');
}

/** Closes all modals and presses Home's button; the earlier Home is still there. */
export async function openFromHome(slack: FakeSlack, client: SlackClient): Promise<void> {
  while (client.modals.length > 0) client.close();
  await client.press('act:open');
  await slack.until(() => client.modals.length > 0);
}
