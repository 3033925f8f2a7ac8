import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../test/support/houses/bot-process';
import { median } from './figures';
import { cpuMilliseconds, residentMebibytes, waitedMilliseconds } from './process-usage';
import { builtProgram, type ServerProcess, startServerProcess } from './server-process';
import { startVissla, type VisslaHouse } from './vissla-house';

const starts = 5;
const idleMilliseconds = 5000;
/** After the last start: an idle Node has given back what starting needed. */
const restedMilliseconds = 90_000;
const rest = { VISSLA_TEAMS_SPEAKER: 'rest' } as const;
const each = [
  ['teams', 'teams', {}],
  ['rest', 'teams', rest],
  ['slack', 'slack', {}],
  ['both', 'both', {}],
  ['bothByRest', 'both', rest],
] as const;
const libraries = 'bench/libraries.js';

export type StartKind = (typeof each)[number][0];

/** Medians of several production starts. */
export interface StartFigures {
  /** From starting the process until it is ready, in milliseconds. */
  readonly start: number;
  /** Processor time until then, and how long its main thread waited for a core that others used. */
  readonly startCpu: number;
  readonly startWaited: number;
  /** Resident memory (MiB) five seconds after it was ready, and of the starts the least and the most. */
  readonly idleMebibytes: number;
  readonly idleSpread: readonly [least: number, most: number];
  /** The same a minute and a half later, of the last start. */
  readonly restedMebibytes: number;
  /** That of a process which has only loaded the same modules, then. */
  readonly librariesMebibytes: number;
}

/**
 * Starts the bot with each set of messengers by turns, and at the end a process that only loads what such a
 * bot had loaded. The house's own bot ends first, and each set gets a copy of its data. One start goes on at
 * a time; the memory is read while the next ones start.
 */
export async function measureStarts(
  house: VisslaHouse,
): Promise<Readonly<Record<StartKind, StartFigures>>> {
  await house.vissla.stop();
  const samples: Sample[] = [];
  for (const one of each) samples.push(await prepare(house, ...one));
  for (let i = 1; i <= starts; i++) {
    const idle: Promise<void>[] = [];
    for (const { settings, walls, cpus, waits, memories } of samples) {
      const server = await startVissla(settings);
      walls.push(server.startMilliseconds);
      cpus.push(cpuMilliseconds(server.pid));
      waits.push(waitedMilliseconds(server.pid));
      const rests = i === starts ? [restedMilliseconds] : [];
      idle.push(idleThenStop(server, memories, [idleMilliseconds, ...rests]));
    }
    await Promise.all(idle);
  }
  const base: number[] = [];
  for (const one of samples) {
    const libraries: number[] = [];
    await idleThenStop(await startLibraries(one.base), libraries);
    base.push(...libraries);
  }
  const figures = samples.map(({ kind, walls, cpus, waits, memories }, at) => {
    const idle = memories.slice(0, starts);
    return [
      kind,
      {
        start: median(walls),
        startCpu: median(cpus),
        startWaited: median(waits),
        idleMebibytes: median(idle),
        idleSpread: [Math.min(...idle), Math.max(...idle)],
        restedMebibytes: memories[starts] ?? 0,
        librariesMebibytes: base[at] ?? 0,
      },
    ];
  });
  for (const { folder } of samples) rmSync(folder, { recursive: true, force: true });
  return Object.fromEntries(figures) as Record<StartKind, StartFigures>;
}

type Settings = Readonly<Record<string, string>>;

/** One set of messengers, on data of its own, and its figures so far. */
interface Sample {
  readonly kind: StartKind;
  readonly folder: string;
  readonly settings: Settings;
  /** What a process that loads the same modules is told. */
  readonly base: Base;
  readonly walls: number[];
  readonly cpus: number[];
  readonly waits: number[];
  readonly memories: number[];
}

interface Base extends Settings {
  readonly BENCH_MODULES: string;
  readonly BENCH_PORT: string;
}

async function prepare(
  house: VisslaHouse,
  ...[kind, messengers, more]: (typeof each)[number]
): Promise<Sample> {
  const folder = `${house.data.folder}-${kind}`;
  cpSync(house.data.folder, folder, { recursive: true });
  const settings = { ...house.settings(messengers, folder, await freePort()), ...more };
  const base = { BENCH_MODULES: join(folder, 'modules'), BENCH_PORT: String(await freePort()) };
  const writes = { ...base, NODE_OPTIONS: `--require=${builtProgram(libraries)}` };
  // As long as the measured ones: what a bot loads late is in the list.
  await idleThenStop(await startVissla({ ...settings, ...writes }), []);
  return { kind, folder, settings, base, walls: [], cpus: [], waits: [], memories: [] };
}

const startLibraries = (settings: Base): Promise<ServerProcess> =>
  startServerProcess({
    program: libraries,
    settings,
    port: Number(settings.BENCH_PORT),
    path: '/',
  });

/** Reads its memory after each of these times. */
async function idleThenStop(
  server: ServerProcess,
  memories: number[],
  times: readonly number[] = [idleMilliseconds],
): Promise<void> {
  for (const milliseconds of times) {
    await wait(milliseconds);
    memories.push(residentMebibytes(server.pid));
  }
  await server.stop();
}
