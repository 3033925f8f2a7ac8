import { within } from '../channels/within';
import type { RunningServer } from '../http/server';
import type { Leader } from '../ports/processes';
import type { Listeners } from './open-channels';
import type { Stores } from './open-stores';
import type { Trial } from './trial';
import type { Vissla } from './vissla';

/** Milliseconds that the end waits for each piece of work: a database or a messenger may be away. */
const endMilliseconds = 10_000;

/** A failed step loses nothing that was called sent: the database has it. */
export async function stop(running: {
  readonly server: RunningServer;
  readonly doors?: readonly RunningServer[];
  readonly vissla: Vissla;
  readonly stores: Stores;
  readonly leader: Leader;
  readonly upkeep: { end(): void };
  readonly trial: Trial | undefined;
  readonly listeners: Listeners;
}): Promise<void> {
  running.trial?.close();
  // Before the channel ends its open calls: nothing more comes in over HTTP.
  await Promise.all([running.server, ...(running.doors ?? [])].map((one) => one.close()));
  await running.listeners.slack?.stop();
  running.upkeep.end();
  await within(endMilliseconds, running.vissla.beats.end());
  await within(endMilliseconds, running.vissla.closing.end());
  await within(endMilliseconds, running.vissla.pass.whenIdle());
  await within(endMilliseconds, running.vissla.mails.whenIdle());
  await within(endMilliseconds, running.leader.resign());
  await within(endMilliseconds, running.stores.database.close());
}
