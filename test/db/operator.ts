import { createHash } from 'node:crypto';
import { openDatabase } from '../../db/open-database';

/**
 * The operator's commands as they run in a process of their own: opens the file, writes a few rows, closes
 * it.
 */
async function operate(path: string, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    const database = await openDatabase({ kind: 'sqlite', path });
    for (let n = 0; n < 5; n++) {
      await database.staff.invite({
        locator: String(1000 + turn * 5 + n),
        secretHash: new Uint8Array(createHash('sha256').update(`${turn} ${n}`).digest()),
        desk: 'whistleblowing',
        title: 'Kommunjurist',
        expiresAt: 1,
      });
      await database.staff.read();
    }
    await database.close();
  }
}

const [path = '', turns = '0'] = process.argv.slice(2);
operate(path, Number(turns)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'failed');
  process.exitCode = 1;
});
