import { desks } from '../domain/ids';
import { receives } from '../domain/member';
import { rehearsalReference } from '../domain/reference';
import { isSettled } from '../domain/thread';
import type { Operation } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import type { KeeperWorld } from './keeper';
import { noticesFor } from './notices-for';
import type { Arrived } from './open-release';

/**
 * Puts an invented report into each desk that has people, where the operator has asked for it: by a row in
 * the pool, at a slot that only who has the vault can name. It goes beside every window and brings nothing
 * out: where anything else waits, or any thread is there, nothing happens, and the row goes with the next
 * release.
 */
export async function rehearseIfAsked(world: KeeperWorld): Promise<void> {
  const { pool, threads, rehearsals, people, poolSealer, threadSealer } = world;
  const running = await pool.running();
  if (running === undefined) return;
  const slot = rehearsals.slotIn(running.id);
  const [isAsked = false] = await pool.taken([slot]);
  if (!isAsked || (await pool.waits(1)) || (await threads.count()) > 0) return;
  const filed: Extract<Operation, { kind: 'filing' }>[] = [];
  const arrived: Arrived[] = [];
  for (const desk of desks) {
    if ((await people.ofDesk(desk)).every((one) => !receives(one))) continue;
    const report = rehearsals.report(desk);
    filed.push(report);
    const { thread: row } = report;
    arrived.push({ desk, row, state: await threadSealer.openState(row) });
  }
  // The window goes on, and ends when it would have.
  const next = { ...(await poolSealer.newEpoch()), endsOn: running.endsOn };
  try {
    await pool.release(next, async (epoch, rows) => {
      const isAlone = epoch.id === running.id && rows.length === 1;
      if (!isAlone || (await threads.count()) > 0) throw new NotAlone();
      return {
        removals: [],
        threads: filed.map(({ thread }) => thread),
        messages: filed.map(({ tags, message }) => ({ candidates: tags, envelope: message })),
        updates: [],
        carried: [],
        notices: await noticesFor(world, running, arrived),
      };
    });
  } catch (error) {
    if (!(error instanceof NotAlone)) throw error;
  }
}

/** Somebody wrote meanwhile: undoes what was begun, and is caught there. */
class NotAlone extends Error {}

/**
 * Removes the invented reports of a rehearsal once they are closed, or once anything real has come: whichever
 * is first.
 */
export async function endRehearsals(
  world: Pick<KeeperWorld, 'threads' | 'threadSealer'>,
  tagsOf: (row: ThreadRow) => Promise<Uint8Array[]>,
): Promise<void> {
  const { threads, threadSealer } = world;
  const there: ThreadRow[] = [];
  for (const desk of desks) {
    const row = await threads.byReference(rehearsalReference(desk));
    if (row !== undefined) there.push(row);
  }
  if (there.length === 0) return;
  const isReal = (await threads.count()) > there.length;
  for (const row of there)
    if (isReal || isSettled(await threadSealer.openState(row)))
      await threads.remove(row.id, await tagsOf(row));
}
