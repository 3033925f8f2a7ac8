import { cpSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../test/support/houses/bot-process';
import { median } from './figures';
import { residentMebibytes } from './process-usage';
import type { ServerProcess } from './server-process';
import { type Messengers, startVissla, type VisslaHouse } from './vissla-house';

const starts = 5;
const idleMilliseconds = 5000;
const each = ['teams', 'slack', 'both'] as const;

/** Medians of several production starts. */
export interface StartFigures {
  /** From starting the process until it is ready, in milliseconds. */
  readonly start: number;
  /** Resident memory (MiB) five seconds after it was ready. */
  readonly idleMebibytes: number;
}

/**
 * Starts the bot with each set of messengers by turns. The house's own bot ends first, and each set gets a
 * copy of its data. One start goes on at a time; the memory is read while the next ones start.
 */
export async function measureStarts(
  house: VisslaHouse,
): Promise<Readonly<Record<Messengers, StartFigures>>> {
  await house.vissla.stop();
  const samples: Sample[] = [];
  for (const messengers of each) samples.push(await prepare(house, messengers));
  for (let i = 0; i < starts; i++) {
    const idle: Promise<void>[] = [];
    for (const { settings, walls, memories } of samples) {
      const server = await startVissla(settings);
      walls.push(server.startMilliseconds);
      idle.push(idleThenStop(server, memories));
    }
    await Promise.all(idle);
  }
  const figures = samples.map(({ messengers, walls, memories }): [Messengers, StartFigures] => [
    messengers,
    { start: median(walls), idleMebibytes: median(memories) },
  ]);
  for (const { folder } of samples) rmSync(folder, { recursive: true, force: true });
  return Object.fromEntries(figures) as Record<Messengers, StartFigures>;
}

/** One set of messengers, on data of its own, and its figures so far. */
interface Sample {
  readonly messengers: Messengers;
  readonly folder: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly walls: number[];
  readonly memories: number[];
}

async function prepare(house: VisslaHouse, messengers: Messengers): Promise<Sample> {
  const folder = `${house.data.folder}-${messengers}`;
  cpSync(house.data.folder, folder, { recursive: true });
  const settings = house.settings(messengers, folder, await freePort());
  return { messengers, folder, settings, walls: [], memories: [] };
}

async function idleThenStop(server: ServerProcess, memories: number[]): Promise<void> {
  await wait(idleMilliseconds);
  memories.push(residentMebibytes(server.pid));
  await server.stop();
}
