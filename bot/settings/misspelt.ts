import { type SettingName, settingNames } from './names';

type Values = Readonly<Record<string, string | undefined>>;

/** Letters by which a name may differ from a setting's and still be meant as one. */
const nearly = 2;

/**
 * What stands in the environment and was meant as a setting: a name that begins like one and is none, one
 * that is a letter or two off a setting which is not set, and one that a sign hides which cannot be seen, as
 * the byte order mark before the first line of a file. A sentence each; none holds a value.
 */
export function misspelt(environment: Values): readonly string[] {
  return Object.keys(environment).flatMap((name) => faultOf(name, environment) ?? []);
}

function faultOf(name: string, environment: Values): string | undefined {
  if (settingNames.some((known) => known === name)) return undefined;
  const seen = name.replace(/[^\x21-\x7e]/g, '');
  const hidden = settingNames.find((known) => known === seen);
  if (hidden !== undefined)
    return `${hidden} is hidden by a sign that cannot be seen, as a byte order mark: save the file as UTF-8 without one`;
  if (name.startsWith('VISSLA_')) return `${name} is not a setting`;
  const meant = nearestTo(name.toUpperCase());
  if (meant === undefined || (environment[meant] ?? '').trim() !== '') return undefined;
  return `${name} is not a setting, but nearly ${meant}: correct it, or set that one too`;
}

function nearestTo(name: string): SettingName | undefined {
  const [nearest] = settingNames
    .filter((known) => Math.abs(name.length - known.length) <= nearly)
    .map((known) => ({ known, far: distance(name, known) }))
    .filter(({ far }) => far <= nearly)
    .sort((a, b) => a.far - b.far);
  return nearest?.known;
}

/** How many letters are to be put in, taken out, exchanged or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const steps = [
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      ];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) steps.push((before[column - 2] ?? 0) + 1);
      now.push(Math.min(...steps));
    }
    [before, last] = [last, now];
  }
  return last[b.length] ?? 0;
}
