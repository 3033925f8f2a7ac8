import { resolve } from 'node:path';
import type { Differences } from '../../../db/copies';
import { linesOf } from '../../domain/lines-of';
import { isKeyVault } from '../../keys/vault/key-vault-address';
import { vaultAt } from '../../keys/vault/vault-at';
import { systemClock } from '../../platform/clock';
import { readPlaces } from '../../settings/places';
import { CommandRefused } from '../../settings/refused';
import { describeLack } from '../../start/advice-on-keys';
import type { AtPlace } from '../backup/pair';
import { type Restored, restore } from '../backup/restore';
import type { CommandAnswer, Context } from './context';

/** Says what is lost and what to look at. Throws a {@link CommandRefused}. */
export async function bringBack(
  { terminal, folder }: Context,
  words: { readonly database?: string; readonly vault?: string; readonly replace?: boolean },
): Promise<CommandAnswer> {
  const { database: copy, vault: vaultCopy, replace = false } = words;
  const { database, vault } = readPlaces(terminal.environment);
  if (copy === undefined && vaultCopy === undefined)
    throw new CommandRefused('Name a copy: --database FILE, --vault FILE, or both.');
  if (copy !== undefined && database.kind === 'mssql')
    throw new CommandRefused(
      'The database is on a server, which restores it itself (RESTORE DATABASE; docs/operator.md).',
    );
  if (vaultCopy !== undefined && isKeyVault(vault))
    throw new CommandRefused(
      'The vault is a Key Vault, which restores its secrets itself: `az keyvault secret restore` (docs/operator.md).',
    );
  const clock = systemClock();
  const whole = (path: string | undefined): string | undefined => path && resolve(folder, path);
  const restored = await restore({
    database,
    vault,
    copies: { database: whole(copy), vault: whole(vaultCopy) },
    replace,
    today: clock.today(),
    openVault: async () => {
      const at = vaultAt(vault, clock);
      if (!(await at.exists()))
        throw new CommandRefused('There is no vault: name its copy as well, with --vault FILE.');
      return at.open({ create: false });
    },
  });
  const { aside, stood, until, pair } = restored;
  return {
    lines: linesOf(...saysOf(restored), ...afterwards(restored)),
    json: {
      aside: { database: aside.database ?? null, vault: aside.vault ?? null },
      stood,
      until: until ?? null,
      pair,
    },
  };
}

function saysOf({ aside, stood, until, pair }: Restored): Lines {
  return [
    ...(stood.database ? ['The database is back.', ...lostOf(stood.database, until)] : []),
    stood.vault &&
      (stood.vault.kind === 'same' ? 'The vault is the same already.' : 'The vault is back.'),
    aside.database && `What was there is kept: ${aside.database}`,
    aside.vault && `What was there is kept: ${aside.vault}`,
    pair.kind === 'earlier'
      ? 'The database has tables of an earlier version: its keys were not tried. The next start brings it up to date.'
      : 'Database and vault belong together: every key was tried.',
    ...(pair.kind === 'lacks' ? pair.lacks.map(describeLack) : []),
  ];
}

type Lines = readonly (string | false | undefined)[];

function lostOf(stood: AtPlace<Differences>, until: string | undefined): Lines {
  const since = `Lost is what was written after the copy was made; it knows of ${until ?? 'no day'} last.`;
  if (stood.kind !== 'newer') return [stood.kind !== 'older' && since];
  const { threads, messages, images, deeds, rosters } = stood.lost;
  return [
    since,
    `Lost, and kept only in what was put aside: reports ${threads}, messages ${messages}, deeds of the desks ${deeds}${images > 0 ? ', and what was sent since and is not out, of which nobody can say how much' : ''}.`,
    `Desks whose people, or their keys, changed since: ${rosters}.`,
  ];
}

function afterwards({ stood, aside }: Restored): Lines {
  return [
    stood.database &&
      'Look at `staff list`: whoever was removed since is back. Whoever stepped down since may see the matter again. Say on the intranet between which days a report is lost.',
    aside.vault &&
      'Delete the vault that was put aside once the restored one has proved right: it holds keys.',
    'Then: `doctor`, and start the bot.',
  ];
}
