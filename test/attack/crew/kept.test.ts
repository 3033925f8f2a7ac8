import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKept } from './kept';
import type { Found, Task } from './one-world';

const task = (seed: number): Task => ({
  plan: 'small',
  policy: 'daily',
  seed,
  driven: 'in process',
});
const found = (equalBytes: number): Found => ({ results: [], surprises: [], equalBytes });

describe('what earlier runs found', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vissla-kept-'));
    path = join(folder, 'found.jsonl');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is found again, world by world', () => {
    const first = openKept(path);
    expect(first.found(task(1))).toBeUndefined();
    first.keeps(task(1), found(1));
    first.keeps(task(2), found(2));
    const next = openKept(path);
    expect(next.found(task(2))).toEqual(found(2));
    expect(next.found({ ...task(2), driven: 'over the wire' })).toBeUndefined();
    expect(next.found({ ...task(2), policy: 'weekly' })).toBeUndefined();
  });

  it('loses only the line in which a run was ended', () => {
    openKept(path).keeps(task(1), found(1));
    appendFileSync(path, JSON.stringify({ task: task(2), found: found(2) }).slice(0, -9));
    const next = openKept(path);
    expect(next.found(task(1))).toEqual(found(1));
    expect(next.found(task(2))).toBeUndefined();
    next.keeps(task(3), found(3));
    expect(openKept(path).found(task(3))).toEqual(found(3));
  });

  it('is refused where other code found it, and left as it is', () => {
    writeFileSync(path, '{"code":"another"}\n');
    expect(() => openKept(path)).toThrow('kept by other code');
    expect(readFileSync(path, 'utf8')).toBe('{"code":"another"}\n');
  });
});
