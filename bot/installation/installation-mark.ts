import { readFileSync } from 'node:fs';
import { z } from 'zod/v4';
import { addDays, type Day, parseDay } from '../domain/day';
import { writeWhole } from '../platform/write-whole';
import { type Places, placesOnDisk } from './places';

/**
 * What a file outside both stores says of an installation, so that two empty places are not taken for a new
 * one: that there was one, on which day this was written, and where. No server and no Key Vault is named.
 */
export interface InstallationMark {
  /** `beginning` until both stores are there. */
  readonly state: 'beginning' | 'there';
  readonly day: Day;
  /** Whole paths; `undefined` for a store that is no file. */
  readonly database?: string | undefined;
  readonly vault?: string | undefined;
}

const file = z.object({
  vissla: z.literal('mark-1'),
  state: z.enum(['beginning', 'there']),
  day: z.string().transform((text, context): Day => {
    const day = parseDay(text);
    if (day !== undefined) return day;
    context.addIssue('no day');
    return z.NEVER;
  }),
  database: z.string().optional(),
  vault: z.string().optional(),
});

/** The mark at that path; `undefined` when there is none, or none that can be read. */
export function readInstallationMark(path: string): InstallationMark | undefined {
  try {
    const { vissla: _, ...mark } = file.parse(JSON.parse(readFileSync(path, 'utf8')));
    return mark;
  } catch {
    return undefined;
  }
}

/** Writes the mark, in one step, unless it says the same. Where nothing can be written there is none. */
export function keepInstallationMark(
  path: string,
  places: Places,
  state: InstallationMark['state'],
  day: Day,
): void {
  const [now, before] = [placesOnDisk(places), readInstallationMark(path)];
  if (before?.state === state && before.database === now.database && before.vault === now.vault)
    return;
  try {
    writeWhole(path, `${JSON.stringify({ vissla: 'mark-1', state, day, ...now }, null, 2)}\n`);
  } catch {
    // See above: it is a help, and nothing depends on it.
  }
}

/** Whether a start may begin a new installation in two empty places, or why not. */
export function mayBegin({
  word,
  mark,
  today,
}: {
  /** The day that VISSLA_BEGIN names. */
  readonly word: Day | undefined;
  readonly mark: InstallationMark | undefined;
  readonly today: Day;
}): 'yes' | 'nothing_there' | 'both_missing' {
  if (mark?.state === 'beginning') return 'yes';
  // Good on its own day and, for a start late in the evening, on the next: it may stay where it stands.
  const isOn = word === today || word === addDays(today, -1);
  // A mark of that day or of a later one says that the word has been used.
  if (isOn && (mark === undefined || mark.day < word)) return 'yes';
  return mark === undefined ? 'nothing_there' : 'both_missing';
}
