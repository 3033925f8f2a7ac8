import { addDays, type Day } from '../../../bot/domain/day';
import { codeOf } from '../../../bot/domain/error-code';
import type { SubmissionId } from '../../../bot/domain/operation';
import type { Image } from '../../../bot/domain/pool-image';
import { createKeeperPool, type KeeperPool } from '../../../bot/keeper/pass/pool';
import { createPoolKeys } from '../../../bot/keys/pool-keys';
import { secretNames } from '../../../bot/keys/vault-secrets';
import type { ImageSealer } from '../../../bot/ports/pool-store';
import { seededChance } from '../../sealing/workshop';
import { createDisk, type Failure, passOf, type Row } from './disk';
import { createLedger, viewOf } from './ledger';
import { createSharedVault } from './vault';

const first = '2026-03-02' as Day;
/** Days of a window: what waits for one is carried over passes. */
const window = 3;

/** What a submission makes, and what it takes back. */
export interface Ids {
  readonly made: readonly SubmissionId[];
  readonly taken: readonly SubmissionId[];
}

/** One process. Its memory goes with it. */
export interface Process {
  readonly pool: KeeperPool;
  readonly unanswered: Set<Ids>;
  isUp: boolean;
}

export type Office = ReturnType<typeof openOffice>;

/** Two processes on one database and one vault. */
export function openOffice(sealer: ImageSealer) {
  const random = seededChance('merging');
  const vault = createSharedVault();
  const ledger = createLedger();
  const disk = createDisk(ledger.comesOut);
  let day = 0;
  const today = (): Day => addDays(first, day);
  let ids = 0;
  const failures: (Failure | undefined)[] = [];
  const away: boolean[] = [];
  const codes: string[] = [];
  const images = new Map<string, Image>();
  const original = (row: Row): Image | undefined => {
    const key = vault.copied(secretNames.pool(row.key));
    if (key === undefined) return undefined;
    const known = images.get(row.revision);
    if (known !== undefined) return known;
    const written = disk.written.find(({ revision }) => revision === row.revision) ?? row;
    const image = sealer.open(key, written, written.image);
    images.set(row.revision, image);
    return image;
  };
  const processes: Process[] = [];
  const create = (at: number): Process => {
    const keys = createPoolKeys(vault.of({ isAway: () => away[at] === true }), random);
    const pool: KeeperPool = createKeeperPool({
      store: disk.store({
        failure: () => {
          const how = failures[at];
          failures[at] = undefined;
          return how;
        },
        onAside: (row) => {
          const image = original(row);
          if (image !== undefined) ledger.setAside(image, viewOf([pool.image()]));
        },
      }),
      sealer,
      keys,
      random,
      journal: { fault: (_, error) => codes.push(codeOf(error) ?? String(error)) },
      when: (waits) => {
        const from = today();
        const until = waits === 'pass' ? 1 : window - (day % window);
        return { from, to: from, outOn: addDays(from, until) };
      },
      nextTurn: () => addDays(today(), 1),
      crowds: (known) => known,
      beatRate: { fastUntil: () => 0, hear: () => undefined },
      comesWithBeats: false,
    });
    return { pool, unanswered: new Set(), isUp: false };
  };
  const pass = async (at: number, isPass: boolean, leaves: boolean) => {
    const pool = processes[at]?.pool;
    return pool?.pass({
      isDue: ({ when }) => when.outOn <= today(),
      passOf: isPass ? await pool.endsOn() : undefined,
      outUntil: today(),
      open: async (due) => {
        const left = leaves ? due.slice(0, 1).map(({ id }) => id) : [];
        const out = due.map(({ id }) => id).filter((id) => !left.includes(id));
        return { pass: passOf(out), left, moved: new Map() };
      },
    });
  };
  return {
    disk,
    vault,
    ledger,
    processes,
    /** What a row said before it was changed; none where its key was destroyed. */
    original,
    today,
    told: () => codes,
    newId: () => (++ids).toString(16).padStart(32, '0') as SubmissionId,
    failNext: (at: number, how: Failure | undefined) => void (failures[at] = how),
    setAway: (at: number, isAway: boolean) => void (away[at] = isAway),
    begin: async (at: number) => {
      const process = create(at);
      processes[at] = process;
      await process.pool.prepare();
      process.isUp = true;
    },
    pass: async (at: number, leaves: boolean) => {
      await pass(at, true, leaves);
    },
    passNow: async (at: number) => {
      await pass(at, false, false);
    },
    nextDay: () => void (day += 1),
  };
}
