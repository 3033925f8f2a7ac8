import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { drawInvitationCode, formatInvitationCode } from '../../../bot/domain/invitation';
import { nodeRandom } from '../../../bot/platform/random';
import { createPasskey } from '../../support/people/software-passkey';
import type { TeamsPerson } from '../../support/people/teams-person';
import { residentMegabytes } from '../fuzz/memory';
import { type PartFigures, requires } from '../part';
import { sends } from './exchanges';
import type { WebPeople, WebPlaces } from './house';

const starts = 20_000;
const lanes = 24;
const visitors = 1_000;
const crowdMilliseconds = 90_000;
/** What the bot has promised: while people start to sign in, and while visitors press at the door. */
const most = { grownMegabytes: 60, answerMilliseconds: 2_000 };

/** Does a thing so often, some at the same time. */
async function often(times: number, atOnce: number, does: () => Promise<unknown>): Promise<void> {
  let left = times;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await does();
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** Thousands start to sign in and never do: the memory is bounded, and whoever has signed in goes on. */
export async function signInStarts(pid: number, { lisa, eve }: WebPeople): Promise<PartFigures> {
  await often(500, lanes, () => eve.isAsked('enter'));
  const before = residentMegabytes(pid);
  const touched = lisa.keys[0]!.touches(await lisa.isAsked('again'));
  await often(starts, lanes, () => eve.isAsked('enter'));
  const grown = residentMegabytes(pid) - before;
  requires(grown < most.grownMegabytes, `${starts} starts take ${grown} MB`);
  const form = new URLSearchParams({ credential: touched });
  const { cookie } = lisa;
  await lisa.posts('/again', form);
  requires(lisa.cookie !== cookie, 'a touch is good although others start to sign in');
  return { starts, startsGrewMb: Math.round(grown * 10) / 10 };
}

/** The median time of each of two requests that take turns, in microseconds. */
async function medians(times: number, two: readonly [() => Promise<void>, () => Promise<void>]) {
  const took: [number[], number[]] = [[], []];
  for (let nth = 0; nth < 2 * times; nth++) {
    const began = performance.now();
    await two[nth % 2 === 0 ? 0 : 1]();
    took[nth % 2 === 0 ? 0 : 1].push(performance.now() - began);
  }
  const median = (all: number[]): number =>
    Math.round(1_000 * (all.sort((one, other) => one - other)[times >> 1] ?? 0));
  return [median(took[0]), median(took[1])] as const;
}

/** How long right and wrong codes and passkeys take. They differ: what is told by that is said elsewhere. */
export async function timings(at: WebPlaces, { lisa, eve }: WebPeople): Promise<PartFigures> {
  const times = 150;
  const right = await at.invite('Mätt');
  const code = (typed: () => string) => () =>
    eve.posts('/join', new URLSearchParams({ code: typed() }));
  const random = nodeRandom();
  const wrong = (): string => formatInvitationCode(drawInvitationCode(random));
  const [rightUs, wrongUs] = await medians(times, [code(() => right), code(wrong)]);
  const stranger = createPasskey(() => at.desk);
  const bad = { signature: Buffer.from('3006020101020101', 'hex') };
  // A challenge is asked for outside what is measured, as it is the same for both.
  const asked = await Promise.all(Array.from({ length: 2 * times }, () => eve.isAsked('enter')));
  const enters = (key: typeof stranger) => () =>
    eve.posts('/enter', new URLSearchParams({ credential: key.touches(asked.pop() ?? {}, bad) }));
  const [knownUs, unknownUs] = await medians(times, [enters(lisa.keys[0]!), enters(stranger)]);
  return {
    rightCodeUs: rightUs,
    wrongCodeUs: wrongUs,
    knownPasskeyUs: knownUs,
    unknownPasskeyUs: unknownUs,
  };
}

/** A thousand visitors press at the door, and a messenger's press is neither refused nor late. */
export async function crowdAtTheDoor(
  door: string,
  inTeams: (name: string) => TeamsPerson,
): Promise<PartFigures> {
  let [told, slowest, presses] = ['', 0, 0];
  // A press is timed in this process, so the crowd has one of its own.
  const crowd = spawn(
    process.execPath,
    [...process.execArgv, join(__dirname, 'visitors.ts'), door, String(visitors)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  crowd.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
  let over = false;
  const ended = once(crowd, 'close').then(() => {
    over = true;
  });
  const end = performance.now() + crowdMilliseconds;
  try {
    while (!over) {
      requires(performance.now() < end, 'the crowd is answered in time');
      // One person begins only so many dialogs in an hour.
      const maja = inTeams(`Anställd ${presses}`);
      const began = performance.now();
      await maja.opens();
      slowest = Math.max(slowest, performance.now() - began);
      requires(maja.has('report'), "a messenger's press while others press at the door");
      presses += 1;
      await wait(100);
    }
  } finally {
    crowd.kill('SIGKILL');
    await ended;
  }
  const [load = 0] = loadavg();
  const figures = {
    ...{ visitors, ...(JSON.parse(told) as Record<'answered' | 'busy', number>), presses },
    ...{ slowestMs: Math.round(slowest), load: Math.round(load) },
  };
  requires(figures.busy === 0, `no visitor is turned away: ${JSON.stringify(figures)}`);
  requires(slowest <= most.answerMilliseconds, `a press in time: ${JSON.stringify(figures)}`);
  return figures;
}

/** How many connections never end what they say at each origin, and how long one is waited for. */
const slow = 100;
const patience = 50_000;

/**
 * Heads and bodies that never end, and bodies that together are more than fits: each is cut off within the
 * server's patience, memory is bounded, and honest people are answered meanwhile.
 */
export async function slowOnes(pid: number, people: WebPeople): Promise<PartFigures> {
  const { lisa, maja, origins } = people;
  const before = residentMegabytes(pid);
  const head = (url: string): string =>
    `POST / HTTP/1.1\r\nHost: x\r\nOrigin: ${url}\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
  const began = performance.now();
  let peak = 0;
  const ends = origins.flatMap(({ port, url }) =>
    Array.from({ length: slow }, (_, nth) => {
      const whole = Buffer.from(`${head(url)}Content-Length: 399999\r\n\r\n`);
      const all = [[Buffer.from(head(url))], [whole, Buffer.alloc(399_998, 'x')], [whole]];
      return sends(port, all[nth % all.length] ?? [], patience);
    }),
  );
  let over = false;
  const all = Promise.all(ends).then((answers) => {
    over = true;
    return answers;
  });
  let slowest = 0;
  while (!over) {
    const from = performance.now();
    await lisa.goes('/sv/join');
    await maja.goes('/sv');
    slowest = Math.max(slowest, performance.now() - from);
    requires(lisa.status === 200 && maja.status === 200, 'honest people are answered');
    peak = Math.max(peak, residentMegabytes(pid) - before);
    await wait(250);
  }
  const statuses = new Set((await all).map(({ status }) => status));
  requires(
    // 204: there is no room, and the page stays with what was typed.
    [...statuses].every((status) => [0, 204, 408, 503].includes(status)),
    [...statuses].join(),
  );
  const seconds = (performance.now() - began) / 1_000;
  requires(seconds < patience / 1_000, `cut off after ${seconds} s`);
  requires(peak < most.grownMegabytes, `slow bodies take ${peak} MB`);
  return {
    slow: ends.length,
    slowCutAfterS: Math.round(seconds),
    slowGrewMb: Math.round(peak * 10) / 10,
    slowestLookMs: Math.round(slowest),
  };
}
