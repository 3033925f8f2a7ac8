import { type Inspection, inspectDatabase } from '../../db/inspect-database';
import type { DatabaseLocation } from '../../db/location';
import { databasePresence } from '../../db/start';
import { codeOf } from '../domain/error-code';
import { mayBeAhead } from '../domain/retention';
import { lookIntoVault } from '../installation/store-marks';
import type { DeskCounts } from '../people/count-people';
import { systemClock } from '../platform/clock';
import { numberOf } from '../start/advice';
import { openMonths } from '../threads/open-threads';
import { type VaultAt, vaultAt } from '../vault/vault-at';
import { lacksBeside } from './lacks-beside';
import { readCounts } from './read-counts';
import type { Looked, SeenDatabase, SeenStores } from './stores';

/** Looks at both stores beside the running bot. Makes and changes nothing. */
export async function lookAtStores(paths: {
  readonly database: DatabaseLocation;
  readonly vault: string;
}): Promise<SeenStores> {
  const { database } = paths;
  const vault = vaultAt(paths.vault, systemClock());
  return {
    database: await looked(async () => {
      const presence = await databasePresence(database);
      if (presence === 'none') return { kind: 'missing' };
      if (presence === 'unfinished') return { kind: 'empty' };
      return { kind: 'open', seen: await lookAtDatabase(database, vault) };
    }),
    vault: await looked(async () => {
      if (!(await vault.exists())) return { kind: 'missing' };
      const open = await vault.open({ create: false });
      const daysKept = await open.daysKept?.();
      return { kind: 'open', seen: { ...(await lookIntoVault(open)), daysKept } };
    }),
  };
}

function lookAtDatabase(location: DatabaseLocation, vault: VaultAt): Promise<SeenDatabase> {
  return inspectDatabase(location, async (inspection) => {
    const { weaknesses, migrations } = inspection;
    const today = systemClock().today();
    const upToDate = migrations.pending.length === 0 && migrations.unknown.length === 0;
    return {
      weaknesses,
      migrations,
      inside: upToDate
        ? {
            mark: await inspection.mark(),
            people: await countMembers(inspection, vault).catch(() => undefined),
            lacks: await lacksBeside(inspection, vault).catch(() => undefined),
            aside: await inspection.asideDays(),
            rule: await inspection.releaseRule(),
            audit: await inspection.auditHead(),
            isHeld: mayBeAhead(
              (await inspection.figures(openMonths(today), today)).draftKeyDays,
              today,
            ),
          }
        : undefined,
    };
  });
}

/** Rejects when the vault cannot be read: it is looked at by itself as well. */
async function countMembers(inspection: Inspection, at: VaultAt): Promise<DeskCounts | undefined> {
  if (!(await at.exists())) return undefined;
  return readCounts(inspection, await at.open({ create: false }), systemClock().today());
}

async function looked<T extends { readonly kind: string }>(
  look: () => Promise<T>,
): Promise<T | Extract<Looked<never>, { kind: 'failed' }>> {
  try {
    return await look();
  } catch (error) {
    return { kind: 'failed', code: codeOf(error) ?? 'unexpected', number: numberOf(error) };
  }
}
