import { readFileSync } from 'node:fs';
import { z } from 'zod/v4';
import { attempt } from '../domain/attempt';
import { addDays, type Day } from '../domain/day';
import { writeWhole } from '../platform/write-whole';
import { type Places, placesOnDisk } from '../settings/places';
import { day } from '../settings/values';

const file = z.object({
  vissla: z.literal('mark-1'),
  /** `beginning` until both stores are there. */
  state: z.enum(['beginning', 'there']),
  day,
  /** Whole paths; `undefined` for a store that is not a file. */
  database: z.string().optional(),
  vault: z.string().optional(),
});

/** A file outside both stores, so that two empty places are not taken for a new installation. */
export type InstallationMark = Readonly<Omit<z.infer<typeof file>, 'vissla'>>;

/** `undefined` if there is none that can be read. */
export function readInstallationMark(path: string): InstallationMark | undefined {
  return attempt(() => {
    const { vissla: _, ...mark } = file.parse(JSON.parse(readFileSync(path, 'utf8')));
    return mark;
  });
}

/** Nothing depends on the mark, so a failed write is ignored. */
export function keepInstallationMark(
  path: string,
  places: Places,
  state: InstallationMark['state'],
  day: Day,
): void {
  const [now, before] = [placesOnDisk(places), readInstallationMark(path)];
  if (before?.state === state && before.database === now.database && before.vault === now.vault)
    return;
  const text = `${JSON.stringify({ vissla: 'mark-1', state, day, ...now }, null, 2)}\n`;
  attempt(() => {
    writeWhole(path, text);
  });
}

/** `word` is the day of VISSLA_BEGIN. */
export function mayBegin(
  word: Day | undefined,
  mark: InstallationMark | undefined,
  today: Day,
): 'yes' | 'nothing_there' | 'both_missing' {
  if (mark?.state === 'beginning') return 'yes';
  // The word is good on its own day, and on the next for a start late in the evening.
  const isOn = word === today || word === addDays(today, -1);
  // A mark of that day or later says that the word has been used.
  if (isOn && (mark === undefined || mark.day < word)) return 'yes';
  return mark === undefined ? 'nothing_there' : 'both_missing';
}
