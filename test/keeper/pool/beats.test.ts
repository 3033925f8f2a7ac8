import { createEnvelopes } from '../../../bot/crypto/envelopes';
import type { Id } from '../../../bot/domain/ids';
import type { Operation, SubmissionId } from '../../../bot/domain/operation';
import { nodeRandom } from '../../../bot/platform/random';
import type { Submission, Writes } from '../../../bot/ports/pool';
import type { ImageSealer } from '../../../bot/ports/pool-store';
import { createImageSealer } from '../../../bot/sealers/image-sealer';
import { sizes } from '../../../db/sizes';
import { StoreError } from '../../../db/store-error';
import { passRows, sampleRows } from '../../db/sample-rows';
import { deployment, openWorkshop } from '../../sealing/workshop';
import { openTemporaryDatabase } from '../../support/databases/open-database';
import { poolOf } from '../../support/houses/pool-of';

it('takes of each dialog what fits its share, whatever its drafts say', async () => {
  const { database, remove } = await openTemporaryDatabase();
  const { vault, clock } = await openWorkshop();
  const pool = await poolOf({ stores: { vault, deployment, database }, clock });
  const rows = sampleRows('share');
  const sends = (dialog: Id, bytes: number) => {
    const body = { kind: 'message', text: 'a'.repeat(bytes) } as const;
    const of = { thread: rows.id(), side: 'reporter', place: 0, seen: 1, ofSide: 1 } as const;
    const operations: Operation[] = [{ kind: 'message', ...of, body }];
    const id = rows.id() as string as SubmissionId;
    return pool.submit({ id, dialog, build: () => ({ operations }) });
  };
  const [one, other, third]: [Id, Id, Id] = [rows.id(), rows.id(), rows.id()];
  const puts: string[] = [];
  for (const [dialog, bytes] of [
    [one, 6000],
    [one, 1100],
    [one, 100],
    [other, 6000],
  ] as const)
    puts.push((await sends(dialog, bytes)).put);
  expect(puts).toEqual(['stored', 'full', 'stored', 'stored']);
  const many = await Promise.all(Array.from({ length: 12 }, () => sends(third, 8)));
  expect(many.filter(({ put }) => put === 'stored')).toHaveLength(10);
  await remove();
});

it('keeps those who send nothing as long as those who send, when beats fail', async () => {
  const { database, remove } = await openTemporaryDatabase();
  const { vault, clock } = await openWorkshop();
  let fails = 0;
  const write: typeof database.pool.write = (...work) =>
    fails-- > 0 ? Promise.reject(new StoreError('store_busy')) : database.pool.write(...work);
  const stores = { vault, deployment, database: { pool: { ...database.pool, write } } };
  const pool = await poolOf({ stores, clock }, undefined, { comesWithBeats: true });
  const rows = sampleRows('waiting');
  const ends = async (failing: number): Promise<readonly string[]> => {
    fails = failing;
    const submission = { id: rows.id() as string as SubmissionId, build: () => ({}) };
    const both = [pool.submit(submission), pool.beat()];
    return (await Promise.allSettled(both)).map(({ status }) => status);
  };
  expect(await ends(1)).toEqual(['fulfilled', 'fulfilled']);
  expect(await ends(2)).toEqual(['rejected', 'rejected']);
  await remove();
});

describe('a beat in which the database fails in the middle of a desk’s deed', () => {
  it('is not committed, fails that deed alone, and the next one takes the others', async () => {
    const { database, remove } = await openTemporaryDatabase();
    const { vault, clock } = await openWorkshop();
    const pool = await poolOf({ stores: { vault, deployment, database }, clock });
    const rows = sampleRows('beats');
    const tag = rows.bytes(sizes.id);
    const envelope = rows.bytes(sizes.message);
    await passRows(database.pool, { messages: [{ candidates: [tag], envelope }] });
    const begins = (message: Uint8Array): Writes => ({
      begin: { row: rows.thread(), message: { tag: message, envelope } },
    });
    const submission = (writes?: Writes): Submission => {
      const body = { kind: 'message', text: 'Mer.' } as const;
      const of = { thread: rows.id(), side: 'reporter', place: 0, seen: 1, ofSide: 1 } as const;
      const operations: Operation[] =
        writes === undefined ? [{ kind: 'message', ...of, body }] : [];
      return { id: rows.id() as string as SubmissionId, build: () => ({ operations, writes }) };
    };
    // The rows of their threads are written, and then not their messages: these tags are taken.
    const all = [
      submission(),
      submission(begins(tag)),
      submission(begins(tag)),
      submission(begins(rows.bytes(sizes.id))),
      submission(),
    ];
    const taken = await Promise.allSettled(all.map((one) => pool.submit(one)));
    expect(taken.map((one) => (one.status === 'fulfilled' ? one.value.put : 'failed'))).toEqual([
      'stored',
      'failed',
      'failed',
      'stored',
      'stored',
    ]);
    expect(await database.threads.count()).toBe(1);
    expect((await pool.now()).entries).toHaveLength(2);
    await remove();
  });
});

it('does all its work before its fixed moment: after it the image is only written', async () => {
  const { database, remove } = await openTemporaryDatabase();
  const { vault, clock } = await openWorkshop();
  const real = createImageSealer(createEnvelopes(deployment, nodeRandom()));
  const done: string[] = [];
  const logged = <Name extends keyof ImageSealer>(name: Name): ImageSealer[Name] =>
    ((...args: never[]): unknown => {
      done.push('works');
      return Reflect.apply(real[name], real, args);
    }) as ImageSealer[Name];
  const pool = await poolOf({ stores: { vault, deployment, database }, clock }, undefined, {
    sealer: { ...real, seal: logged('seal'), size: logged('size'), sizeOf: logged('sizeOf') },
    steadies: () => () => Promise.resolve(void done.push('moment')),
  });
  done.length = 0;
  const id = sampleRows('moment').id() as string as SubmissionId;
  expect(await pool.submit({ id, build: () => ({}) })).toMatchObject({ put: 'stored' });
  expect(done).toContain('works');
  expect(done.indexOf('moment')).toBe(done.length - 1);
  await remove();
});
