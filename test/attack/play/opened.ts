import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isByReporter, type Message } from '../../../bot/domain/message';
import type { Kind } from '../../../bot/installation/start-error';
import { clockBy } from '../../../bot/platform/clock';
import { nodeRandom } from '../../../bot/platform/random';
import type { ThreadRow } from '../../../bot/ports/thread-store';
import { createSealing, type Sealing } from '../../../bot/sealing/create-sealing';
import { openStores } from '../../../bot/start/open-stores';
import { readBoth } from '../../../bot/threads/read-messages';
import { cheapReceipts } from '../../support/open-vissla';
import { worldBegins } from '../world/world';
import type { Bytes } from './observed';

/** A thread as whoever has database and vault together reads it (decision 15). */
interface OpenedThread {
  readonly id: string;
  readonly reference: string;
  /** The days that the reporter's messages bear, message by message and in order. */
  readonly days: readonly string[];
  /** Whether it says that somebody may come to harm: then it came out with the next pass. */
  readonly urgent?: true | undefined;
}

/** All that opens. */
export interface Opened {
  readonly threads: readonly OpenedThread[];
  /** What was read, to be searched for whoever wrote. */
  readonly text: string;
}

/**
 * Opens a copy of database and vault as the product itself does, reads every thread there, and lets `more`
 * open what else it has.
 */
export async function openBytes<T>(
  bytes: Bytes,
  kind: Kind,
  more: (sealing: Sealing) => Promise<T>,
): Promise<Opened & { readonly more: T }> {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-opened-'));
  try {
    const path = join(folder, 'vissla.db');
    const vaultFile = join(folder, 'vault.json');
    writeFileSync(path, bytes.file, { mode: 0o600 });
    writeFileSync(`${path}-wal`, bytes.log, { mode: 0o600 });
    writeFileSync(vaultFile, bytes.vault, { mode: 0o600 });
    const random = nodeRandom();
    const places = { database: { kind: 'sqlite', path }, vault: vaultFile } as const;
    const { database, vault, deployment } = await openStores(places, kind, random);
    try {
      const clock = clockBy(() => worldBegins + bytes.at * 3_600_000);
      const parts = { ...database, vault, deployment, clock, random, receiptCost: cheapReceipts };
      const sealing = await createSealing(parts);
      const world = { threads: database.threads, messages: sealing.messages };
      const threads: OpenedThread[] = [];
      const read: unknown[] = [];
      for (const row of await database.threads.page(undefined, most)) {
        const { common } = await sealing.threads.openAsDesk(row);
        const messages = await readBoth(world, common, row.id).catch(() => undefined);
        if (messages === undefined) continue;
        const state = await sealing.threads.openState(row);
        threads.push({ ...threadOf(row, messages), urgent: state.urgent });
        read.push(messages, state);
      }
      return { threads, text: JSON.stringify(read), more: await more(sealing) };
    } finally {
      await database.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const most = 10_000;

function threadOf({ id, reference }: ThreadRow, messages: readonly Message[]): OpenedThread {
  const own = messages.filter(({ body }) => isByReporter(body));
  return { id, reference, days: own.map(({ day }) => day).sort() };
}
