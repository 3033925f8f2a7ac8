import type { Database } from '../../db/open-database';
import type { RotationWorld } from '../keeper/keeper';
import { systemClock } from '../platform/clock';
import { nodeRandom } from '../platform/random';
import { openKeys } from '../sealing/open-keys';
import { readVaultPlace } from '../settings/config';
import type { Environment } from '../settings/reader';
import { CommandRefused } from '../settings/refused';
import { findInstallation, StartError } from '../start/installation';
import { vaultAt } from '../vault/vault-at';

/** What the command is handed: where it reads, how it answers, and the database beside the running bot. */
export interface KeysContext {
  readonly terminal: { readonly environment: Environment; readonly bar?: NodeJS.WritableStream };
  readonly answer: (answer: { readonly lines: readonly string[]; readonly json: unknown }) => void;
  readonly withDatabase: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
}

/**
 * Opens vault, database and keys beside the running bot, for what replaces keys. Throws a {@link
 * CommandRefused}.
 */
export async function withKeys<T>(
  { terminal, withDatabase }: KeysContext,
  work: (world: RotationWorld) => Promise<T>,
): Promise<T> {
  const clock = systemClock();
  const at = vaultAt(readVaultPlace(terminal.environment), clock);
  if (!(await at.exists())) throw new CommandRefused('There is no vault yet; start the bot once.');
  const vault = await at.open({ create: false });
  return withDatabase(async ({ installation, threads, pool, deskKeys, draftKeys, sealedKeys }) => {
    const { deployment } = await findInstallation({ vault, installation }).catch(refuse);
    const keys = await openKeys({ vault, deskKeys, clock, random: nodeRandom(), deployment });
    return work({
      clock,
      threads,
      threadSealer: keys.threadWraps,
      pool,
      draftKeys,
      rotation: keys.rotation(sealedKeys),
      // What cannot be opened is counted in the answer.
      journal: { fault: () => undefined },
    });
  });
}

function refuse(error: unknown): never {
  throw error instanceof StartError ? new CommandRefused(error.message) : error;
}
