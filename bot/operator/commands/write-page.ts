import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pageMark } from '../../../adaptive-cards/rights-html';
import { codeOf } from '../../domain/error-code';
import { writeWhole } from '../../platform/write-whole';
import { CommandRefused } from '../../settings/refused';

export interface PageOptions {
  readonly out: string;
  readonly replace?: boolean;
}

/**
 * Gives the page's path. A file that is there is written over only when it is such a page, or when
 * `--replace` says so. Throws a `CommandRefused`.
 */
export function writePage(
  folder: string,
  { out, replace = false }: PageOptions,
  page: string,
): string {
  const path = resolve(folder, out);
  try {
    if (!replace && existsSync(path) && !readFileSync(path, 'utf8').includes(pageMark))
      throw new CommandRefused(
        `${out} is there, and was not written by this command. If it may go, say --replace. Nothing was changed.`,
      );
    writeWhole(path, page);
  } catch (error) {
    if (error instanceof CommandRefused) throw error;
    throw new CommandRefused(
      `${out} cannot be written (${codeOf(error) ?? 'unknown'}): look at the rights to it and its folder, and at the room on the disk. Nothing was changed.`,
    );
  }
  return path;
}
