import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { migrate } from '../../../db/migrate';
import { prepareFile, sqliteSource } from '../../../db/sqlite/source';

/** A migrated database as TypeORM sees it, for tests that look below the stores. */
export interface TemporarySource {
  readonly source: DataSource;
  readonly remove: () => Promise<void>;
}

export async function openTemporarySource(): Promise<TemporarySource & { readonly path: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-'));
  const path = join(folder, 'vissla.db');
  prepareFile(path);
  const source = sqliteSource(path);
  await source.initialize();
  await migrate(source);
  return {
    path,
    source,
    remove: async () => {
      await source.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
