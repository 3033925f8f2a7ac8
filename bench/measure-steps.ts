import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../test/support/bot-process';
import { everyElement } from '../test/support/open-vissla';
import { type TeamsPerson, teamsPerson } from '../test/support/teams-person';
import { median } from './figures';
import { cpuMilliseconds } from './process-usage';
import { type ServerProcess, startServerProcess } from './server-process';
import type { VisslaHouse } from './vissla-house';
import { prepareWalker, stepsInLap, type Walker, walkLap } from './walk';

const people = 8;
const lapsInRound = 8;
const warmUpRounds = 3;
const rounds = 9;

export interface StepFigures {
  /** Median of the ratios of neighbouring rounds. */
  readonly ratio: number;
  readonly ratios: readonly number[];
  /** Processor time a step, in milliseconds; medians of the rounds. */
  readonly visslaCpu: number;
  readonly bareCpu: number;
  /** Bytes of the card that the bare application answers with, the walk's most average one. */
  readonly cardBytes: number;
  readonly stepsPerRound: number;
}

/** Rounds of steps on Vissla and on the bare application by turns, eight people at once, after a warm-up. */
export async function measureSteps(house: VisslaHouse): Promise<StepFigures> {
  const walkers: Walker[] = [];
  for (let i = 0; i < people; i++) {
    walkers.push(await prepareWalker(house.person(`walker ${i}`)));
  }
  const card = await averageCard(walkers[0]);
  const folder = mkdtempSync(join(tmpdir(), 'vissla-bench-bare-'));
  const bare = await startBare(house, card, folder);
  try {
    const bystanders = walkers.map((_, i) =>
      teamsPerson(house.service, () => bare.endpoint, `bare ${i}`),
    );
    const onVissla = (): Promise<number> =>
      roundOf(
        house.vissla,
        walkers.map((walker) => () => lap(walker)),
      );
    const onBare = (): Promise<number> =>
      roundOf(
        bare,
        bystanders.map((person) => () => bareLap(person)),
      );
    for (let i = 0; i < warmUpRounds; i++) {
      await onVissla();
      await onBare();
    }
    const pairs: (readonly [vissla: number, bare: number])[] = [];
    for (let i = 0; i < rounds; i++) pairs.push([await onVissla(), await onBare()]);
    const ratios = pairs.map(([ofVissla, ofBare]) => ofVissla / ofBare);
    return {
      ratio: median(ratios),
      ratios,
      visslaCpu: median(pairs.map(([ofVissla]) => ofVissla)),
      bareCpu: median(pairs.map(([, ofBare]) => ofBare)),
      cardBytes: Buffer.byteLength(JSON.stringify(card)),
      stepsPerRound: people * lapsInRound * stepsInLap,
    };
  } finally {
    await bare.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Processor time a step in `server`, in milliseconds. */
async function roundOf(
  server: ServerProcess,
  laps: readonly (() => Promise<void>)[],
): Promise<number> {
  const before = cpuMilliseconds(server.pid);
  await Promise.all(
    laps.map(async (walk) => {
      for (let i = 0; i < lapsInRound; i++) await walk();
    }),
  );
  return (cpuMilliseconds(server.pid) - before) / (laps.length * lapsInRound * stepsInLap);
}

async function lap(walker: Walker): Promise<void> {
  await walkLap(walker);
  walker.person.answers.length = 0;
}

/** As many presses, of the same size, on the fixed card. */
async function bareLap(person: TeamsPerson): Promise<void> {
  await person.opens();
  for (let i = 1; i < stepsInLap; i++) await person.presses('back');
  person.answers.length = 0;
}

/** Of the cards that have a button "back", the one whose size is nearest to the mean of all cards of a lap. */
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

async function startBare(
  { service }: VisslaHouse,
  card: object,
  folder: string,
): Promise<ServerProcess> {
  const file = join(folder, 'card.json');
  writeFileSync(file, JSON.stringify(card));
  const port = await freePort();
  const settings = {
    BARE_PORT: String(port),
    BARE_APP_ID: service.appId,
    BARE_APP_PASSWORD: service.appPassword,
    BARE_OPENID_URL: service.metadataUrl,
    BARE_CARD: file,
  };
  return startServerProcess({ program: 'bench/bare-app.js', settings, port, path: '/' });
}
