import { mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { begunFolder } from './begun-folder';
import { onCopyOf, onFiles } from './databases/places';
import { isServerSet } from './databases/sql-server';
import { type OpenOptions, openVissla, type Person, type TestVissla } from './open-vissla';

/** What a test begins with. People stand before the office in which they are given, at what they saw last. */
type Beginning<Done> = Done & { readonly office: TestVissla };

/**
 * What many tests begin with is done once, and each test opens a copy of what that left, at the moment at
 * which it was left: as after a restart, with logs and notices in which nothing stands yet. (To be let in, to
 * file and to pass takes longer than most tests.) On SQL Server it is done for each.
 */
export function doneOnce<Done extends object>(
  options: Omit<OpenOptions, 'on' | 'now' | 'random'>,
  does: (office: TestVissla) => Promise<Done>,
): () => Promise<Beginning<Done>> {
  let left: Promise<Left<Done>> | undefined;
  return async () => {
    if (isServerSet) {
      const office = await openVissla(options);
      return { ...(await does(office)), office };
    }
    left ??= doesOnce(options, does);
    const { folder, now, done } = await left;
    const office = await openVissla({ ...options, now, on: await onCopyOf(folder) });
    const again = ([name, one]: [string, unknown]) => [
      name,
      isPerson(one) ? stands(office, one) : one,
    ];
    return { ...(Object.fromEntries(Object.entries(done).map(again)) as Done), office };
  };
}

interface Left<Done> {
  readonly folder: string;
  readonly now: number;
  readonly done: Done;
}

async function doesOnce<Done>(
  options: OpenOptions,
  does: (office: TestVissla) => Promise<Done>,
): Promise<Left<Done>> {
  const place = await onFiles();
  const office = await openVissla({
    ...options,
    on: { ...place, remove: () => Promise.resolve() },
  });
  const done = await does(office);
  const now = office.clock.now();
  await office.close();
  const folder = join(mkdtempSync(join(begunFolder(), 'done-')), 'left');
  renameSync(place.folder, folder);
  return { folder, now, done };
}

const isPerson = (one: unknown): one is Person =>
  typeof one === 'object' && one !== null && 'who' in one && 'presses' in one;

function stands(office: TestVissla, { who, shown, locale }: Person): Person {
  const person = office.person(who, locale);
  person.shown = shown;
  return person;
}
