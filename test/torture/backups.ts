import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { nodeRandom } from '../../bot/platform/random';
import { openStores } from '../../bot/start/open-stores';
import { isWhole } from '../../db/copies';
import { builtCommand } from '../support/built-bot';
import { peopleOf } from '../support/people/people-of';
import type { PartFigures, Told } from './part';
import { seeded } from './seeded';

interface Ran {
  readonly status: number | null;
  readonly said: string;
}

/**
 * Backups and restores on disks that are full, and killed at random moments: nothing by a good name is ever
 * half, older copies stay, and what is there stays where it is. Rejects with what was not so.
 */
export async function tortureByBackups({ seed, says, hasTime }: Told): Promise<PartFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-backups-'));
  const at = (...names: readonly string[]): string => join(folder, ...names);
  const mounted: string[] = [];
  /** A disk of that many kilobytes: a file system in memory where this is root, else a limit on each file. */
  const isRoot = process.getuid?.() === 0;
  /** As on a server the stores are the bot's, where root makes and brings back their copies. */
  const bot = 65_534;
  const give = (...names: readonly string[]): void => {
    if (isRoot) for (const name of names) chownSync(name, bot, bot);
  };
  const disk = (name: string, kilobytes: number): string => {
    mkdirSync(at(name), { mode: 0o700 });
    if (!isRoot) return at(name);
    const size = `size=${kilobytes}k,mode=0700,uid=${bot},gid=${bot}`;
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', at(name)]);
    if (status !== 0) throw new Error('no disk can be mounted here');
    mounted.push(at(name));
    return at(name);
  };
  const database = { kind: 'sqlite', path: at('live', 'vissla.db') } as const;
  const vault = at('keys', 'vault.json');
  const begin = (words: readonly string[], place = at('live'), fileLimit?: number) => {
    const node = [process.execPath, builtCommand(), ...words];
    const limited = ['sh', '-c', `ulimit -f ${fileLimit ?? 0} && exec "$@"`, 'sh', ...node];
    const [program = '', ...rest] = fileLimit === undefined || isRoot ? node : limited;
    return spawn(program, rest, {
      env: {
        PATH: process.env.PATH,
        VISSLA_DATABASE_URL: `sqlite:${join(place, 'vissla.db')}`,
        VISSLA_VAULT: `file:${vault}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };
  const ends = async (child: ReturnType<typeof begin>): Promise<Ran> => {
    const [out, error] = await Promise.all([
      readAll(child.stdout),
      readAll(child.stderr),
      once(child, 'close'),
    ]);
    return { status: child.exitCode, said: out + error };
  };
  const mustBe = (isSo: boolean, what: string, ran?: Ran): void => {
    if (!isSo) throw new Error(`${what}: ${JSON.stringify(ran)}`);
  };
  /** What has a good name. */
  const named = (place: string): string[] =>
    readdirSync(place).filter((name) => /^(?:vissla|vault)-[\w-]+\.(?:db|json)$/.test(name));

  /** Whoever has the bot's account puts links where root will write. */
  const followsNoLink = async (): Promise<void> => {
    writeFileSync(at('precious'), 'of root', { mode: 0o600 });
    for (const name of ['-wal', '-shm', '-server', '.part']) {
      const link = `${database.path}${name}`;
      rmSync(link, { force: true });
      symlinkSync(at('precious'), link);
      lchownSync(link, bot, bot);
      await ends(begin(['backup', at('wide'), at('vaults')]));
      await ends(begin(['restore', '--database', database.path, '--replace']));
      const { uid, mode } = statSync(at('precious'));
      const isAsItWas = uid === 0 && (mode & 0o777) === 0o600;
      mustBe(
        isAsItWas && readFileSync(at('precious'), 'utf8') === 'of root',
        `${name} was followed`,
      );
      rmSync(link, { force: true });
    }
  };

  try {
    const stores = await openStores({ database, vault }, 'production', nodeRandom());
    await peopleOf(stores);
    await stores.database.close();
    give(at('live'), at('keys'), database.path, vault);
    if (isRoot) chmodSync(folder, 0o711);

    says('copies on full disks');
    const [small, wide] = [disk('small', 192), disk('wide', 20_000)];
    // 16 KB, all of them used: the database's copy fits elsewhere, and the vault's does not.
    const tiny = disk('tiny', 16);
    if (isRoot) writeFileSync(join(tiny, 'filler'), Buffer.alloc(16_384));
    mkdirSync(at('vaults'));
    const older = 'vissla-2020-01-01.db';
    writeFileSync(join(small, older), '');
    for (const [to, keys, limit] of [
      [small, at('vaults'), 96],
      [wide, tiny, isRoot ? undefined : 1],
    ] as const) {
      const ran = await ends(begin(['backup', to, keys], at('live'), limit));
      mustBe(ran.status !== 0, 'a backup to a full disk did not fail', ran);
      if (isRoot) mustBe(ran.said.includes('There is no room'), 'it was not said', ran);
      mustBe(
        [...named(to), ...named(keys)].every((name) => name === older),
        'half a copy',
        ran,
      );
    }
    mustBe(named(small).includes(older), 'an older copy went without a new one');
    const right = await ends(begin(['backup', wide, at('vaults')]));
    mustBe(right.status === 0, 'a backup to a disk with room failed', right);
    mustBe(readdirSync(wide).length === 1, 'something was left behind', right);
    const [copy = ''] = named(wide);

    says('a restore on a full disk');
    const narrow = disk('narrow', statSync(database.path).size / 1024 + 64);
    copyFileSync(database.path, join(narrow, 'vissla.db'));
    give(join(narrow, 'vissla.db'));
    const before = readFileSync(join(narrow, 'vissla.db'));
    const words = ['restore', '--database', join(wide, copy), '--replace'];
    const refused = await ends(begin(words, narrow, 96));
    mustBe(refused.status !== 0, 'a restore on a full disk did not fail', refused);
    mustBe(before.equals(readFileSync(join(narrow, 'vissla.db'))), 'it changed what was there');

    const random = seeded(seed);
    let kills = 0;
    let finished = 0;
    for (let round = 0; round < 40 && hasTime(); round++) {
      const child = begin(['backup', wide, at('vaults')]);
      const ended = ends(child);
      await Promise.race([ended, wait(Math.floor(random() * 900))]);
      if (child.kill('SIGKILL')) kills++;
      else finished++;
      await ended;
      for (const name of named(wide))
        mustBe(await isWhole(join(wide, name)), `a copy that is not whole: ${name}`);
      for (const name of named(at('vaults'))) JSON.parse(readFileSync(at('vaults', name), 'utf8'));
    }
    const last = await ends(begin(['backup', wide, at('vaults')]));
    mustBe(last.status === 0, 'a backup after kills failed', last);
    mustBe(named(wide).length === readdirSync(wide).length, 'a kill left something for ever', last);

    // A restore that is killed leaves what was there, or what was brought back, and the other beside it.
    let restores = 0;
    for (let round = 0; round < 20 && hasTime(); round++) {
      const child = begin(['restore', '--database', join(wide, copy), '--replace']);
      const ended = ends(child);
      await Promise.race([ended, wait(Math.floor(random() * 900))]);
      child.kill('SIGKILL');
      await ended;
      restores++;
      const all = readdirSync(at('live')).filter((name) => /\.db(?:\.before-[\d-]+)?$/.test(name));
      for (const name of all)
        mustBe(await isWhole(at('live', name)), `a database that is not whole: ${name}`);
      mustBe(all.length > 0, 'nothing is left');
    }
    const back = await ends(begin(['restore', '--database', join(wide, copy), '--replace']));
    mustBe(back.status === 0, 'a restore after kills failed', back);
    for (const name of readdirSync(at('live')))
      mustBe(
        !isRoot || lstatSync(at('live', name)).uid === bot,
        `${name} is not the bot's any more`,
      );
    if (isRoot) await followsNoLink();
    says(`${kills} backups and ${restores} restores killed: no copy is half`);
    return { kills, finished, restores, copies: named(wide).length };
  } finally {
    for (const place of mounted) spawnSync('umount', [place]);
    rmSync(folder, { recursive: true, force: true });
  }
}
