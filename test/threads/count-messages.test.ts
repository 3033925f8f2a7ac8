import fc from 'fast-check';
import type { Family } from '../../bot/ports/sealers';
import type { Tag } from '../../bot/ports/threads';
import { countMessages } from '../../bot/threads/count-messages';

/** A family with so many messages, whose tags are their numbers, and how often something was looked up. */
function foundOf(count: number) {
  const statements: number[] = [];
  return {
    statements,
    world: {
      messages: {
        tags: (_key: Uint8Array, _family: Family, from: number, howMany: number): Tag[] =>
          Array.from(
            { length: howMany },
            (_, step) => new Uint8Array(Uint32Array.of(from + step).buffer),
          ),
      },
      threads: {
        stored: async (tags: readonly Tag[]): Promise<boolean[]> => {
          statements.push(tags.length);
          return tags.map((tag) => (new Uint32Array(Uint8Array.from(tag).buffer)[0] ?? 0) < count);
        },
      },
    },
  };
}

const key = new Uint8Array(32);

it('counts any number of messages with a few short statements', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 65_536 }), async (count) => {
      const { world, statements } = foundOf(count);
      expect(await countMessages(world, key, 'reporter')).toBe(count);
      expect(statements.length).toBeLessThanOrEqual(7);
      expect(Math.max(...statements)).toBeLessThanOrEqual(20);
    }),
  );
});

it.each([0, 1, 7])('takes one statement for %d messages', async (count) => {
  const { world, statements } = foundOf(count);
  expect(await countMessages(world, key, 'desk')).toBe(count);
  expect(statements).toHaveLength(1);
});

it.each([8, 9, 15, 16, 17, 3000])('goes on from what is known to be there: %d', async (count) => {
  const { world } = foundOf(count);
  expect(await countMessages(world, key, 'desk', 8)).toBe(count);
});
