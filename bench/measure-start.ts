import { setTimeout as wait } from 'node:timers/promises';
import { median } from './figures';
import { residentMebibytes } from './process-usage';
import type { VisslaHouse } from './vissla-house';

const starts = 5;
const idleMilliseconds = 5000;

/** Production starts on the data that are there: until ready, and the memory of the last one after five idle seconds. */
export async function measureStart(
  house: VisslaHouse,
): Promise<{ readonly start: number; readonly idleMebibytes: number }> {
  const walls: number[] = [];
  for (let i = 0; i < starts; i++) {
    await house.restart();
    walls.push(house.vissla.startMilliseconds);
  }
  await wait(idleMilliseconds);
  return { start: median(walls), idleMebibytes: residentMebibytes(house.vissla.pid) };
}
