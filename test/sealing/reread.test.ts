import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../bot/platform/clock';
import { nodeRandom } from '../../bot/platform/random';
import { openKeys } from '../../bot/sealing/open-keys';
import { reread } from '../../bot/sealing/reread';
import { createDeskKeys } from '../../db/stores/desk-keys';
import { withUnits } from '../support/databases/open-units';
import { gate } from '../support/gate';
import { memoryVault } from './workshop';

withUnits('the desks’ keys', (open) => {
  it('are read again within a transaction, although somebody stands in line to read them', async () => {
    const { units, remove } = await open();
    const keys = await openKeys({
      vault: memoryVault(),
      deskKeys: createDeskKeys(units),
      clock: systemClock(),
      random: nodeRandom(),
      deployment: Buffer.alloc(16, 7),
    });
    const ring = keys.desks.of('hr');
    await ring.get();
    const [entered, asked] = [gate(), gate()];
    const unit = units.write(async () => {
      entered.open();
      await asked.passed;
      return (await ring.refresh())[0].number;
    });
    await entered.passed;
    const outside = ring.refresh();
    asked.open();
    expect(await Promise.race([unit, wait(5_000, 'for ever', { ref: false })])).toBe(1);
    expect((await outside)[0].number).toBe(1);
    await remove();
  });
});

describe('what is read again', () => {
  it('is what the latest reading found, though an earlier one ends after it', async () => {
    const readings: ((value: number) => void)[] = [];
    const ring = reread(() => new Promise<number>((resolve) => readings.push(resolve)));
    const [first, second] = [ring.refresh(), ring.refresh()];
    readings[1]?.(2);
    expect(await second).toBe(2);
    readings[0]?.(1);
    expect(await first).toBe(1);
    expect(await ring.get()).toBe(2);
    expect(readings).toHaveLength(2);
  });

  it('is forgotten when a reading fails, and read when somebody asks', async () => {
    let isAway = false;
    const ring = reread(async () => {
      if (isAway) throw new Error('away');
      return 'here';
    });
    expect(await ring.get()).toBe('here');
    isAway = true;
    await expect(ring.refresh()).rejects.toThrow('away');
    await expect(ring.get()).rejects.toThrow('away');
    isAway = false;
    expect(await ring.get()).toBe('here');
  });
});
