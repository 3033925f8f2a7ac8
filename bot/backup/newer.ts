import { compareCopies, type Differences, isWhole } from '../../db/copies';
import { inspectDatabase } from '../../db/inspect-database';
import { readVaultFile } from '../vault/vault-file';

/** What stands where a copy is to go. */
export type AtPlace<Lost> =
  /** Nothing, or nothing that can be read: whatever it held is lost already. */
  | { readonly kind: 'nothing' | 'damaged' }
  /** It holds nothing that the copy lacks. */
  | { readonly kind: 'same' | 'older' }
  /** It is whole, and holds what would be lost. */
  | { readonly kind: 'newer'; readonly lost: Lost }
  /** It can be read, and is of another installation, or of another version of the tables. */
  | { readonly kind: 'other' };

/** Looks at a database beside its copy; changes neither. */
export async function lookAtDatabase(there: string, copy: string): Promise<AtPlace<Differences>> {
  if (!(await isReadable(there))) return { kind: 'damaged' };
  const stamp = await stampOf(there);
  if (stamp === 'empty') return { kind: 'damaged' };
  if (stamp !== (await stampOf(copy))) return { kind: 'other' };
  const lost = await compareCopies(there, copy);
  if (Object.values(lost).some((count) => count > 0)) return { kind: 'newer', lost };
  return { kind: 'older' };
}

/** Looks at a vault's file beside its copy: how many keys of the one the other has not, or has otherwise. */
export async function lookAtVault(there: string, copy: string): Promise<AtPlace<number>> {
  const [now, before] = [
    await readVaultFile(there).catch(() => undefined),
    await readVaultFile(copy),
  ];
  if (now === undefined) return { kind: 'damaged' };
  const isSame = (name: string): boolean => {
    const [one, other] = [now.get(name), before.get(name)];
    return one !== undefined && other !== undefined && Buffer.compare(one, other) === 0;
  };
  if (!isSame('installation')) return now.size === 0 ? { kind: 'older' } : { kind: 'other' };
  const lost = [...now.keys()].filter((name) => !isSame(name)).length;
  if (lost > 0) return { kind: 'newer', lost };
  return { kind: before.size === now.size ? 'same' : 'older' };
}

async function isReadable(path: string): Promise<boolean> {
  try {
    return await isWhole(path);
  } catch {
    return false;
  }
}

/** Whose it is, and which tables it has; `empty` where there are none, or nobody marked it. */
function stampOf(path: string): Promise<string> {
  return inspectDatabase({ kind: 'sqlite', path }, async (inspection) => {
    const { done, pending } = inspection.migrations;
    if (done.length === 0) return 'empty';
    if (pending.length > 0) return `earlier ${done.length}`;
    const { deployment } = (await inspection.mark()) ?? {};
    if (deployment === undefined) return 'empty';
    return `${Buffer.from(deployment).toString('hex')} ${done.length}`;
  });
}
