import { addDays, type Day, parseDay } from '../domain/day';

/** What is copied: each has a folder, a keeper and a way of its own. */
export type Copied = 'database' | 'vault';

const forms = {
  database: { head: 'vissla', ending: 'db' },
  vault: { head: 'vault', ending: 'json' },
} as const satisfies Record<Copied, object>;

/** How long a copy of the database is kept, in days. */
const databaseDays = 14;
/** Days whose copies are kept whatever their age: a clock that jumped ahead takes no copy away. */
const newestDays = 3;

/** The name of a copy: `vissla-2026-11-24.db`, or with a suffix `vault-2026-11-24-before-upgrade.json`. */
export function copyName(of: Copied, day: Day, suffix: string): string {
  const { head, ending } = forms[of];
  return `${head}-${day}${suffix === '' ? '' : `-${suffix}`}.${ending}`;
}

/** The day in the name of a copy; `undefined` for whatever else lies in the folder. */
function dayOfCopy(of: Copied, name: string): Day | undefined {
  const { head, ending } = forms[of];
  const [, day = ''] =
    new RegExp(`^${head}-(\\d{4}-\\d\\d-\\d\\d)(?:-[\\w-]+)?\\.${ending}$`).exec(name) ?? [];
  return parseDay(day);
}

/** Whether it is what a backup that was killed left behind. */
export function isLeftover(of: Copied, name: string): boolean {
  return name.endsWith('.part') && dayOfCopy(of, name.slice(0, -'.part'.length)) !== undefined;
}

/** A suffix that a file's name may have. */
export function isSuffix(text: string): boolean {
  return /^[\w-]{1,40}$/.test(text);
}

/**
 * Which copies are too old to be kept. Of the database those of 14 days stay; of the vault the newest three
 * days' and no older ones, since a copy from before a month's key was destroyed brings that key back.
 */
export function oldCopies(of: Copied, names: readonly string[], today: Day): readonly string[] {
  const copies = names.flatMap((name) => {
    const day = dayOfCopy(of, name);
    return day === undefined ? [] : [{ name, day }];
  });
  const newest = [...new Set(copies.map(({ day }) => day))].sort().slice(-newestDays);
  const isKept = (day: Day): boolean =>
    newest.includes(day) || (of === 'database' && day > addDays(today, -databaseDays));
  return copies.filter(({ day }) => !isKept(day)).map(({ name }) => name);
}
