import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { EpochId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import type { Side } from '../../bot/domain/message';
import type { Database } from '../../db/open-database';
import { onEveryDatabase } from '../support/databases/open-database';
import { sampleRows } from './sample-rows';

const sides: readonly Side[] = ['reporter', 'desk'];

/** What a holder of the thread's data key can compute; here a plain hash stands for the HMAC. */
const derived = (length: number, ...parts: (string | number)[]): Uint8Array =>
  new Uint8Array(createHash('sha256').update(parts.join(' ')).digest().subarray(0, length));

/** One thread as its writers see it: they share a data key, and nothing else but the database. */
function conversation(database: Database, thread: string) {
  const rows = sampleRows(thread);
  const tags = (side: Side, from: number, count: number) =>
    Array.from({ length: count }, (_, n) => derived(16, thread, side, from + n));
  const slots = (epoch: EpochId, side: Side) =>
    Array.from({ length: limits.placesPerSide }, (_, n) => derived(32, thread, epoch, side, n));

  const read = async (side: Side, isCalm = true): Promise<string[]> => {
    const found = await database.threads.messages(tags(side, 0, 40));
    const gap = found.indexOf(undefined);
    // While a release is written a reader on SQL Server may see some of it; afterwards there is no gap.
    if (isCalm) expect(found.slice(gap).every((one) => one === undefined)).toBe(true);
    return found.slice(0, gap).map((one) => Buffer.from(one ?? []).toString('hex'));
  };

  /** What waits, by slot; the pool's envelope stands for it. */
  const sealed = new Map<string, { candidates: Uint8Array[]; envelope: Uint8Array }>();

  return {
    read,
    /** Writes as a member or the reporter would; gives the envelope, or nothing when all places are taken. */
    write: async (side: Side): Promise<string | undefined> => {
      const submission = rows.submission();
      const envelope = rows.bytes(6192);
      for (;;) {
        const epoch = await database.pool.epoch(async () => rows.epoch());
        const message = {
          candidates: tags(side, (await read(side, false)).length, limits.candidateTags),
          envelope,
        };
        let outcome = 'slot_taken';
        for (const slot of slots(epoch.id, side)) {
          const row = { ...rows.poolRow(epoch), slot };
          outcome = await database.pool.put([row], submission);
          if (outcome === 'stored') sealed.set(Buffer.from(row.envelope).toString('hex'), message);
          if (outcome !== 'slot_taken') break;
        }
        if (outcome === 'stored') return Buffer.from(envelope).toString('hex');
        if (outcome === 'slot_taken') {
          expect(await database.pool.submitted(submission)).toBe(false);
          return undefined;
        }
        expect(outcome).toBe('epoch_gone');
      }
    },
    release: () =>
      database.pool.release(rows.epoch(), async (_epoch, waiting) => ({
        removals: [],
        carried: [],
        threads: [],
        updates: [],
        notices: [],
        messages: waiting.flatMap(
          ({ envelope }) => sealed.get(Buffer.from(envelope).toString('hex')) ?? [],
        ),
      })),
  };
}

onEveryDatabase('messages of both sides in one window', (open, kind) => {
  it('are all found after the release, in every order in which they came', async () => {
    const { database, remove } = await open();
    let threads = 0;
    const steps = fc.array(fc.constantFrom<Side | 'release'>('reporter', 'desk', 'release'), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (plan, atOnce) => {
        const thread = conversation(database, `thread ${threads++}`);
        const written: Record<Side, string[]> = { reporter: [], desk: [] };
        const act = async (step: Side | 'release'): Promise<void> => {
          if (step === 'release') {
            await thread.release();
            return;
          }
          const envelope = await thread.write(step);
          if (envelope !== undefined) written[step].push(envelope);
        };
        if (atOnce) await Promise.all(plan.map(act));
        else for (const step of plan) await act(step);
        await thread.release();
        for (const side of sides) {
          const wanted = plan.filter((step) => step === side).length;
          expect([...(await thread.read(side))].sort()).toEqual([...written[side]].sort());
          expect(written[side].length).toBeGreaterThanOrEqual(
            Math.min(wanted, limits.placesPerSide),
          );
        }
      }),
      { numRuns: kind === 'SQLite' ? 60 : 15, seed: 20261124 },
    );
    await remove();
  });

  it('fit four to a side; a fifth is not stored, and goes in after the release', async () => {
    const { database, remove } = await open();
    const thread = conversation(database, 'full');
    const written = await Promise.all(
      [...Array<Side>(5).fill('desk'), ...Array<Side>(5).fill('reporter')].map(thread.write),
    );
    expect(written.filter((one) => one !== undefined).length).toBe(8);
    await thread.release();
    expect((await thread.read('desk')).length).toBe(4);
    expect((await thread.read('reporter')).length).toBe(4);
    expect(await thread.write('desk')).toBeDefined();
    await thread.release();
    expect((await thread.read('desk')).length).toBe(5);
    await remove();
  });
});
