import type { QueryRunner } from 'typeorm';
import { beginToWrite, commit, rollBack } from './statements';

/**
 * One transaction on the file's one connection. It takes the write lock at once: to read first and write
 * later would fail when another process wrote between.
 */
export async function inTransaction<T>(
  connection: { query(statement: string): Promise<unknown> },
  work: () => Promise<T>,
): Promise<T> {
  await connection.query(beginToWrite);
  try {
    const result = await work();
    await connection.query(commit);
    return result;
  } catch (error) {
    await connection.query(rollBack).catch(() => undefined);
    throw error;
  }
}

/** The same for migrations. */
export async function aloneInFile(
  source: { createQueryRunner(): QueryRunner },
  work: (runner: QueryRunner) => Promise<void>,
): Promise<void> {
  const runner = source.createQueryRunner();
  await inTransaction(runner, () => work(runner));
}
