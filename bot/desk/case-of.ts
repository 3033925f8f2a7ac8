import type { Case } from '../domain/case';
import { type CaseWorld, readCase } from '../threads/cases';
import type { Visible } from './find-thread';

/** What a desk knows of a case beside its messages. */
export async function caseOf(
  world: Pick<CaseWorld, 'cases' | 'caseSealer'>,
  { row, keys }: Pick<Visible, 'row' | 'keys'>,
): Promise<Case> {
  const { internal } = await keys();
  return (await readCase(world, internal, row.id)).case;
}
