import fc from 'fast-check';

const at = fc.nat(1);
const nth = fc.nat(30);
const row = {
  table: fc.constantFrom('pool' as const, 'carried' as const),
  place: fc.constantFrom(0 as const, 1 as const),
};
const yes = fc.boolean();

function a<Does extends string, More>(
  weight: number,
  does: readonly [Does, ...Does[]],
  more: { [Key in keyof More]: fc.Arbitrary<More[Key]> },
) {
  const arbitrary = fc
    .tuple(fc.constantFrom(...does), fc.record(more))
    .map(([one, rest]) => ({ does: one, ...rest }));
  return { weight, arbitrary };
}

/** What people, clocks, disks, vaults and thieves do. */
const step = fc.oneof(
  a(6, ['send'], { at, waits: yes }),
  a(3, ['takeBack', 'replace'], { at, nth }),
  a(1, ['sendAgain'], { at, nth }),
  a(6, ['beat'], { at }),
  a(2, ['bothBeat'], {}),
  a(3, ['pass'], { at, leaves: yes }),
  a(1, ['passAndBeat', 'passNow'], { at }),
  a(2, ['followUp'], { at, late: yes }),
  a(1, ['renewKeys'], { at }),
  a(3, ['putBack'], { ...row, nth }),
  a(2, ['damage', 'remove'], row),
  a(2, ['restart'], { at }),
  a(1, ['fail'], { at, after: yes }),
  a(1, ['vaultAway'], { at, is: yes }),
  a(1, ['loseKey'], { nth }),
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

export const steps = fc.array(step, { minLength: 5, maxLength: 40, size: 'max' });
