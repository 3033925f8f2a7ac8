import type { Person, TestVissla } from './open-vissla';

/**
 * Lets time pass until a day's hour in Stockholm, in winter. Somebody looks at each pass on the way, and at
 * the end.
 * @param passAt the hour at which passes come
 */
export function daysPass(
  { clock, vissla }: Pick<TestVissla, 'clock' | 'vissla'>,
  passAt = 10,
): (day: string, time: string) => Promise<void> {
  const looks = async (): Promise<void> => {
    vissla.release.look();
    await vissla.release.settled();
  };
  return async (day, time) => {
    const until = Date.parse(`${day}T${time}:00+01:00`);
    if (until < clock.now()) throw new Error('that is over');
    for (;;) {
      const today = Date.parse(`${clock.today()}T00:00:00+01:00`) + passAt * 3_600_000;
      const pass = today > clock.now() ? today : today + 86_400_000;
      const next = Math.min(pass, until);
      clock.advance({ minutes: (next - clock.now()) / 60_000 });
      await looks();
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
  vissla.release.soon();
  await vissla.release.settled();
}

/** The references that a member finds in the desk's queue. */
export async function queueOf(member: Person): Promise<readonly string[]> {
  const view = await member.opens('desk');
  if (view.name !== 'desk_queue') throw new Error(`not the queue but ${view.name}`);
  return view.items.map(({ reference }) => reference);
}

/** Whether a code opens a report just now. */
export async function isReadable(reporter: Person, code: string): Promise<boolean> {
  await reporter.opens();
  return (await reporter.presses('open', { code })).name === 'thread';
}

/** Time goes by, and somebody looks whether a pass has come. */
export async function goesBy(
  { clock, vissla }: Pick<TestVissla, 'clock' | 'vissla'>,
  time: Parameters<TestVissla['clock']['advance']>[0],
): Promise<void> {
  clock.advance(time);
  vissla.release.look();
  await vissla.release.settled();
}
