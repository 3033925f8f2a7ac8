import { createCallWords } from '../../bot/keys/report-code-keys';
import { seededChance } from './workshop';

const words = createCallWords(seededChance('words'), { memoryCost: 1024, timeCost: 1 });

describe('what is kept of a word for the telephone', () => {
  it('is right for the word alone, and another each time', async () => {
    const one = await words.keep('blåbär');
    const two = await words.keep('blåbär');
    if (one === 'busy' || two === 'busy') throw new Error('busy');
    expect(one.salt).toMatch(/^[0-9a-f]{32}$/);
    expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(one.salt).not.toBe(two.salt);
    expect(one.hash).not.toBe(two.hash);
    expect(await words.isRight('blåbär', one)).toBe(true);
    expect(await words.isRight('blåbar', one)).toBe(false);
    expect(await words.isRight('', one)).toBe(false);
    expect(await words.isRight('blåbär', { ...one, salt: two.salt })).toBe(false);
  });

  it('is what Argon2id gives, byte for byte', async () => {
    // Argon2id, version 19, 1 MiB, one pass, one lane, of "blåbär" with sixteen zero bytes.
    const kept = {
      salt: '00'.repeat(16),
      hash: '220be23f89eeb96b609145f86c02af4a9d32a117fcf3e9ddc2f37249c49f3f38',
    };
    expect(await words.isRight('blåbär', kept)).toBe(true);
  });
});
