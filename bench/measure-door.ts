import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../test/support/houses/bot-process';
import { comesToStory } from '../test/support/people/messenger-person';
import { said } from '../test/support/people/said';
import { type WebPerson, webPerson } from '../test/support/people/web-person';
import { median, percentile, type Row, round, tableOf } from './figures';
import { cpuMilliseconds, residentMebibytes } from './process-usage';
import { openVisslaHouse, startVissla, type VisslaHouse } from './vissla-house';
import { report } from './walk';

/** People who walk at once, their laps in a block, the blocks, and the presses of a lap. */
const [people, lapsInBlock, blocks, stepsInLap] = [8, 8, 8, 9];
/** Starts of each kind, and the answers whose first byte is timed. */
const [starts, answers] = [7, 200];
const second = 1000;
const idleMilliseconds = 5000;

/** Measures the door on the web: a press, its first byte, its page, and what door and desk cost when open. */
export async function runDoor(): Promise<void> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const house = await openVisslaHouse(undefined, doorAt(port));
  try {
    const steps = await measureSteps(house, url);
    const firstByte = await measureFirstByte(url);
    await house.vissla.stop();
    const [shut, open] = await measureStarts(house, port);
    const rows: readonly Row[] = [
      { what: 'door: step, CPU', figure: ms(steps.cpu), note: 'goal at most 1.5' },
      {
        what: '  first byte of a press',
        figure: ms(median(firstByte)),
        note: `95 of 100 ${ms(percentile(firstByte, 0.95))}; goal at most 10`,
      },
      { what: '  largest page', figure: `${steps.bytes} bytes`, note: 'goal at most 60,000' },
      {
        what: 'start, more with door and desk',
        figure: ms(open.start - shut.start),
        note: `${ms(shut.start)} without; goal at most 150`,
      },
      {
        what: '  its CPU, more',
        figure: ms(open.cpu - shut.cpu),
        note: `${ms(shut.cpu)} without`,
      },
      {
        what: '  memory when idle, more',
        figure: `${(open.idle - shut.idle).toFixed(1)} MiB`,
        note: `${shut.idle.toFixed(0)} MiB without; goal at most 20`,
      },
    ];
    console.log(tableOf(rows));
    const figures = {
      doorStepCpuMs: round(steps.cpu, 2),
      doorFirstByteMs: round(median(firstByte)),
      doorPageBytes: steps.bytes,
      webStartMs: round(open.start - shut.start, 0),
      webStartCpuMs: round(open.cpu - shut.cpu, 0),
      webIdleMb: round(open.idle - shut.idle),
    };
    console.log(JSON.stringify(figures));
  } finally {
    await house.close();
  }
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;

const doorAt = (port: number): Readonly<Record<string, string>> => ({
  VISSLA_WEB_PORT: String(port),
  VISSLA_WEB_URL: `http://127.0.0.1:${port}`,
  VISSLA_WEB_ACCESSIBILITY_URL: 'https://www.exempelby.example/tillganglighet',
});

/** The lap of the messengers: what people press, and back from the story and to it again. */
async function prepareLap(url: string, name: string): Promise<() => Promise<WebPerson[]>> {
  const writer = webPerson(() => url, `${name} writes`);
  const reportCode = await comesToStory(writer);
  const back = writer.form('back', { what: report });
  return async () => {
    const beginner = webPerson(() => url, name);
    await beginner.opens();
    await beginner.presses('report');
    await beginner.presses('safe');
    await beginner.presses('next', { about: said.own.about });
    await beginner.presses('next', { detail: said.own.detail });
    await beginner.presses('next');
    await beginner.presses('back');
    await writer.sends(back);
    await writer.presses('next', { group: reportCode.slice(-4) });
    if (!writer.has('file')) throw new Error('The story is not shown.');
    return [beginner, writer];
  };
}

/**
 * Processor time of a press, the first page with it, and bytes of the largest page. An idle second's share is
 * not counted.
 */
async function measureSteps({ vissla: { pid } }: VisslaHouse, url: string) {
  const laps: (() => Promise<WebPerson[]>)[] = [];
  for (let n = 0; n < people; n++) laps.push(await prepareLap(url, `Walker ${n}`));
  const measured: number[] = [];
  let bytes = 0;
  for (let block = -1; block < blocks; block++) {
    const [before, began] = [cpuMilliseconds(pid), performance.now()];
    for (let lap = 0; lap < lapsInBlock; lap++) {
      const walked = await Promise.all(laps.map((walk) => walk()));
      const pages = walked.flat().flatMap((person) => person.answers);
      bytes = Math.max(bytes, ...pages.slice(-100).map((page) => Buffer.byteLength(page)));
    }
    const [used, took] = [cpuMilliseconds(pid) - before, performance.now() - began];
    const still = cpuMilliseconds(pid);
    await wait(second);
    const idle = ((cpuMilliseconds(pid) - still) * took) / second;
    if (block >= 0) measured.push((used - idle) / (people * lapsInBlock * stepsInLap));
  }
  return { cpu: median(measured), bytes };
}

/** From a press that waits neither for a beat nor for the floor to the first byte of its answer. */
async function measureFirstByte(url: string): Promise<readonly number[]> {
  const maja = webPerson(() => url, 'Maja');
  await maja.opens();
  const body = maja.form('report').toString();
  const headers = { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' };
  const times: number[] = [];
  for (let n = 0; n < answers; n++) {
    const began = performance.now();
    const answer = await fetch(`${url}/`, { method: 'POST', body, headers });
    times.push(performance.now() - began);
    if (!/value="safe\.*"/.test(await answer.text())) throw new Error('No step was answered.');
  }
  return times.slice(answers / 4);
}

/** Medians of starts with neither door nor desk and with both, by turns on the same data. */
async function measureStarts(house: VisslaHouse, port: number) {
  const open = house.settings('both', house.data.folder, await freePort());
  const door = doorAt(port);
  const shut = Object.fromEntries(Object.entries(open).filter(([name]) => !(name in door)));
  const desk = String(await freePort());
  const both = { ...open, VISSLA_DESK_PORT: desk, VISSLA_DESK_URL: `http://localhost:${desk}` };
  const measured = [shut, both].map((of) => ({
    ...{ of, walls: [] as number[], cpus: [] as number[], idles: [] as number[] },
  }));
  for (let n = 0; n < starts; n++)
    for (const { of, walls, cpus, idles } of n % 2 === 0 ? measured : measured.toReversed()) {
      const server = await startVissla(of);
      walls.push(server.startMilliseconds);
      cpus.push(cpuMilliseconds(server.pid));
      await wait(idleMilliseconds);
      idles.push(residentMebibytes(server.pid));
      await server.stop();
    }
  const [without, withBoth] = measured.map(({ walls, cpus, idles }) => ({
    start: median(walls),
    cpu: median(cpus),
    idle: median(idles),
  }));
  if (without === undefined || withBoth === undefined) throw new Error('Nothing was started.');
  return [without, withBoth] as const;
}
