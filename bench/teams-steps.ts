import { freePort } from '../test/support/houses/bot-process';
import { everyElement } from '../test/support/open-vissla';
import { type TeamsPerson, teamsPerson } from '../test/support/people/teams-person';
import type { Comparison } from './measure-steps';
import { startServerProcess } from './server-process';
import { writeTemporary } from './temporary';
import type { VisslaHouse } from './vissla-house';
import { prepareWalker, stepsInLap, type Walker, walkLap } from './walk';

/** Dialog steps in Teams, and an application that answers each with one fixed card. */
export interface TeamsSteps extends Comparison {
  /** Bytes of that card, the walk's most average one. */
  readonly cardBytes: number;
  close(): Promise<void>;
}

export async function openTeamsSteps(house: VisslaHouse, people: number): Promise<TeamsSteps> {
  const { service } = house;
  const walkers: Walker[] = [];
  for (let i = 0; i < people; i++) {
    walkers.push(await prepareWalker((name) => house.person(name), `walker ${i}`));
  }
  const card = JSON.stringify(await averageCard(walkers[0]));
  const file = writeTemporary(card);
  const port = await freePort();
  const settings = {
    BARE_PORT: String(port),
    BARE_APP_ID: service.appId,
    BARE_APP_PASSWORD: service.appPassword,
    BARE_OPENID_URL: service.metadataUrl,
    BARE_CARD: file.path,
  };
  const bare = await startServerProcess({
    program: 'bench/bare-app.js',
    settings,
    port,
    path: '/',
  });
  const bystanders = walkers.map((_, i) =>
    teamsPerson(service, () => `${bare.origin}/api/messages`, `bare ${i}`),
  );
  return {
    vissla: { server: house.vissla, laps: walkers.map((walker) => () => walkLap(walker)) },
    bare: { server: bare, laps: bystanders.map((person) => () => bareLap(person)) },
    stepsInLap,
    cardBytes: Buffer.byteLength(card),
    close: async () => {
      await bare.stop();
      file.remove();
    },
  };
}

/** Makes as many presses, of the same size, on the fixed card. */
async function bareLap(person: TeamsPerson): Promise<void> {
  await person.opens();
  for (let i = 1; i < stepsInLap; i++) await person.presses('back');
  person.answers.length = 0;
}

/** Of the cards with a button "back", the one whose size is nearest to the mean of all cards of a lap. */
async function averageCard(walker: Walker | undefined): Promise<object> {
  if (walker === undefined) throw new Error('Nobody walks.');
  const cards: object[] = [];
  await walkLap(walker, (card) => cards.push(card));
  const sizeOf = (card: object): number => JSON.stringify(card).length;
  const mean = cards.reduce((sum, card) => sum + sizeOf(card), 0) / cards.length;
  const [nearest] = cards
    .filter((card) => everyElement(card).some((element) => element.data?.act === 'back'))
    .toSorted((a, b) => Math.abs(sizeOf(a) - mean) - Math.abs(sizeOf(b) - mean));
  if (nearest === undefined) throw new Error('No card has a button "back".');
  return nearest;
}
