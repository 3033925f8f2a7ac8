import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { vaultAt } from '../../bot/keys/vault/vault-at';
import { systemClock } from '../../bot/platform/clock';
import type { Config } from '../../bot/settings/config';
import { refuseRoot, storesAt } from '../../bot/settings/refuse-root';
import { CommandRefused } from '../../bot/settings/refused';
import { lookForStores } from '../../bot/start/open-stores';
import { StartError } from '../../bot/start/start-error';
import { openLeader } from '../../db/dialects';

export type Trial = Extract<Config, { kind: 'trial' }>;

/** The places, next to the trial's own, where a year is made: an interrupted fill leaves no half of one. */
export interface Draft {
  readonly trial: Trial;
  readonly places: Pick<Trial, 'database' | 'vault'>;
  /** Moves the finished year to the trial's data. */
  place(): void;
  /** Removes an unfinished year, and lets a trial start again. */
  clear(): Promise<void>;
}

const messengerIsSet = (): CommandRefused =>
  new CommandRefused(
    'A messenger is set. An invented year is for the trial alone: take out VISSLA_TEAMS_APP_ID and VISSLA_SLACK_BOT_TOKEN.',
  );

/** Refuses the settings of a real messenger, whole or not. Throws a {@link CommandRefused}. */
export function refuseMessengers(environment: Readonly<Record<string, string | undefined>>): void {
  const { VISSLA_TEAMS_APP_ID: teams = '', VISSLA_SLACK_BOT_TOKEN: slack = '' } = environment;
  if (teams !== '' || slack !== '') throw messengerIsSet();
}

/** Refuses all but a trial without data. Throws a {@link CommandRefused}. */
export async function draftBeside(config: Config): Promise<Draft> {
  if (config.kind !== 'trial') throw messengerIsSet();
  const { database, vault } = config;
  refuseRoot(storesAt(config));
  await refuseUnlessEmpty(config);
  for (const path of [database.path, vault]) mkdirSync(dirname(path), { recursive: true });
  const leader = openLeader(database);
  if (!(await leader.lead()))
    throw new CommandRefused('A trial runs there just now. End it, delete its data, try again.');
  const paths = [`${database.path}-year`, `${vault}-year`] as const;
  const clear = (): void => {
    for (const path of paths) removeAll(path);
  };
  clear();
  return {
    trial: config,
    places: { database: { kind: 'sqlite', path: paths[0] }, vault: paths[1] },
    place: () => {
      renameSync(paths[1], vault);
      renameSync(paths[0], database.path);
    },
    clear: async () => {
      clear();
      await leader.resign();
    },
  };
}

async function refuseUnlessEmpty(config: Trial): Promise<void> {
  const { database, vault } = config;
  const found = await lookForStores(config, vaultAt(vault, systemClock())).catch(
    (error: unknown) => {
      if (error instanceof StartError) return 'half';
      throw error;
    },
  );
  if (found === 'nothing') return;
  const there = [database.path, vault].filter((path) => existsSync(path)).join(' and ');
  throw new CommandRefused(
    `There is something already: ${there}. An invented year begins in an empty trial. If that is a trial that you are done with, delete it; or name other places in VISSLA_DATABASE_URL and VISSLA_VAULT.`,
  );
}

/** A file, and the files that the database and the vault put next to it. */
function removeAll(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder))
    if (name.startsWith(basename(path)))
      rmSync(join(folder, name), { force: true, recursive: true });
}
