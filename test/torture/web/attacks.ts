import { below } from '../fuzz/junk';
import { seeded } from '../seeded';
import { anyHostile, judged, sends, type WebOrigin } from './exchanges';

/** How many requests are under way at the same time. */
const lanes = 16;

/**
 * Sends hostile requests to both origins, and judges each answer. Rejects with the first that is wrong.
 * @param hasTime whether there is time for another
 */
export async function attacks(told: {
  readonly seed: number;
  readonly inputs: number;
  readonly origins: readonly WebOrigin[];
  readonly hasTime: () => boolean;
}): Promise<ReadonlyMap<string, number>> {
  const { seed, inputs, origins, hasTime } = told;
  const statuses = new Map<string, number>();
  let now = 0;
  const lane = async (): Promise<void> => {
    while (now < inputs && (now === 0 || hasTime())) {
      const input = now++;
      // Each input has a sequence of its own, and can be made again by itself.
      const random = seeded((seed + Math.imul(input, 0x9e3779b1)) >>> 0);
      const at = origins[below(random, origins.length)]!;
      const asked = anyHostile(random, at);
      const answered = await sends(at.port, asked.pieces);
      const wrong = judged(at, asked, answered);
      if (wrong.length > 0)
        throw new Error(`input ${input}: ${wrong.join(', ')}\n${asked.what}\n${answered.head}`);
      const kind = `${at.name} ${answered.status}`;
      statuses.set(kind, (statuses.get(kind) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return statuses;
}
