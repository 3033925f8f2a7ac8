import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { PoolStore, PoolTransaction } from '../../bot/ports/pool-store';
import type { Parts } from '../../bot/start/parts';
import type { Aspect, Folded, Plan, Planned, Planted } from './compare';

/** A leak: a small patch between the product and its ports, fired at the press that sends. */
export interface Leak {
  readonly name: string;
  /** The assertion that has to find it. */
  readonly red: Aspect;
  plant(): Planted;
  readonly plans?: Plans;
  readonly processes?: readonly number[];
}

/** Two plans with the same first presses, and the second at which one of them sends. */
export interface Plans {
  readonly with: (codes: readonly string[]) => Plan;
  readonly without: (codes: readonly string[]) => Plan;
  readonly fires: number;
}

const visit = (purpose: Planned['purpose'], code = '', who = 'Maja', leavesAfter = 2): Planned => {
  return { purpose, code, who, at: 1, pauses: [], text: 'En sak.', leavesAfter };
};
const desk: Plan['desk'] = [{ at: 2, presses: [['desk'], ['desk_for_us'], ['desk_all']] }];

/** Somebody writes on by the fourth press, or practises it: after a planted row both read as much. */
export const shortPlans: Plans = {
  with: ([code]) => ({ visits: [visit('write', code)], desk, seconds: 9 }),
  without: () => ({ visits: [visit('practise_write')], desk, seconds: 9 }),
  fires: 4,
};
/** The last press of it comes as late as a message does. */
const rights = (who?: string): Planned => ({ ...visit('rights', '', who), pauses: [0, 0, 1] });
/** The same, while somebody else reads of rights and is to be answered by the same beat. */
export const besideAnother: Plans = {
  with: ([code]) => ({ visits: [visit('write', code), rights('Omar')], desk, seconds: 9 }),
  without: () => ({ visits: [rights(), rights('Omar')], desk, seconds: 9 }),
  fires: 4,
};
/** Somebody files with the second process, or closes the dialog there. */
export const onSecondProcess: Plans = {
  with: () => ({ visits: [visit('leave'), visit('file', '', 'Omar')], desk: [], seconds: 12 }),
  without: () => ({ visits: [visit('leave'), visit('leave', '', 'Omar')], desk: [], seconds: 12 }),
  fires: 9,
};
/** A start in the middle of a dialog that somebody goes on with, and somebody else does not. */
export const overStart: Plans = {
  with: () => ({ visits: [visit('file')], desk: [], seconds: 12, restartsAt: 6 }),
  without: () => ({ visits: [visit('leave')], desk: [], seconds: 12, restartsAt: 6 }),
  fires: 7,
};

/** Runs a statement on the file from beside the product, and gives what it finds. */
export function sql({ folder }: Folded, statement: string): unknown {
  const file = new Sqlite(join(folder, 'vissla.db'));
  try {
    const prepared = file.prepare(statement);
    return prepared.reader ? prepared.all() : prepared.run().changes;
  } finally {
    file.close();
  }
}

export const addRow = (world: Folded) =>
  void sql(world, `INSERT INTO draft_key (day, sealed_key) VALUES ('2026-11-01', x'00')`);
export const rows = (world: Folded): unknown => sql(world, 'SELECT count(*) AS n FROM draft_key');

/** Fires with what somebody finds who looks at that very moment. */
export function atOnce(fire: (world: Folded) => unknown): Planted {
  let found: unknown;
  return {
    fire: async (world) => {
      found = await fire(world);
    },
    probe: () => found,
  };
}

/** Something between beats and the file. */
export function aroundWrite(
  stores: Parts['stores'],
  write: (tx: PoolTransaction) => PoolTransaction | Promise<PoolTransaction>,
  after: () => void = () => undefined,
): Parts['stores'] {
  const pool: PoolStore = new Proxy(stores.pool, {
    get: (target, name) => {
      if (name !== 'write') return Reflect.get(target, name) as unknown;
      return (work: (tx: PoolTransaction) => Promise<unknown>, how?: 'wipe') =>
        target.write(async (tx) => work(await write(tx)), how).finally(after);
    },
  });
  return { ...stores, pool };
}

/** Beats that come only once it was fired, from some start of a process on. */
export function gated(isGated: (process: number, start: number) => boolean): Planted {
  let isOpen = false;
  let starts = 0;
  let beats = 0;
  return {
    ticks: (ticks, process) => {
      const mine = ++starts;
      const call = (milliseconds: number, task: () => void): (() => void) =>
        ticks.after(milliseconds, () => {
          if (isGated(process, mine) && !isOpen) return void call(1000, task);
          beats += 1;
          task();
        });
      return { ...ticks, after: call };
    },
    fire: () => {
      isOpen = true;
    },
    probe: () => beats,
  };
}

/** The work of a press in its beat takes seven milliseconds; the timer is set again after it, or is not. */
export function chained(isChained: boolean): Planted {
  let spend: (() => void) | undefined;
  let again: (() => void) | undefined;
  const moments: number[] = [];
  return {
    ticks: (ticks) => {
      if (!isChained) return ticks;
      let isFirst = true;
      const after: typeof ticks.after = (milliseconds, task) => {
        const call = (): void => {
          moments.push(ticks.now() % 1000);
          task();
        };
        if (isFirst) ticks.after(milliseconds, call);
        else again = () => void ticks.after(1000, call);
        isFirst = false;
        return () => undefined;
      };
      return { ...ticks, after };
    },
    stores: (stores) => {
      const settle = (): void => {
        again?.();
        again = undefined;
      };
      const work = (tx: PoolTransaction): PoolTransaction => {
        spend?.();
        spend = undefined;
        return tx;
      };
      const looks: PoolStore['look'] = () => stores.pool.look().finally(settle);
      const around = aroundWrite(stores, work, settle);
      const pool = new Proxy(around.pool, {
        get: (target, name) => (name === 'look' ? looks : (Reflect.get(target, name) as unknown)),
      });
      return { ...around, pool };
    },
    fire: ({ clock }) => {
      spend = () => {
        clock.spend(7);
      };
    },
    probe: () => moments.at(-1),
  };
}
