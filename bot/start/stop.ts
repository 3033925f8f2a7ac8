import { setTimeout as wait } from 'node:timers/promises';
import type { RunningServer } from '../http/server';
import type { Leader } from '../ports/leader';
import type { Listeners } from './open-channels';
import type { Stores } from './open-stores';
import type { Trial } from './trial';
import type { Vissla } from './vissla';

/** Milliseconds that the end waits for each piece of background work. */
const endMilliseconds = 10_000;

/** Ends the bot. A failed step loses nothing that was called sent: the database has it. */
export async function stop(running: {
  readonly server: RunningServer;
  readonly vissla: Vissla;
  readonly stores: Stores;
  readonly leader: Leader;
  readonly upkeep: { end(): void };
  readonly trial: Trial | undefined;
  readonly listeners: Listeners;
}): Promise<void> {
  running.trial?.close();
  // Before the channel ends its open calls: nothing more comes in over HTTP.
  await running.server.close();
  await running.listeners.slack?.stop();
  running.upkeep.end();
  await atMost(endMilliseconds, running.vissla.beats.end());
  await atMost(endMilliseconds, running.vissla.closing.end());
  await atMost(endMilliseconds, running.vissla.release.whenIdle());
  await atMost(endMilliseconds, running.leader.resign());
  await atMost(endMilliseconds, running.stores.database.close());
}

/** A database or a messenger that is away does not hold up the end. */
async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  await Promise.race([work, wait(milliseconds, undefined, { ref: false })]);
}
