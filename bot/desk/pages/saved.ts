import type { DeskView } from '../../domain/desk-view';
import { limits } from '../../domain/limits';
import type { Remark } from '../../domain/remarks';
import { storedBytes } from '../../domain/stored-bytes';
import { doAtDesk, once } from '../case/at-once';
import type { DeskContext } from '../case/context';
import type { At } from '../case/desk-draft';
import { type DeskStep, inThread } from '../case/page-press';
import { changed, ended, newProposal, proposalsOf } from '../case/proposals';
import { savedOf } from '../case/saved-answers';
import type { WritesAtOnce } from '../case/writes-at-once';

export async function savedView(seat: DeskContext): Promise<DeskView> {
  return { name: 'desk_saved', saved: await savedOf(seat) };
}

/**
 * Saves an answer, a new one or in place of the chosen one; or removes it. The audit has the day and the
 * member, and no word of it.
 */
export async function pressSaved(pressed: DeskContext<'press'>): Promise<DeskStep> {
  const { world, member, button, fields } = pressed;
  const at: At = { kind: 'saved' };
  if (button === 'desk_saved') return { at };
  const all = await proposalsOf(world, member.desk, 'saved');
  const chosen = all.find(({ row }) => row.id === fields.saved);
  const isGone = button === 'desk_no_saved';
  if (chosen === undefined && button !== 'desk_do_saved')
    return { at, remark: 'choose', about: 'saved', fields };
  if (chosen !== undefined && button === 'desk_take_saved') {
    const { sv, en } = chosen.proposal;
    return { at, fields: { ...fields, inSwedish: sv, inEnglish: en } };
  }
  const writesIn = (): WritesAtOnce | Remark => {
    if (chosen !== undefined && isGone) return { proposals: ended([chosen]) };
    const [sv, en] = [fields.inSwedish ?? '', fields.inEnglish ?? ''];
    if (sv.trim() === '' && en.trim() === '') return 'empty';
    if (storedBytes(sv) + storedBytes(en) > limits.savedBytes) return 'too_long';
    if (chosen !== undefined) return { proposals: [changed(world, chosen, { sv, en })] };
    if (all.length >= limits.savedAnswers) return 'saved_full';
    return { proposals: [newProposal(pressed, { kind: 'saved', by: member.id, sv, en })] };
  };
  const done = isGone ? 'saved_gone' : 'saved';
  const remark = await once(pressed, done, () =>
    doAtDesk(pressed, 'saved_answer_changed', () => Promise.resolve(writesIn())),
  );
  return remark === done ? { at, remark } : { at, remark, fields, about: 'inSwedish' };
}

/** Puts a saved answer into the reply that is being written, below what is there. */
export const insertSaved = inThread(async (pressed) => {
  const { fields } = pressed;
  const [id, language] = (fields.saved ?? '').split('.');
  const found = (await savedOf(pressed)).find((one) => one.id === id);
  if (found === undefined) return { remark: 'choose', about: 'saved', fields };
  const next = language === 'en' ? found.en : found.sv;
  const { text: typed = '' } = fields;
  return { fields: { ...fields, text: typed.trim() === '' ? next : `${typed}\n\n${next}` } };
});
