import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { attempt } from '../../domain/attempt';
import { projectRoot } from '../../platform/project-root';
import { type TeamsApp, teamsManifest, teamsSwedish } from './teams-manifest';

export type PackageFiles = Readonly<Record<string, Uint8Array>>;

/** All at the root. */
export const packageNames = ['manifest.json', 'color.png', 'outline.png', 'sv.json'] as const;

/** The first day of a zip, in any time zone: the same settings give the same bytes. */
const noDay = new Date(1980, 0, 1);

export async function teamsFiles(
  app: TeamsApp,
): Promise<Readonly<Record<(typeof packageNames)[number], Uint8Array>>> {
  const folder = join(projectRoot(__dirname), 'manifest', 'teams');
  return {
    'manifest.json': jsonBytes(teamsManifest(app)),
    'color.png': await readFile(join(folder, 'color.png')),
    'outline.png': await readFile(join(folder, 'outline.png')),
    'sv.json': jsonBytes(teamsSwedish),
  };
}

export function pack(files: PackageFiles): Uint8Array {
  return zipSync({ ...files }, { mtime: noDay, level: 9 });
}

/** `undefined` when it is no zip file. */
export function unpack(bytes: Uint8Array): PackageFiles | undefined {
  return attempt(() => unzipSync(bytes));
}

function jsonBytes(value: object): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
}
