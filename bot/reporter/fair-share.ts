import type { FairShare } from '../ports/people';

/**
 * Allows each person `most` pieces of work at once, so that nobody keeps all others from filing. The person
 * is remembered only while the work runs.
 */
export function createFairShare(most: number): FairShare {
  const underWay = new Map<string, number>();
  return async (who, work) => {
    const person = JSON.stringify([who.messenger, who.tenant, who.user]);
    const now = underWay.get(person) ?? 0;
    if (now >= most) return { kind: 'busy' };
    underWay.set(person, now + 1);
    try {
      return await work();
    } finally {
      const left = (underWay.get(person) ?? 1) - 1;
      if (left === 0) underWay.delete(person);
      else underWay.set(person, left);
    }
  };
}
