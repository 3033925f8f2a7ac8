import type { PieceState } from '../../bot/ports/broadcast';
import { day } from '../db/sample-rows';
import { storeContract } from './open-stores';

/** What every store of the weekly piece must do. */
export const broadcastsContract = storeContract('a store of the weekly piece', (stores, rows) => {
  const posted = (on: string, road: PieceState['road'] = 'teams'): PieceState => ({
    road,
    day: day(on),
  });

  it('lets one of two who post do so', async () => {
    const { broadcasts } = stores;
    const first = posted('2026-11-24');
    const began = await Promise.all([1, 2].map(() => broadcasts.keep(first, undefined)));
    expect(began.sort()).toEqual([false, true]);
    expect(await broadcasts.state('teams')).toEqual(first);
    const next = posted('2026-12-01');
    const kept = await Promise.all([1, 2].map(() => broadcasts.keep(next, first)));
    expect(kept.sort()).toEqual([false, true]);
    expect(await broadcasts.state('teams')).toEqual(next);
    expect(await broadcasts.state('slack')).toBeUndefined();
  });

  it('forgets one road alone', async () => {
    const { broadcasts } = stores;
    await broadcasts.keep(posted('2026-11-24'), undefined);
    await broadcasts.keep(posted('2026-11-24', 'slack'), undefined);
    await broadcasts.forget('slack');
    expect(await broadcasts.state('slack')).toBeUndefined();
    expect(await broadcasts.state('teams')).toBeDefined();
    await broadcasts.forget('slack');
  });

  it('keeps the newest day of each mailed member', async () => {
    const { mailedDays } = stores;
    const [one, other] = [rows.id(), rows.id()];
    const newest = { member: one, mailedOn: day('2026-11-25') };
    await mailedDays.note({ member: one, mailedOn: day('2026-11-24') });
    await mailedDays.note({ member: other, mailedOn: day('2026-11-24') });
    await mailedDays.note(newest);
    const noted = await mailedDays.all();
    expect(noted).toHaveLength(2);
    expect(noted).toContainEqual(newest);
  });
});
