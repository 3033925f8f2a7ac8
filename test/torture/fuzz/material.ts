import { slackId } from '../../support/houses/bot-office';
import { copiesReportCode, type MessengerPerson } from '../../support/people/messenger-person';
import { said } from '../../support/people/said';
import type { SlackPerson } from '../../support/people/slack-person';

/** What somebody who attacks has seen of the product, in his own client and over others' shoulders. */
export interface Material {
  /** Drafts of the attacker's own dialog in Teams, of every step before something can be sent. */
  readonly drafts: readonly string[];
  /** Drafts of others: of a story, of a queue, of a thread. */
  readonly foreign: readonly string[];
  /** The attacker's own views in Slack. */
  readonly views: readonly object[];
}

/** The attacker's name. He is an employee and belongs to no desk. */
const attacker = 'Eve';

/** Goes through the dialogs as people do, and keeps what can be seen there. */
export async function collectMaterial(house: {
  inTeams(name: string): MessengerPerson;
  inSlack(name: string): SlackPerson;
  /** Somebody who belongs to the handlers. */
  readonly handler: MessengerPerson;
}): Promise<Material> {
  const own = house.inTeams(attacker);
  const drafts = await draftsOf(own, false);
  const foreign = await draftsOf(house.inTeams('Någon'), true);
  await house.handler.opens('desk');
  foreign.push(...draftsIn(house.handler));
  const inSlack = house.inSlack(attacker);
  const views: object[] = [];
  // By the command: Home is drawn for him all the time, by events that he has made.
  for (const step of stepsOf(inSlack, () => inSlack.commands(''))) {
    await step();
    const view = inSlack.client.modals.at(-1);
    if (view !== undefined) views.push(structuredClone(view));
  }
  return { drafts, foreign, views };
}

/** How the messengers name him. */
export const attackerInTeams = {
  from: { id: `29:${attacker}`, name: attacker, aadObjectId: `aad-${attacker}` },
  conversation: { id: `a:${attacker}`, conversationType: 'personal' },
} as const;
export const attackerInSlack = slackId(attacker);

function stepsOf(
  person: MessengerPerson,
  opens = () => person.opens(),
): readonly (() => Promise<void>)[] {
  return [
    opens,
    () => person.presses('rights'),
    opens,
    () => person.presses('report'),
    () => person.presses('safe'),
    () => person.presses('next', { about: said.gain.about }),
    () => person.presses('next', { detail: said.gain.detail }),
    () => person.presses('next'),
    () => person.presses('anyway'),
  ];
}

async function draftsOf(person: MessengerPerson, toTheStory: boolean): Promise<string[]> {
  const drafts: string[] = [];
  for (const step of stepsOf(person)) {
    await step();
    drafts.push(...draftsIn(person));
  }
  if (toTheStory) {
    await copiesReportCode(person);
    drafts.push(...draftsIn(person));
  }
  return [...new Set(drafts)];
}

function draftsIn(person: MessengerPerson): string[] {
  return person.reads().match(/WD1\.[\w.-]{40,}/g) ?? [];
}
