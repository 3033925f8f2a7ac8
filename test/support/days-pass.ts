import type { Person, TestVissla } from './open-vissla';
import { opensQueue, tries } from './people/report';

/**
 * Lets time pass until a day's hour in Stockholm, in winter. Somebody looks at each pass on the way, and at
 * the end.
 * @param passAt the hour at which passes come
 */
export function daysPass(
  { clock, vissla }: Pick<TestVissla, 'clock' | 'vissla'>,
  passAt = 10,
): (day: string, time: string) => Promise<void> {
  return async (day, time) => {
    const until = Date.parse(`${day}T${time}:00+01:00`);
    if (until < clock.now()) throw new Error('that is over');
    for (;;) {
      const today = Date.parse(`${clock.today()}T00:00:00+01:00`) + passAt * 3_600_000;
      const pass = today > clock.now() ? today : today + 86_400_000;
      const next = Math.min(pass, until);
      await goesBy({ clock, vissla }, { minutes: (next - clock.now()) / 60_000 });
      if (next === until) return;
    }
  };
}

/** Half an hour before the next day's pass, for an office that began at noon. */
export function comesBeforePass({ clock }: Pick<TestVissla, 'clock'>): void {
  clock.advance({ minutes: 21.5 * 60 });
}

/** A pass comes, and nobody begins a dialog until then: nothing may be on its way any more. */
export async function quietPass(
  { clock, vissla }: Pick<TestVissla, 'clock' | 'vissla'>,
  minutes = 24 * 60,
): Promise<void> {
  clock.advance({ minutes });
  await vissla.beats.end();
  vissla.pass.soon();
  await vissla.pass.whenIdle();
}

/** The references that a member finds in the desk's queue. */
export async function queueOf(member: Person): Promise<readonly string[]> {
  return (await opensQueue(member)).items.map(({ reference }) => reference);
}

/** Whether a code opens a report just now. */
export async function isReadable(reporter: Person, code: string): Promise<boolean> {
  return (await tries(reporter, code)).name === 'thread';
}

/** So many days go by, with the upkeep of each. */
export async function daysOfUpkeep(
  { clock, vissla }: Pick<TestVissla, 'clock' | 'vissla'>,
  days: number,
): Promise<void> {
  for (let left = days; left > 0; left--) {
    clock.advance({ days: 1 });
    await vissla.tidy();
  }
}

/** Time goes by, and somebody looks whether a pass has come. */
export async function goesBy(
  { clock, vissla }: Pick<TestVissla, 'clock' | 'vissla'>,
  time: Parameters<TestVissla['clock']['advance']>[0] = {},
): Promise<void> {
  clock.advance(time);
  vissla.pass.look();
  await vissla.pass.whenIdle();
}
