import { limits } from '../../bot/domain/limits';
import { deriveKeyPair } from '../../bot/sealing/hpke';
import { envelopeSizes, plaintextSizes } from '../../bot/sealing/sizes';
import { bodies, fullestState, messageOf } from './samples';
import { anna, fileThread, id, openWorkshop } from './workshop';

/**
 * What SQL Server adds to a row of n fixed and variable columns: heads, a bitmap of NULLs, and the ends of
 * values.
 */
const rowOverhead = (columns: number): number => 4 + 2 + Math.ceil(columns / 8) + 2 + 2 * columns;

describe('the fixed sizes', () => {
  it('are these, for ever', () => {
    expect(plaintextSizes).toEqual({
      message: 6144,
      state: 768,
      pool: 7800,
      threadKeys: 332,
      draft: 2048,
      keptTexts: 6400,
      proposal: 1280,
      record: 6400,
      case: 6400,
      crowd: 32,
      recipient: 768,
    });
    expect(envelopeSizes).toEqual({
      message: 6192,
      state: 816,
      pool: 7868,
      threadKeys: 380,
      proposal: 1328,
      case: 6448,
      crowd: 80,
      record: 6448,
      recipient: 816,
      wrap: 100,
    });
  });

  it('are the sizes that come out', async () => {
    const workshop = await openWorkshop();
    const reporter = deriveKeyPair(workshop.random.bytes(32));
    const { row, dataKeys } = await fileThread(workshop, reporter);
    expect([row.state.length, row.keys.length]).toEqual([816, 380]);
    expect(workshop.threads.sealState(row, fullestState)).toHaveLength(816);
    const message = workshop.messages.seal(dataKeys.common, row.id, messageOf(bodies[0]!));
    expect(message).toHaveLength(6192);
    const tags = workshop.messages.tags(dataKeys.common, 'reporter', 0, 8);
    const epoch = await workshop.pool.newEpoch();
    const filing = { kind: 'filing', thread: row, tags, message } as const;
    const act = { kind: 'reply', day: row.filedOn } as const;
    const who = { thread: row.id, side: 'desk', place: 0, act } as const;
    expect(workshop.pool.seal(epoch, filing)).toHaveLength(7868);
    expect(workshop.pool.seal(epoch, { kind: 'message', ...who, tags, message })).toHaveLength(
      7868,
    );
    expect(workshop.pool.seal(epoch, { kind: 'act', ...who })).toHaveLength(7868);
    const old = { from: id(0xa2), revision: id(0xb2) };
    const move = { kind: 'move', ...old, thread: row, tags, message } as const;
    expect(workshop.pool.seal(epoch, move)).toHaveLength(7868);
    const carry = { kind: 'carry', thread: row.id, tags, message } as const;
    expect(workshop.pool.seal(epoch, carry)).toHaveLength(7868);
    const many = workshop.messages.tags(dataKeys.common, 'reporter', 0, limits.removedTags);
    const remove = { kind: 'remove', thread: row.id, tags: many } as const;
    expect(workshop.pool.seal(epoch, remove)).toHaveLength(7868);
    expect(workshop.pool.seal(epoch, { kind: 'hold' })).toHaveLength(7868);
    expect(workshop.pool.seal(epoch, { kind: 'cover' })).toHaveLength(7868);
    expect(epoch.sealedPrivateKey).toHaveLength(80);
    const [desk] = await workshop.deskKeys.ofDesk('whistleblowing');
    expect([desk?.sealedPrivateKey.length, desk?.sealedQueueKey.length]).toEqual([80, 80]);
    await workshop.drafts.seal({ id: id(1) }, anna);
    expect(await workshop.draftKeys.get(row.filedOn)).toHaveLength(80);
  });

  it('keep every row within the 8,060 bytes that SQL Server stores in a page', () => {
    const pool = 32 + 16 + envelopeSizes.pool + rowOverhead(3);
    const message = 16 + envelopeSizes.message + rowOverhead(2);
    // id, reference, blind index, desk, filed on, expiry, revision, state, keys; text at two bytes a
    // character.
    const thread =
      16 +
      22 +
      32 +
      28 +
      20 +
      14 +
      16 +
      envelopeSizes.state +
      envelopeSizes.threadKeys +
      rowOverhead(9);
    expect(Math.max(pool, message, thread)).toBeLessThanOrEqual(8060);
    expect(envelopeSizes.pool).toBeLessThanOrEqual(7900);
  });
});
