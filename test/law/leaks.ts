import { appendFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { nobody } from '../../bot/domain/audit';
import type { MemberId } from '../../bot/domain/ids';
import type { Parts } from '../../bot/start/parts';
import type { Folded } from './compare';
import {
  addRow,
  aroundWrite,
  atOnce,
  besideAnother,
  chained,
  gated,
  type Leak,
  onSecondProcess,
  overStart,
  rows,
  sql,
} from './planting';

/** After the time that the law's runs give to files. */
const later = new Date('2026-11-24');

export const leaks: readonly Leak[] = [
  {
    name: 'a row that only a send writes',
    red: 'bytes',
    plant: () => ({ fire: addRow, probe: rows }),
  },
  {
    name: 'an exchanged row',
    red: 'bytes',
    plant: () => ({
      fire: (world) => void sql(world, `UPDATE installation SET reminded_on = '2026-11-23'`),
      probe: (world) => sql(world, 'SELECT reminded_on FROM installation'),
    }),
  },
  {
    name: 'a counter',
    red: 'bytes',
    plant: () => ({
      fire: (world) => void sql(world, 'PRAGMA user_version = 7'),
      probe: (world) => sql(world, 'PRAGMA user_version'),
    }),
  },
  {
    name: 'a late write',
    red: 'bytes',
    plant: () => ({
      fire: ({ clock, ...world }) => {
        const { folder } = world as Folded;
        clock.process(0).ticks.after(3_500, () => addRow({ folder } as Folded));
      },
      probe: rows,
    }),
  },
  {
    name: 'a row that comes and goes',
    red: 'log',
    plant: () =>
      atOnce((world) => {
        addRow(world);
        sql(world, `DELETE FROM draft_key WHERE day = '2026-11-01'`);
        return statSync(join(world.folder, 'vissla.db-wal')).mtimeMs > Date.UTC(2002);
      }),
  },
  {
    name: 'a file time',
    red: 'times',
    plant: () =>
      atOnce(({ folder }) => {
        const file = join(folder, 'vault.json');
        utimesSync(file, later, later);
        return statSync(file).mtimeMs > Date.UTC(2002);
      }),
  },
  {
    name: 'a temporary file',
    red: 'times',
    plant: () =>
      atOnce(({ folder }) => {
        const file = join(folder, 'report.tmp');
        writeFileSync(file, '');
        rmSync(file);
        return statSync(folder).mtimeMs > Date.UTC(2002);
      }),
  },
  {
    name: 'a size',
    red: 'sizes',
    plant: () => ({
      fire: ({ folder }) => {
        appendFileSync(join(folder, 'vault.json'), ' ');
      },
      probe: ({ folder }) => statSync(join(folder, 'vault.json')).size,
    }),
  },
  {
    name: 'an audit line',
    red: 'sql',
    plant: () => {
      let isDue = false;
      return {
        stores: (stores) =>
          aroundWrite(stores, async (tx) => {
            const id = 'a'.repeat(32) as MemberId;
            const entry = { id, day: '2026-11-26', event: 'note_written', member: nobody } as const;
            if (isDue) await tx.applyWrites(undefined, entry as never);
            isDue = false;
            return tx;
          }),
        fire: () => {
          isDue = true;
        },
        probe: (world) => sql(world, 'SELECT count(*) AS n FROM audit_link'),
      };
    },
  },
  {
    name: 'a vault call',
    red: 'vault',
    plant: () => {
      let vault: Parts['vault'] | undefined;
      return {
        vault: (real) => (vault = real),
        fire: async () => {
          await vault?.getOrCreate('sent', () => new Uint8Array(1));
        },
        probe: () => vault?.names('sent'),
      };
    },
  },
  {
    name: 'a notice',
    red: 'messenger',
    plant: () =>
      atOnce(async ({ ears }) => {
        await ears.notifier.notify(nobody, 'address of Karin', 1);
        return 'told';
      }),
  },
  {
    name: 'a printed line',
    red: 'lines',
    plant: () =>
      atOnce(({ ears }) => {
        ears.log.warn({ code: 'pool_stored', module: 'pool' });
        return 'printed';
      }),
  },
  { name: 'what status tells', red: 'answers', plant: () => ({ fire: addRow, probe: rows }) },
  {
    name: 'a wait',
    red: 'waits',
    plant: () => {
      let holdsUp: Folded['holdsUp'] | undefined;
      let held = 0;
      return {
        dialogue: (dialogue) => async (press) => {
          const shown = await dialogue(press);
          if (holdsUp === undefined || press.button?.startsWith('desk') === true) return shown;
          await holdsUp(1_500);
          held += 1;
          return shown;
        },
        fire: (world) => {
          holdsUp = (milliseconds) => world.holdsUp(milliseconds);
        },
        probe: () => held,
      };
    },
  },
  {
    name: 'an order of answers',
    red: 'order',
    plans: besideAnother,
    plant: () => {
      let isNext = false;
      let held = 0;
      return {
        dialogue: (dialogue) => async (press) => {
          const isHeld = isNext && press.button?.startsWith('desk') !== true;
          if (isHeld) isNext = false;
          const shown = await dialogue(press);
          for (; isHeld && held < 5; held += 1) await setImmediate();
          return shown;
        },
        fire: () => {
          isNext = true;
        },
        probe: () => held,
      };
    },
  },
  {
    name: "a desk's refusal",
    red: 'desk',
    plant: () => {
      let isTold = false;
      let told = 0;
      return {
        dialogue: (dialogue) => async (press) => {
          const shown = await dialogue(press);
          if (!isTold || press.button?.startsWith('desk') !== true) return shown;
          told += 1;
          return { ...shown, remark: 'changed_meanwhile' };
        },
        fire: () => {
          isTold = true;
        },
        probe: () => told,
      };
    },
  },
  {
    name: 'a beat rate that follows all presses',
    red: 'sql',
    plant: () => {
      let late = 0;
      return {
        stores: (stores) =>
          aroundWrite(stores, (tx) => ({
            ...tx,
            write: (all, until) => tx.write(all, until + late),
          })),
        fire: () => {
          late += 1000;
        },
        probe: (world) => sql(world, 'SELECT max(fast_until) AS until FROM pool'),
      };
    },
  },
  {
    name: 'a class at its edge',
    red: 'sizes',
    plant: () => {
      let isLarger = false;
      return {
        sealer: (sealer) => ({
          ...sealer,
          seal: (key, place, image, size) =>
            sealer.seal(key, place, image, isLarger ? 2 * 524_288 : size),
        }),
        fire: () => {
          isLarger = true;
        },
        probe: (world) => sql(world, 'SELECT max(length(image)) AS size FROM pool'),
      };
    },
  },
  {
    name: 'a process that beats only when it holds something',
    red: 'moments',
    plant: () => gated((process) => process === 1),
    plans: onSecondProcess,
    processes: [0, 137],
  },
  {
    name: 'a beat rate lost at a start',
    red: 'moments',
    plant: () => gated((_, start) => start > 1),
    plans: overStart,
  },
  {
    name: 'a chained timer',
    red: 'moments',
    plant: () => chained(true),
  },
];
