import type { ImageSealer } from '../../bot/ports/pool-store';
import type { Planted } from './compare';
import { does, goesOn, type History, makeHistory, passes, whoIs } from './history';
import { comes, pass } from './passes';
import { sql } from './planting';
import type { Between } from './world';

const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;
const day = 24 * 3_600_000;

describe('a pass', () => {
  let history: History;
  beforeAll(async () => {
    history = await makeHistory('teams');
  });
  afterAll(() => history.place.remove());

  it.each([
    { sends: 'file', sendsNot: 'practise', more: 1 },
    { sends: 'write', sendsNot: 'read', more: 0 },
  ] as const)(
    'is the same but for what was sent, where $sendsNot is in the place of $sends',
    async (one) => {
      const sent = await pass(history, ['file', one.sends]);
      const nothing = await pass(history, ['file', one.sendsNot]);
      expect(sent.after).toHaveLength(nothing.after.length + one.more);
      // Every member is told, of nothing by number.
      expect(sent.messenger).toHaveLength(3);
      expect(sent.messenger).toStrictEqual(nothing.messenger);
      expect(sent.sql).toStrictEqual(nothing.sql);
      expect(sent.sizes).toStrictEqual(nothing.sizes);
      expect(new Set(sent.after.map(({ length }) => length))).toHaveProperty('size', 1);
    },
  );

  it('seals the state of every open thread again, under another revision', async () => {
    const { before, after } = await pass(history, ['practise']);
    expect(after.map(({ id }) => id)).toStrictEqual(before.map(({ id }) => id));
    for (const [nth, { revision, state }] of after.entries()) {
      expect(revision).not.toBe(before[nth]?.revision);
      expect(state).not.toBe(before[nth]?.state);
    }
  });

  it('writes threads in the order of their random ids, and not in that of their sending', async () => {
    const { inserted, sent } = await pass(history, ['file', 'file', 'file', 'file']);
    expect(inserted).toStrictEqual([...sent].sort());
    expect(inserted).not.toStrictEqual(sent);
  });

  it('is found out where threads are written in the order of their sending', async () => {
    const { inserted, sent } = await pass(history, ['file', 'file', 'file', 'file'], inOrder);
    expect(inserted).toStrictEqual(sent);
    expect(inserted).not.toStrictEqual([...sent].sort());
  });

  /** Whether the vault still opens an image two passes later. */
  const opensLater = async (between: Between): Promise<boolean> => {
    const world = await goesOn(history, { between });
    const old = sql(world, 'SELECT DISTINCT lower(hex(key_name)) AS name FROM pool') as {
      name: string;
    }[];
    for (const _ of [1, 2]) await passes(world, day);
    await world.visslas[0]?.tidy();
    const there = await world.stores.vault.names('pool-');
    await world.remove();
    return old.some(({ name }) => there.includes(`pool-${name}`));
  };

  it('ends a key that nobody can open an image with two passes later', async () => {
    expect(await opensLater({})).toBe(false);
  });

  it('is found out where a key lasts', async () => {
    const lasting: Between = {
      vault: (vault) => ({
        get: (name) => vault.get(name),
        getOrCreate: (name, make) => vault.getOrCreate(name, make),
        names: (prefix) => vault.names(prefix),
        destroy: () => Promise.resolve(),
      }),
    };
    expect(await opensLater(lasting)).toBe(true);
  });
});

describe('the day of what a reporter does', () => {
  let history: History;
  beforeAll(async () => {
    history = await makeHistory('teams', weekly);
  });
  afterAll(() => history.place.remove());

  /** What a handler reads after the pass of what somebody filed some days into the week. */
  const readAfter = async (days: number, between: () => Between = () => ({})): Promise<unknown> => {
    const world = await goesOn(history, { between: between() });
    world.clock.jump(days * day);
    const [reference = ''] = await comes(world, 'Ylva', {
      purpose: 'file',
      text: 'En sak.',
      code: '',
      leavesAfter: 0,
    });
    await world.restart();
    await passes(world, (10 - days) * day);
    const karin = world.person(whoIs('Karin'));
    await does(world, karin, 'desk');
    await does(world, karin, 'desk_find', { reference });
    const { view } = karin.shown;
    await world.remove();
    if (view.name !== 'desk_thread') throw new Error(`not the thread but ${view.name}`);
    // What is drawn is another thing each time.
    return JSON.parse(JSON.stringify(view).replace(/[0-9a-f]{32}/g, 'drawn')) as unknown;
  };

  it('is its window, whichever day it was', async () => {
    expect(await readAfter(1)).toStrictEqual(await readAfter(3));
  });

  it('is found out where it is the day itself', async () => {
    const [one, other] = [await readAfter(1, ownDay(1)), await readAfter(3, ownDay(3))];
    expect(JSON.stringify(one)).not.toBe(JSON.stringify(other));
  });
});

/** Each thread is written by itself, in the order in which they were sent. */
function inOrder(sent: readonly string[]): Planted {
  return {
    stores: (stores) => ({
      ...stores,
      pool: new Proxy(stores.pool, {
        get: (target, name) => {
          if (name !== 'write') return Reflect.get(target, name) as unknown;
          const write: typeof target.write = (work, how) =>
            target.write(
              (tx) =>
                work({
                  ...tx,
                  pass: async (pass) => {
                    const at = ({ reference }: { reference: string }): number =>
                      sent.indexOf(reference);
                    const threads = [...pass.threads].sort((one, other) => at(one) - at(other));
                    const nothing = {
                      removals: [],
                      threads: [],
                      messages: [],
                      updates: [],
                      notices: [],
                    };
                    for (const thread of threads) await tx.pass({ ...nothing, threads: [thread] });
                    await tx.pass({ ...pass, threads: [] });
                  },
                }),
              how,
            );
          return write;
        },
      }),
    }),
  };
}

/** What is sent bears the day on which it was sent, so many days into the week. */
const ownDay = (days: number) => (): Between => ({
  sealer: (sealer): ImageSealer => ({
    ...sealer,
    seal: (key, place, image, size) => {
      const dated = image.entries.map((entry) => {
        const { from } = entry.when;
        const own =
          `${from.slice(0, 8)}${String(Number(from.slice(8)) + days).padStart(2, '0')}` as typeof from;
        return { ...entry, when: { ...entry.when, from: own, to: own } };
      });
      return sealer.seal(
        key,
        place,
        { ...image, entries: days === 0 ? image.entries : dated },
        size,
      );
    },
  }),
});
