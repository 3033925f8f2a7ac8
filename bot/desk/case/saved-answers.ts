import type { SavedShown } from '../../domain/desk-parts';
import type { DeskContext } from './context';
import { proposalsOf } from './proposals';

/** A desk's saved answers, the earliest first. */
export async function savedOf({ world, member }: DeskContext): Promise<readonly SavedShown[]> {
  const all = await proposalsOf(world, member.desk, 'saved');
  return all.map(({ row: { id }, proposal: { sv, en } }) => ({ id, sv, en }));
}
