import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startTdsServer } from '../test/support/databases/tds/server';
import { median, round } from './figures';

const turns = 5;

/**
 * Measures a beat on the tests' server that speaks SQL Server's protocol. Built checkouts are measured by
 * turns in one run, each in a process of its own: times of two runs do not compare.
 * @param checkouts their folders; the first one is what the others are compared with
 */
export async function runWire(checkouts: readonly string[]): Promise<void> {
  const server = await startTdsServer();
  const folder = mkdtempSync(join(tmpdir(), 'vissla-bench-wire-'));
  const measured = checkouts.map((checkout) => ({
    checkout,
    cpu: [] as number[],
    wall: [] as number[],
  }));
  const loads: number[] = [];
  try {
    for (let turn = 0; turn < turns; turn++)
      for (const [at, { checkout, cpu, wall }] of measured.entries()) {
        const vault = join(folder, `${turn}-${at}.json`);
        const places = JSON.stringify({ database: server.newDatabase(), vault });
        loads.push(loadavg()[0] ?? 0);
        const child = spawn(process.execPath, [join(__dirname, 'wire-beat.js'), checkout, places], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const [used, waited] = JSON.parse(await text(child.stdout)) as [number, number];
        cpu.push(used);
        wall.push(waited);
      }
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const first = median(measured[0]?.cpu ?? []);
  for (const { checkout, cpu, wall } of measured)
    console.log(
      `${checkout}: processor ${round(median(cpu))} ms (${round(Math.min(...cpu))} to ${round(Math.max(...cpu))}), ` +
        `wall ${round(median(wall))} ms, ${round(median(cpu) / first)} of the first`,
    );
  const load = [Math.min(...loads), Math.max(...loads)];
  console.log(
    JSON.stringify({ load, ratio: median(measured.at(-1)?.cpu ?? []) / first, measured }),
  );
}
