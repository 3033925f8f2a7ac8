import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const command = resolve(__dirname, '..', '..', 'dist', 'bot', 'operator', 'vissla.js');

/** What a command that touches neither a database nor a messenger does without. */
const heavy =
  /node_modules\/(typeorm|better-sqlite3|mssql|tedious|@azure\/[\w-]+|@slack\/[\w-]+|botbuilder|botframework[\w-]*|@microsoft\/teams-ai)\//;

/**
 * Runs a command as a process of its own, and says which of the heavy packages it had loaded when it ended.
 */
function loadedBy(words: readonly string[], folder: string): { code: number; packages: string[] } {
  const program = `
    process.argv.splice(1, 0, ${JSON.stringify(command)});
    process.on('exit', () => process.stderr.write('LOADED' + JSON.stringify(Object.keys(require.cache))));
    require(${JSON.stringify(command)});`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', program, '--', ...words], {
    cwd: folder,
    env: { VISSLA_DATABASE_URL: `sqlite:${join(folder, 'none.db')}` },
    encoding: 'utf8',
  });
  const files = JSON.parse(stderr.split('LOADED')[1] ?? '[]') as string[];
  expect(files).toContain(command);
  const packages = files.flatMap((file) => heavy.exec(file.replaceAll('\\', '/'))?.[1] ?? []);
  return { code: status ?? -1, packages: [...new Set(packages)] };
}

describe('what a command loads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-loaded-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['--help', 0],
    ['doctor --help', 0],
    ['keys rotate --help', 0],
    ['nosuch', 2],
    ['nosuch --help', 2],
    ['invite --desk nobody --title x', 1],
    ['manifest --socket', 0],
    ['rights --out rights.html', 1],
  ])('%s: no database, no messenger and no cloud', (words, code) => {
    expect(loadedBy(words.split(' '), folder)).toEqual({ code, packages: [] });
  });

  it('staff list: a database, once it works', () => {
    const { code, packages } = loadedBy(['staff', 'list'], folder);
    expect(code).toBe(1);
    expect(packages).toContain('typeorm');
    expect(existsSync(join(folder, 'none.db'))).toBe(false);
  });
});
