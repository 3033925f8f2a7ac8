import { addDays, type Day } from '../domain/day';
import {
  destroyableFrom,
  filedUnderFrom,
  type KeyVersion,
  newestFirst,
  parseVersion,
} from '../domain/key-version';
import type { KnownVaultKey } from '../ports/keys';

/** The vault lacks it. Report codes were filed under it on these days. */
interface AbsentPepper {
  readonly name: string;
  readonly from: Day | undefined;
  readonly until: Day | undefined;
}

/**
 * A destroyed one is among them until it is forgotten: threads of its days tell whether it was lost.
 * @param names all names in the vault
 */
export function absentPeppers(
  known: readonly KnownVaultKey[],
  names: readonly string[],
): readonly AbsentPepper[] {
  const versions = newestFirst([
    ...known.flatMap(({ label, knownOn }) => asVersion(label, knownOn)),
    ...names
      .filter((name) => !known.some(({ label }) => label === name))
      .flatMap((name) => asVersion(name)),
  ]);
  return versions.flatMap((version, index): AbsentPepper[] => {
    if (names.includes(version.name)) return [];
    const next = versions[index - 1];
    const replaced = next && destroyableFrom(next);
    // A conversation that began under it was sent at most a day later.
    const until = replaced && addDays(replaced, 1);
    return [{ name: version.name, from: filedUnderFrom(version), until }];
  });
}

function asVersion(name: string, knownOn?: Day): KeyVersion[] {
  const version = parseVersion('pepper', name);
  return version === undefined ? [] : [{ ...version, knownOn }];
}
