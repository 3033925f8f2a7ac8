import { spawnSync } from 'node:child_process';
import { root } from '../docs/read-docs';

function bench(...words: string[]): { readonly status: number | null; readonly out: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['dist/bench/main.js', 'large', ...words],
    { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH } },
  );
  return { status, out: `${stdout}${stderr}` };
}

const number: unknown = expect.any(Number);

describe('the bench of a large database', () => {
  it('loads threads, opens the queue and a reporter comes back, also when it is small', () => {
    const { status, out } = bench('--threads', '300', '--open', '10,60');
    expect({ status, out }).toMatchObject({ status: 0 });
    const figures = JSON.parse(out.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
    expect(figures).toEqual({
      threads: 300,
      queuePageMs: { 10: number, 60: number },
      openMs: number,
      openMsWithoutFloor: number,
      databaseMb: number,
      loadMs: number,
      loadMb: number,
      botMb: number,
    });
    expect(figures.openMs).toBeGreaterThanOrEqual(400);
    expect(out).toMatch(/messages, of the right size +12\n/);
  });

  it('refuses sizes that do not fit together', () => {
    expect(bench('--threads', '50', '--open', '10,60')).toMatchObject({
      status: 1,
      out: expect.stringContaining('--open grows') as string,
    });
    expect(bench('--open', '60,10').status).toBe(1);
  });
});
