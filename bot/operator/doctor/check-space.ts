import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Findings, orFine, reportsOf } from './finding';

const { fine, warning, wrong } = reportsOf('space');

export interface Growing {
  /** As the operator knows it: "the database". */
  readonly name: string;
  readonly path: string;
}

const megabyte = 1_000_000;
/** A migration copies tables and a backup the whole file: below this, one of them may fill the disk. */
const scarce = 200 * megabyte;
/** Below this the next days' reports may not fit. */
const nothing = 20 * megabyte;

/** @param roomIn bytes that may still be written where a folder is, or will be; `undefined` if unknown */
export function checkSpace(
  folders: readonly Growing[],
  roomIn: (path: string) => number | undefined,
): Findings {
  const seen = folders.map((folder) => ({ ...folder, room: roomIn(folder.path) ?? Infinity }));
  const findings = seen
    .filter(({ room }) => room < scarce)
    .flatMap(({ name, path, room }) =>
      (room < nothing ? wrong : warning)(
        `${Math.floor(room / megabyte)} MB are free for ${name} (${path}). Make room: ${name.startsWith('copies') ? 'else no copy is made' : 'on a full disk nothing is taken in'}.`,
      ),
    );
  const least = Math.min(...seen.map(({ room }) => room));
  return orFine(
    findings,
    fine(
      least === Infinity
        ? 'Nothing of the bot grows on a disk of this machine.'
        : `At least ${inWords(least)} are free in each folder in which files grow.`,
    ),
  );
}

function inWords(bytes: number): string {
  const megabytes = Math.floor(bytes / megabyte);
  return megabytes < 1000 ? `${megabytes} MB` : `${Math.floor(megabytes / 1000)} GB`;
}

/** The bytes that an account but root may still write in a folder; `undefined` where nothing says. */
export function roomIn(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    const above = dirname(folder);
    return above === folder ? undefined : roomIn(above);
  }
}
