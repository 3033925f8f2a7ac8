import { viewOf } from './ledger';
import type { Office } from './office';

/** All works again, some beats and passes come: what was answered holds, and what has left is forgotten. */
export async function lookAfter(office: Office): Promise<readonly string[]> {
  const { processes, ledger } = office;
  const faults: string[] = [];
  for (const at of [0, 1]) {
    office.failNext(at, undefined);
    office.setAway(at, false);
    if (processes[at]?.isUp !== true) await office.begin(at);
  }
  const beats = async (): Promise<void> => {
    for (const { pool } of processes) await pool.beatNow();
  };
  await beats();
  await beats();
  const holds = (when: string): void => {
    for (const [at, { pool }] of processes.entries())
      if (!ledger.holdsIn(viewOf([pool.image()])))
        faults.push(`process ${at} lost or kept ${when}`);
  };
  holds('after the steps');
  if (office.disk.stored().aside.length > 0 && !office.told().includes('pool_unreadable'))
    faults.push('nobody was told of what is set aside');
  const last = office.newId();
  const move = { kind: 'move', from: last, to: last, excluded: [] } as never;
  const taken = processes[1]!.pool.submit({ id: last, build: () => ({ operations: [move] }) });
  await beats();
  if ((await taken).put !== 'stored') faults.push('nothing can be sent any more');
  for (let pass = 0; pass < 8; pass++) {
    office.nextDay();
    await office.pass(pass % 2, false);
    await processes[0]!.pool.followUpKeys(true);
    await beats();
  }
  holds('after the passes');
  for (const { pool } of processes) {
    const { entries, gone } = pool.image();
    if (entries.length > 0) faults.push(`${entries.length} never came out`);
    if (gone.length > 0) faults.push(`${gone.length} were never forgotten`);
  }
  return faults;
}
