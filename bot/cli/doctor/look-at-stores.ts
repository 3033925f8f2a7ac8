import { existsSync } from 'node:fs';
import { inspectDatabase } from '../../../db/inspect-database';
import { markOfVault } from '../../installation';
import { exists, openFileVault } from '../../vault/file-vault';
import type { Looked, SeenDatabase, SeenStores, SeenVault } from './stores';

/** Looks at both stores beside the running bot; makes and changes nothing. */
export async function lookAtStores(paths: {
  readonly database: string;
  readonly vault: string;
}): Promise<SeenStores> {
  return {
    database: existsSync(paths.database)
      ? await looked(() => lookAtDatabase(paths.database))
      : { kind: 'missing' },
    vault: (await exists(paths.vault))
      ? await looked(() => lookAtVault(paths.vault))
      : { kind: 'missing' },
  };
}

function lookAtDatabase(path: string): Promise<SeenDatabase> {
  return inspectDatabase(path, async (inspection) => {
    const { weaknesses, migrations } = inspection;
    const upToDate = migrations.pending.length === 0 && migrations.unknown.length === 0;
    return {
      weaknesses,
      migrations,
      inside: upToDate
        ? { mark: await inspection.mark(), people: await inspection.people() }
        : undefined,
    };
  });
}

async function lookAtVault(path: string): Promise<SeenVault> {
  const vault = await openFileVault(path, { create: false });
  return { mark: await markOfVault(vault) };
}

async function looked<T>(look: () => Promise<T>): Promise<Looked<T>> {
  try {
    return { kind: 'open', seen: await look() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
    return { kind: 'failed', code };
  }
}
