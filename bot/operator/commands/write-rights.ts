import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { rightsPage, rightsPageMark } from '../../../adaptive-cards/rights-page';
import { codeOf } from '../../domain/error-code';
import { systemClock } from '../../platform/clock';
import { programVersion } from '../../platform/project-root';
import { readHouse } from '../../settings/config';
import type { Environment } from '../../settings/reader';
import { CommandRefused } from '../../settings/refused';
import type { CommandAnswer } from './context';

export interface RightsOptions {
  readonly out: string;
  readonly replace?: boolean;
}

/**
 * Writes the page about reporting in both languages, and says where. A file that is there is written over
 * only when it is such a page, or when `--replace` says so. Throws a `CommandRefused` or a `ConfigError`.
 */
export async function writeRights(
  environment: Environment,
  folder: string,
  { out, replace = false }: RightsOptions,
): Promise<CommandAnswer> {
  const house = readHouse(environment);
  const page = rightsPage({
    organisation: house.organisation,
    websiteUrl: house.website,
    privacyUrl: house.privacy,
    contacts: house.contacts,
    messengers: (['Teams', 'Slack'] as const).filter((_, at) => [house.teams, house.slack][at]),
    atOnce: house.release === 'at-once',
    made: systemClock().today(),
    version: programVersion(),
  });
  const path = resolve(folder, out);
  const before = await lookAt(path, out);
  if (before === 'other' && !replace)
    throw new CommandRefused(
      `${out} is there, and was not written by this command. If it may go, say --replace. Nothing was changed.`,
    );
  await write(path, out, page);
  return {
    lines: [
      `Written: ${path}`,
      'Swedish first, then English. Open it, try the addresses of the authorities, and put it on the intranet and on paper.',
    ],
    json: { written: out },
  };
}

/** Inspects the place: nothing, a page of ours, or another file. Refuses a folder or an unreadable file. */
async function lookAt(path: string, typed: string): Promise<'nothing' | 'ours' | 'other'> {
  try {
    if (!(await stat(path)).isFile()) throw new CommandRefused(`${typed} is not a file.`);
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(2_000), 0, 2_000, 0);
      return buffer.toString('utf8', 0, bytesRead).includes(rightsPageMark) ? 'ours' : 'other';
    } finally {
      await file.close();
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'nothing';
    throw error instanceof CommandRefused ? error : unwritable(typed, error);
  }
}

/** Writes next to the place and renames: nobody finds half a page. */
async function write(path: string, typed: string, page: string): Promise<void> {
  const part = join(dirname(path), `.${programVersion()}-${process.pid}.part`);
  try {
    await writeFile(part, page, { flag: 'wx' });
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw unwritable(typed, error);
  }
}

function unwritable(typed: string, error: unknown): CommandRefused {
  const code = codeOf(error) ?? 'unknown';
  const why =
    code === 'ENOENT'
      ? 'its folder is not there'
      : `look at the rights to it and its folder, and at the room on the disk (${code})`;
  return new CommandRefused(`${typed} cannot be written: ${why}. Nothing was changed.`);
}
