import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Differences, isWhole, lastDayIn, requireOwnFile } from '../../../db/copies';
import { openLeader } from '../../../db/dialects';
import type { DatabaseLocation } from '../../../db/location';
import type { Day } from '../../domain/day';
import { readVaultFile } from '../../keys/vault/vault-file';
import { type AsAccount, accountOf } from '../../platform/account';
import type { Vault } from '../../ports/keys';
import { CommandRefused } from '../../settings/refused';
import { describeLack, mayLack } from '../../start/advice-on-keys';
import { bringNear, type Copied, putInPlace, removeBeside, removeFile, setAside } from './files';
import { type AtPlace, lookAtDatabase, lookAtPair, lookAtVault, type Pair, vaultIn } from './pair';

interface RestoreOrder {
  readonly database: DatabaseLocation;
  readonly vault: string;
  /** A store without a copy stays as it is. */
  readonly copies: Readonly<Record<Copied, string | undefined>>;
  /** Whether what is there may give way although it is whole and newer. */
  readonly replace: boolean;
  readonly today: Day;
  readonly openVault: () => Promise<Pick<Vault, 'get' | 'names'>>;
}

export interface Restored {
  /** Where the earlier stores are now; `undefined` where there was nothing. */
  readonly aside: Readonly<Record<Copied, string | undefined>>;
  readonly stood: Stood;
  readonly until: string | undefined;
  readonly pair: Pair;
}

/**
 * Brings copies back while no bot runs. Everything is tried on copies next to their places. Only copies that
 * are whole, belong together and are not older than the stores there take a place. The earlier stores are
 * kept next to them under another name. Throws a {@link CommandRefused}, a `StoreError` or a `VaultError`;
 * then nothing has changed.
 */
export async function restore(order: RestoreOrder): Promise<Restored> {
  const { database, copies } = order;
  const path = { database: database.kind === 'sqlite' ? database.path : '', vault: order.vault };
  const named = (['vault', 'database'] as const).filter((one) => copies[one] !== undefined);
  for (const one of named) requireFolder(one, path[one]);
  if (copies.database === undefined && database.kind === 'sqlite' && !existsSync(path.database))
    throw new CommandRefused('There is no database: name its copy as well, with --database FILE.');
  const as = {
    database: accountOf(database.kind === 'sqlite' ? database.path : order.vault),
    vault: accountOf(order.vault),
  };
  return stopped(order, as.database, async () => {
    const part = (of: Copied): string => `${path[of]}.part`;
    try {
      for (const one of named) await bringNear(one, copies[one] ?? '', path[one], as[one]);
      const vault =
        copies.vault === undefined
          ? await as.vault(order.openVault)
          : vaultIn(await as.vault(() => readVaultFile(part('vault'))));
      const tried: DatabaseLocation =
        copies.database === undefined ? database : { kind: 'sqlite', path: part('database') };
      const { pair, until } = await as.database(async () => {
        if (copies.database !== undefined) {
          if (!(await isWhole(part('database'))))
            throw new CommandRefused('The copy of the database is damaged. Take another one.');
          await requireOwnFile(part('database'));
        }
        const fit = requireFit(await lookAtPair(tried, vault, order.today));
        const last = copies.database && (await lastDayIn(part('database'), order.today));
        return { pair: fit, until: last };
      });

      const look = <T>(of: Copied, at: (there: string, copy: string) => Promise<AtPlace<T>>) =>
        copies[of] === undefined
          ? undefined
          : as[of](
              async (): Promise<AtPlace<T>> =>
                existsSync(path[of]) ? at(path[of], part(of)) : { kind: 'nothing' },
            );
      const stood = {
        database: await look('database', lookAtDatabase),
        vault: await look('vault', lookAtVault),
      };
      if (!order.replace) requireOlder(stood);

      const aside: Record<Copied, string | undefined> = { database: undefined, vault: undefined };
      for (const one of named) {
        if (stood[one]?.kind === 'same') continue;
        await as[one](async () => {
          // SQLite may have put a log next to a file that was only read.
          await removeBeside(part(one));
          aside[one] = await setAside(path[one], order.today);
          await putInPlace(part(one), path[one]);
        });
      }
      return { aside, stood, until, pair };
    } finally {
      for (const one of named) await as[one](() => removeFile(part(one))).catch(() => undefined);
    }
  });
}

function requireFolder(of: Copied, path: string): void {
  if (existsSync(dirname(path))) return;
  const setting = { database: 'VISSLA_DATABASE_URL', vault: 'VISSLA_VAULT' }[of];
  throw new CommandRefused(
    `The folder that ${setting} names is not there. Is the path right, and is its disk mounted? On a new machine \`setup\` makes it.`,
  );
}

/** Holds the file's one server lock during `work`: no bot runs, and none starts. */
async function stopped<T>({ database }: RestoreOrder, as: AsAccount, work: () => Promise<T>) {
  if (database.kind !== 'sqlite') return work();
  const leader = openLeader(database);
  if (!(await as(() => leader.lead())))
    throw new CommandRefused(
      'The bot runs on this database. Stop it first: `systemctl stop vissla`.',
    );
  try {
    return await work();
  } finally {
    await as(() => leader.resign());
  }
}

/** `undefined` where none is brought back. */
interface Stood {
  readonly database: AtPlace<Differences> | undefined;
  readonly vault: AtPlace<number> | undefined;
}

/** Throws a {@link CommandRefused}. */
function requireFit(pair: Pair): Pair {
  if (pair.kind === 'fits' || pair.kind === 'earlier') return pair;
  if (pair.kind === 'lacks' && pair.lacks.every(mayLack)) return pair;
  throw new CommandRefused(
    pair.kind === 'lacks'
      ? `Database and vault would not belong together. ${pair.lacks.map(describeLack).join(' ')} Nothing was changed.`
      : misfits[pair.kind],
  );
}

const misfits = {
  newer: 'The copy was written by a newer version. Run that version, or take an older copy.',
  not_marked:
    'The copy, or the store next to it, was never finished. Take another one. Nothing was changed.',
  not_a_pair:
    'Database and vault would not belong together: they are of different installations. Nothing was changed.',
} as const;

function requireOlder({ database, vault }: Stood): void {
  const meant =
    'If it is meant, say --replace: what is there is kept under another name. Nothing was changed.';
  if (database?.kind === 'other' || vault?.kind === 'other')
    throw new CommandRefused(
      `What is there can be read, and is of another installation or version. Look whether the path is right. ${meant}`,
    );
  if (database?.kind === 'newer') {
    const { threads, messages, images, deeds, rosters } = database.lost;
    throw new CommandRefused(
      `The database that is there is whole, and newer than the copy. Lost would be: reports ${threads}, messages ${messages}, deeds of the desks ${deeds}, desks whose people changed ${rosters}${images > 0 ? ', and what was sent since and is not out, of which nobody can say how much' : ''}. ${meant}`,
    );
  }
  if (vault?.kind === 'newer')
    throw new CommandRefused(
      `The vault that is there is whole, and has ${vault.lost} keys that the copy lacks or has otherwise. Leave it where it is. ${meant}`,
    );
}
