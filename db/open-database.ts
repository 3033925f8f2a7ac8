import type { DeskKeys } from '../bot/ports/desk-keys';
import type { DraftKeys } from '../bot/ports/draft-keys';
import type { People } from '../bot/ports/people';
import type { Pool } from '../bot/ports/pool';
import type { SealedKeys } from '../bot/ports/sealed-keys';
import type { ThreadStore } from '../bot/ports/thread-store';
import { codeOf, translateError } from './driver-errors';
import { migrate } from './migrate';
import { prepareFile, sqliteSource } from './sqlite-source';
import { StoreError } from './store-error';
import { createDeskKeys } from './stores/desk-keys';
import { createDraftKeys } from './stores/draft-keys';
import { createInstallation, type Installation } from './stores/installation';
import { createPeople } from './stores/people';
import { createPool } from './stores/pool';
import { createSealedKeys } from './stores/sealed-keys';
import { createThreadStore } from './stores/thread-store';
import { sqliteUnits } from './unit-of-work';

/** All that is stored, behind its ports. */
export interface Database {
  readonly threads: ThreadStore;
  readonly pool: Pool;
  readonly people: People;
  readonly draftKeys: DraftKeys;
  readonly deskKeys: DeskKeys;
  readonly sealedKeys: SealedKeys;
  readonly installation: Installation;
  /** Waits for what is under way, then lets go of the file. */
  close(): Promise<void>;
}

/**
 * Opens an SQLite file, makes it (mode 0600) and its folder when they are missing, and brings its tables up to date.
 * Throws a {@link StoreError} when it cannot.
 */
export async function openDatabase(path: string): Promise<Database> {
  const source = sqliteSource(path);
  try {
    prepareFile(path);
    await source.initialize();
    await migrate(source);
  } catch (error) {
    if (source.isInitialized) await source.destroy();
    const translated = translateError(error);
    throw translated instanceof StoreError ? translated : new StoreError(codeOf(error));
  }
  const units = sqliteUnits(source);
  // A process that was killed between a release and the emptying of the log left the old rows there.
  await units.wipe();
  return {
    threads: createThreadStore(units),
    pool: createPool(units),
    people: createPeople(units),
    draftKeys: createDraftKeys(units),
    deskKeys: createDeskKeys(units),
    sealedKeys: createSealedKeys(units),
    installation: createInstallation(units),
    close: () => units.close(),
  };
}
