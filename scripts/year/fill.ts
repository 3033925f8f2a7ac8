import { addDays, type Day } from '../../bot/domain/day';
import type { Config } from '../../bot/settings/config';
import { openTrialClock } from '../../bot/start/trial-clock';
import { closedTales } from './closed-tales';
import { earlierTales } from './earlier-tales';
import { openHouse } from './house';
import { openTales } from './open-tales';
import { draftBeside } from './places';
import { play, type Shown } from './play';
import type { Tale } from './tale';

/**
 * Fills an empty trial with the last months of an invented year, up to the trial's own day. A fill that
 * is cut short leaves no data behind. Throws a `CommandRefused` where it is no empty trial.
 * @param each gets each day as it begins
 */
export async function fillTrial(
  config: Config,
  months: number,
  each: (day: Day) => void,
): Promise<readonly Shown[]> {
  const draft = await draftBeside(config);
  const isCutShort = (): void => void draft.clear().finally(() => process.exit(130));
  process.once('SIGINT', isCutShort);
  try {
    const tales = talesOf(months);
    const clock = openTrialClock(`${draft.trial.database.path}-clock`);
    const last = clock.today();
    const from = atNoon(addDays(last, -(tales[0]?.ago ?? 0)));
    const house = await openHouse(draft.trial, draft.places, { from, until: clock.now() });
    const shown = await play(house, tales, { last, each });
    await house.close();
    draft.place();
    return shown;
  } finally {
    process.off('SIGINT', isCutShort);
    await draft.clear();
  }
}

/** Noon in Stockholm, or an hour after: so many days of 24 hours later it is noon again. */
function atNoon(day: Day): number {
  return Date.parse(`${day}T11:00:00Z`);
}

/** Days of a month, as far as an invented year counts them. */
const monthDays = 30;

/** Every invented case of the last months, in order. A whole year has what is left of earlier ones. */
export function talesOf(months: number): readonly Tale[] {
  return [...earlierTales, ...closedTales, ...openTales].filter(
    ({ ago }) => months >= 12 || ago <= months * monthDays,
  );
}
