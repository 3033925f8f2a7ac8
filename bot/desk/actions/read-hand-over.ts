import { readDayAhead } from '../../domain/day';
import { type Handed, revealing } from '../../domain/hand-over';
import { whyNotDefer } from '../../domain/handing';
import { limits } from '../../domain/limits';
import { utf8Length } from '../../domain/page';
import type { Remark } from '../../domain/remarks';
import type { Filled } from '../case/command';

/**
 * What is kept of a hand-over, and what the reporter reads. Whether it may reveal who reported is always
 * answered, and the reporter reads the answer (VBL 5:8 p. 4).
 */
export function readHandOver(
  { fields, text: written, today, readyText }: Filled,
  of: Pick<Handed, 'to' | 'name' | 'purpose'>,
): { readonly handed: Handed; readonly text: string } | Remark {
  const reveals = revealing.find((answer) => answer === fields.reveals);
  const hinders = revealing.find((answer) => answer === fields.hinders);
  if (reveals === undefined || hinders === undefined) return 'choose';
  const { cause = '' } = fields;
  const revealsWhy = reveals === 'yes' ? (fields.revealsWhy ?? '').trim() : '';
  if (reveals === 'yes' && revealsWhy === '') return 'why_missing';
  const said = readyText(reveals === 'yes' ? 'may_reveal' : 'reveals_nothing');
  const text = `${written}\n\n${[said, revealsWhy].join(' ').trim()}`;
  if (utf8Length(of.name + cause + text) > limits.textBytes) return 'too_long';
  const handed = { ...of, cause, reveals, revealsWhy };
  if (hinders === 'no') return { handed, text };
  const why = (fields.laterWhy ?? '').trim();
  if (why === '') return 'why_missing';
  const tellBy = readDayAhead(fields.tellBy ?? '', today, limits.retentionMonths);
  if (tellBy === undefined) return 'day_wrong';
  const refused = whyNotDefer({}, { ...of, cause, text, why, tellBy });
  return refused ?? { handed: { ...handed, later: { why, tellBy } }, text };
}
