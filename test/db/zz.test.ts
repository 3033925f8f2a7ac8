import { openTemporaryDatabase } from '../support/open-database';
import { sampleRows } from './sample-rows';
import { stolenBytes, offsetsOf, canBeCarved, judgeOrder } from './carve';
it('explores', async () => {
  const rows = sampleRows('explore');
  for (const N of [3, 24, 200]) {
  const { database, path, remove } = await openTemporaryDatabase();
  const all: Uint8Array[] = [];
  const gm: number[][] = [];
  for (let r = 0; r < 4; r++) {
    const epoch = await database.pool.epoch(async () => rows.epoch());
    const mine: Uint8Array[] = [];
    for (let i = 0; i < N; i++) { const row = rows.poolRow(epoch); mine.push(row.envelope); await database.pool.put(row, rows.submission()); }
    const order: number[] = [];
    const msgs: Uint8Array[] = mine.map(() => rows.bytes(6192));
    await database.pool.release(rows.epoch(), async (_e, waiting) => {
      order.push(...waiting.map((w) => mine.findIndex((m) => Buffer.compare(m, w.envelope) === 0)));
      return { threads: order.map(() => rows.thread()), messages: order.map((o) => ({ candidates: [rows.bytes(16)], envelope: msgs[o]! })), updates: [] };
    });
    all.push(...mine);
    const s = stolenBytes(path);
    const offs = msgs.map((m) => offsetsOf(s, m));
    console.log(N, r, 'file', s.length, 'pool carved', all.filter((e) => canBeCarved(s, e)).length, 'msg copies', Math.max(...offs.map((o) => o.length)), offs.filter(o=>o.length>1).length);
    gm.push(offs.map((o) => o[0]!));
  }
  console.log(judgeOrder(gm));
  await remove();
  }
});
