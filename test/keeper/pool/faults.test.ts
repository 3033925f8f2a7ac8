import { type FaultyHouse, openFaultyHouse } from './faulty-house';

const twoYears = { days: 730 };

describe('what was called sent', () => {
  let house: FaultyHouse;
  afterEach(() => house.close());

  /** Which of two rows was written last: the one that changes with the next beat but one. */
  const written = async (work: () => Promise<void>): Promise<{ newest: number; older: number }> => {
    const before = house.rows('pool');
    await work();
    const newest = house.rows('pool').findIndex((row, at) => !same(row, before[at]));
    return { newest, older: 1 - newest };
  };
  const same = (one: object, other: object | undefined): boolean =>
    JSON.stringify(one) === JSON.stringify(other);

  /** A house in which somebody has sent something. */
  const opens = async (...given: Parameters<typeof openFaultyHouse>): Promise<void> => {
    house = await openFaultyHouse(...given);
    await house.sends();
  };
  /** After a restart and a pass, how often each text is there, and what was said. */
  const found = async () => {
    await house.restarts();
    await house.passes();
    return { counts: await house.counts(), said: house.said() };
  };
  /** Takes the running keys out of the vault, or puts others in their place. */
  const losesKeys = async (how: string): Promise<void> => {
    const { vault } = house.office().stores;
    for (const name of house.keys('running')) {
      await vault.destroy(name);
      if (how === 'exchanged') await vault.getOrCreate(name, () => new Uint8Array(32).fill(7));
    }
  };

  describe('while the bot runs', () => {
    it.each(['newest', 'older'] as const)('survives a bit in the %s row', async (which) => {
      await opens();
      const at = await written(() => house.sends());
      house.flips('pool', house.rows('pool')[at[which]]);
      await house.sends();
      expect(await found()).toEqual({
        counts: [1, 1, 1],
        said: which === 'newest' ? ['pool_unreadable'] : [],
      });
    });

    it('survives older rows that are put back, and says so', async () => {
      await opens();
      const older = house.rows('pool');
      await house.sends();
      await house.sends();
      house.puts('pool', older);
      await house.sends();
      expect(await found()).toEqual({ counts: [1, 1, 1, 1], said: ['pool_set_back'] });
    });

    it('does not come out again when rows from before the pass are put back', async () => {
      await opens();
      await house.sends();
      const older = house.rows('pool');
      await house.passes();
      house.puts('pool', older);
      await house.sends();
      await house.passes();
      expect(await found()).toEqual({ counts: [1, 1, 1], said: ['pool_set_back'] });
    });

    it.each([1, 2])('survives %i rows that are deleted', async (count) => {
      await opens();
      const { newest } = await written(() => house.sends());
      house.removes('pool', count === 1 ? house.rows('pool')[newest] : undefined);
      await house.sends();
      expect(await found()).toEqual({ counts: [1, 1, 1], said: ['pool_set_back'] });
    });

    it.each(['lost', 'exchanged'])('survives a running key that is %s', async (how) => {
      await opens();
      await losesKeys(how);
      await house.office().vissla.tidy();
      await house.sends();
      expect(await found()).toEqual({ counts: [1, 1], said: ['pool_key_lost'] });
      expect(house.aside()).toBe(0);
    });
  });

  describe('under a weekly pass', () => {
    const weekly = { kind: 'weekly', weekday: 4, hour: 10 } as const;

    it.each([1, 2])('survives a bit in %i rows of what was carried on', async (count) => {
      await opens(weekly);
      await house.passes();
      for (const row of house.rows('carried').slice(0, count)) house.flips('carried', row);
      await house.sends();
      if (count === 1) await house.restarts();
      for (let day = 0; day < 8; day++) await house.passes();
      expect(await house.counts()).toEqual([1, 1]);
      expect(house.said()).toEqual(count === 1 ? ['pool_unreadable'] : []);
    });

    it('survives a deletion of more than an image of its class holds', async () => {
      house = await openFaultyHouse(weekly);
      for (let n = 0; n < 50; n++) await house.sends(500);
      await house.passes();
      house.removes('carried');
      await house.sends();
      await house.restarts();
      for (let day = 0; day < 8; day++) await house.passes();
      expect(await house.counts()).toEqual(Array.from({ length: 51 }, () => 1));
    });
  });

  describe('while the bot does not run', () => {
    it('is there but for the last beat when the newest row is damaged, which is set aside', async () => {
      await opens();
      const { newest } = await written(() => house.sends());
      await house.restarts(() => {
        house.flips('pool', house.rows('pool')[newest]);
      });
      await house.sends();
      await house.sends();
      await house.passes();
      expect(await house.counts()).toEqual([1, 0, 1, 1]);
      expect(house.said()).toEqual(['pool_unreadable']);
      expect(house.aside()).toBe(1);
    });

    it.each(['lost', 'exchanged'])('is set aside with a running key that is %s', async (how) => {
      await opens();
      await house.restarts(() => losesKeys(how));
      await house.sends();
      await house.passes();
      await house.passes();
      expect(await house.counts()).toEqual([0, 1]);
      expect(house.said()).toEqual(['pool_key_lost', 'pool_unreadable']);
      expect(house.aside()).toBe(4);
    });

    it('is set back in silence with both rows, as the documents say', async () => {
      await opens();
      const older = house.rows('pool');
      await house.sends();
      await house.restarts(() => {
        house.puts('pool', older);
      });
      await house.sends();
      await house.passes();
      expect(await house.counts()).toEqual([1, 0, 1]);
      expect(house.said()).toEqual([]);
    });
  });

  describe('with halves that were copied at other times', () => {
    it.each(['runs', 'does not run'])(
      'survives a vault of yesterday while the bot %s',
      async (how) => {
        await opens();
        house.copies('vault', 'yesterday');
        await house.passes();
        await house.sends();
        const back = () => {
          house.bringsBack('vault', 'yesterday');
        };
        if (how === 'runs') back();
        else await house.restarts(back);
        await house.office().vissla.tidy();
        await house.passes();
        await house.sends();
        await house.restarts();
        await house.passes();
        expect(await house.counts()).toEqual([1, 1, 1]);
        expect(house.said()).toEqual(['pool_key_lost']);
        expect(house.aside()).toBe(0);
      },
    );

    it.each([
      ['database', 'vault'],
      ['vault', 'database'],
    ] as const)(
      'opens a %s from before the pass with a %s from after it',
      async (first, second) => {
        await opens();
        house.copies(first, 'copy');
        await house.passes();
        house.copies(second, 'copy');
        await house.sends();
        await house.restarts(() => {
          house.bringsBack('database', 'copy');
          house.bringsBack('vault', 'copy');
        });
        await house.office().vissla.tidy();
        await house.sends();
        await house.passes();
        await house.restarts();
        await house.passes();
        // What was sent after the copy is in no copy.
        expect(await house.counts()).toEqual([1, 0, 1]);
        expect(house.aside()).toBe(0);
        expect(new Set(house.keys('running')).size).toBe(1);
      },
    );
  });

  it('turns its keys again after the next one was lost', async () => {
    await opens();
    const { vault } = house.office().stores;
    for (const name of house.keys('next')) await vault.destroy(name);
    const before = house.keys('running');
    await house.restarts();
    await house.passes();
    await house.sends();
    await house.passes();
    expect(house.keys('running')).not.toEqual(before);
    expect(await house.counts()).toEqual([1, 1]);
    expect(house.said()).toEqual(['pool_key_lost']);
  });

  it('comes with the next pass after a clock that was two years ahead, and no key goes early', async () => {
    await opens();
    const { clock } = house.office();
    clock.advance(twoYears);
    await house.office().passes();
    await house.office().vissla.tidy();
    await house.sends();
    const kept = ['before', 'running', 'next', 'going'].flatMap((role) => house.keys(role));
    const inVault = await house.office().stores.vault.names('pool-');
    expect(new Set(inVault)).toEqual(new Set(kept));
    clock.advance({ days: -730 });
    await house.sends();
    await house.passes();
    await house.restarts();
    await house.passes();
    expect(await house.counts()).toEqual([1, 1, 1]);
    expect(house.said()).toContain('clock_ahead');
  });

  it('comes out once whichever of two processes makes the pass', async () => {
    house = await openFaultyHouse();
    const other = await house.office().anotherProcess({ kind: 'daily', hour: 10 });
    const pass = async () => {
      other.vissla.pass.soon();
      await other.vissla.pass.whenIdle();
    };
    await house.sends();
    house.office().clock.advance({ days: 1 });
    await pass();
    await other.vissla.tidy();
    await house.sends();
    house.office().clock.advance({ days: 1 });
    await house.office().passes();
    await house.office().vissla.tidy();
    await house.sends();
    house.office().clock.advance({ days: 1 });
    await pass();
    expect(await house.counts()).toEqual([1, 1, 1]);
    expect(house.said()).toEqual([]);
  });
});
