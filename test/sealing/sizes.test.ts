import { deriveKeyPair } from '../../bot/crypto/hpke';
import { envelopeSizes, plaintextSizes } from '../../bot/crypto/sizes';
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
      ...{ message: 6144, state: 768, threadKeys: 332, draft: 2048, keptTexts: 6400 },
      ...{ proposal: 5120, record: 6400, case: 7680 },
    });
    expect(envelopeSizes).toEqual({
      ...{ message: 6192, state: 816, threadKeys: 380, proposal: 5168, case: 7728, record: 6448 },
      wrap: 100,
    });
  });

  it('are the sizes that come out', async () => {
    const workshop = await openWorkshop();
    const reporter = deriveKeyPair(workshop.random.bytes(32));
    const { row, dataKeys } = await fileThread(workshop, reporter);
    expect([row.state.length, row.keys.length]).toEqual([816, 396]);
    expect(workshop.threads.sealState(row, fullestState)).toHaveLength(816);
    const message = workshop.messages.seal(dataKeys.common, row.id, messageOf(bodies[0]!));
    expect(message).toHaveLength(6192);
    const [desk] = await workshop.deskKeys.ofDesk('whistleblowing');
    expect([desk?.sealedPrivateKey.length, desk?.sealedQueueKey.length]).toEqual([80, 80]);
    await workshop.drafts.seal({ id: id(1) }, anna);
    expect(await workshop.draftKeys.get(row.filedOn)).toHaveLength(80);
  });

  it('keep every row within the 8,060 bytes that SQL Server stores in a page', () => {
    const message = 16 + envelopeSizes.message + rowOverhead(2);
    // id, reference, blind index, desk, filed on, expiry, revision, state, keys; text at two bytes a
    // character.
    const clear = 16 + 22 + 32 + 28 + 20 + 14 + 16;
    const thread = clear + envelopeSizes.state + envelopeSizes.threadKeys + rowOverhead(9);
    expect(Math.max(message, thread)).toBeLessThanOrEqual(8060);
  });
});
