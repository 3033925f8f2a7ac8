import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Leader } from '../../bot/ports/processes';
import { openLeader } from '../../db/dialects';
import type { DatabaseLocation } from '../../db/location';

/** Makes a database that several leaders may be opened over. */
export type PlaceToLead = () => Promise<{
  readonly location: DatabaseLocation;
  readonly remove: () => Promise<void>;
}>;

/** What every {@link Leader} must do. */
export function leaderContract(name: string, place: PlaceToLead): void {
  describe(`${name} as the leadership of many`, () => {
    let location: DatabaseLocation;
    let remove: () => Promise<void>;
    let opened: Leader[];

    beforeEach(async () => {
      ({ location, remove } = await place());
      opened = [];
    });
    afterEach(async () => {
      for (const leader of opened) await leader.resign();
      await remove();
    });
    const opens = (): Leader => {
      const leader = openLeader(location);
      opened.push(leader);
      return leader;
    };

    it('is one’s, and stays that one’s', async () => {
      const [first, second] = [opens(), opens()];
      expect(await first.lead()).toBe(true);
      expect(await second.lead()).toBe(false);
      expect(await first.lead()).toBe(true);
      expect(await second.lead()).toBe(false);
    });

    it('is one’s when many ask at the same time, and ask again', async () => {
      const all = Array.from({ length: 6 }, opens);
      for (let round = 0; round < 3; round++) {
        const leads = await Promise.all(all.flatMap((one) => [one.lead(), one.lead()]));
        expect(leads.filter(Boolean)).toHaveLength(2);
      }
    });

    it('goes to another when it is given up, and may come back', async () => {
      const [first, second] = [opens(), opens()];
      expect(await first.lead()).toBe(true);
      await first.resign();
      expect(await second.lead()).toBe(true);
      expect(await first.lead()).toBe(false);
      await second.resign();
      expect(await first.lead()).toBe(true);
    });

    it('can be given up by one that does not have it', async () => {
      const [first, second] = [opens(), opens()];
      expect(await first.lead()).toBe(true);
      expect(await second.lead()).toBe(false);
      await second.resign();
      expect(await first.lead()).toBe(true);
    });

    it('ends with the process, however it ends', async () => {
      const holder = spawn(
        process.execPath,
        ['--import', 'tsx', join(__dirname, '..', 'support', 'databases', 'hold-lead.ts')],
        {
          env: { ...process.env, VISSLATEST_LOCATION: JSON.stringify(location) },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      const ended = once(holder, 'exit');
      const [said] = (await once(holder.stdout, 'data')) as [Buffer];
      expect(said.toString().trim()).toBe('leads');
      const other = opens();
      expect(await other.lead()).toBe(false);
      holder.kill('SIGKILL');
      await ended;
      // A server hears of it a moment later.
      let leads = false;
      for (let tries = 0; tries < 500 && !leads; tries++) leads = await other.lead();
      expect(leads).toBe(true);
    });
  });
}
