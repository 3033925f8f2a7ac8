import { resolve } from 'node:path';
import type { Database } from '../../../db/open-database';
import { codeOf } from '../../domain/error-code';
import { linesOf } from '../../domain/lines-of';
import type { Entry } from '../../domain/operation';
import type { Image } from '../../domain/pool-image';
import { vaultAt } from '../../keys/vault/vault-at';
import { secretNames } from '../../keys/vault-secrets';
import type { Vault } from '../../ports/keys';
import type { ImageRow, ImageTable } from '../../ports/pool-store';
import { createImageSealer } from '../../sealers/image-sealer';
import type { OpenKeys } from '../../sealers/open-keys';
import { CommandRefused } from '../../settings/refused';
import type { CommandAnswer, Context } from './context';
import { type OpenedInstallation, poolBeside, withVault } from './with-keys';

type Aside = ImageRow & { readonly table: ImageTable };

/**
 * Opens images that were set aside, with the keys of a copy of the vault, and takes in their entries.
 * It answers with days, never with how much it was. Throws a {@link CommandRefused}.
 */
export function openAside(
  { terminal, folder }: Context,
  { vault }: { readonly vault: string },
): Promise<CommandAnswer> {
  const copy = vault.startsWith('https://') ? vault : resolve(folder, vault);
  return withVault(terminal.environment, (opened) => openBy(copy, opened));
}

async function openBy(copy: string, beside: OpenedInstallation): Promise<CommandAnswer> {
  const { database, keys, clock } = beside;
  const aside = await database.pool.aside();
  if (aside.length === 0) return answerOf([], []);
  const at = vaultAt(copy, clock);
  if (!(await at.exists())) throw new CommandRefused('There is no vault at the place of the copy.');
  const from = await at.open({ create: false });
  const opened: { readonly row: Aside; readonly image: Image }[] = [];
  const left: Aside[] = [];
  for (const row of aside) {
    const image = await openWith(keys, from, row);
    if (image === undefined) left.push(row);
    else opened.push({ row, image });
  }
  if (opened.length > 0) {
    const others = opened.map(({ image }) => image);
    if (!(await poolBeside(beside).takeIn(others, (entry) => isOut(database, entry))))
      throw new CommandRefused(
        'What was set aside has no room before the next pass. Call this again after it. Nothing was changed.',
      );
    await database.pool.removeAside(opened.map(({ row }) => row.revision));
  }
  return answerOf(daysOf(opened.map(({ row }) => row)), daysOf(left));
}

async function openWith(
  { envelopes }: Pick<OpenKeys, 'envelopes'>,
  from: Pick<Vault, 'get'>,
  { table, place, key: name, endsOn, image }: Aside,
): Promise<Image | undefined> {
  const key = await from.get(secretNames.pool(name));
  if (key?.length !== 32) return undefined;
  try {
    return createImageSealer(envelopes).open(key, { table, place, key: name, endsOn }, image);
  } catch (error) {
    if (codeOf(error)?.startsWith('seal_') !== true) throw error;
    return undefined;
  }
}

/** Whether a report is a thread already. The pass asks a message's thread, which no command opens. */
async function isOut({ threads }: Pick<Database, 'threads'>, { operations }: Entry) {
  for (const one of operations)
    if (one.kind === 'filing' && (await threads.byBlindIndex(one.blindIndex)) !== undefined)
      return true;
  return false;
}

function daysOf(rows: readonly Aside[]): readonly string[] {
  return [...new Set(rows.map(({ endsOn }) => endsOn))].sort();
}

function answerOf(opened: readonly string[], left: readonly string[]): CommandAnswer {
  return {
    lines: linesOf(
      opened.length + left.length === 0 && 'Nothing was set aside.',
      opened.length > 0 &&
        `Opened, of the passes of: ${opened.join(', ')}. What waited there comes out at the next pass.`,
      left.length > 0 &&
        `This copy does not open what was set aside of the passes of: ${left.join(', ')}. Try a copy of another day.`,
    ),
    json: { opened, left },
  };
}
