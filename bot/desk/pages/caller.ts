import { afterTry, type CallWord, isLocked, readWord } from '../../domain/call-word';
import type { DeskView } from '../../domain/desk-view';
import type { Remark } from '../../domain/remarks';
import type { ViewNamed } from '../../domain/view';
import { readCase } from '../../threads/cases';
import { optionsNow } from '../actions/options';
import { doAtOnce, remarkOf } from '../case/at-once';
import { caseOf, caseWrites } from '../case/change-case';
import type { DeskContext, DeskWorld, OpenCase } from '../case/context';
import { type DeskStep, inThread, renamed } from '../case/page-press';

/** What to ask a caller about a case. A reference is no proof of who calls. */
export async function callerView(
  world: DeskWorld,
  visible: OpenCase,
): Promise<ViewNamed<'desk_caller'>> {
  const { word } = await caseOf(world, visible);
  const chosen = word === undefined ? 'none' : isLocked(word) ? 'locked' : 'chosen';
  return { name: 'desk_caller', reference: visible.row.reference, word: chosen };
}

/** What may be said to a caller who has proved who they are. */
export async function calledView(world: DeskWorld, visible: OpenCase): Promise<DeskView> {
  const settle = (await optionsNow(world, visible)).includes('settle');
  return { name: 'desk_called', reference: visible.row.reference, settle };
}

/**
 * Compares the caller's word with the chosen one; `undefined` if it is right. Each try is stored by
 * compare-and-set before its outcome is told: two at once count as two, and a repeated one tells nothing.
 */
async function tryWord(
  acting: DeskContext<'case' | 'submission'>,
  typed: string,
): Promise<Remark | undefined> {
  const read = readWord(typed);
  if (read === undefined) return 'empty';
  // A text that is too short is wrong as well, and counts.
  const said = typeof read === 'string' ? '' : read.word;
  return changeWord(acting, async (word) => {
    if (isLocked(word)) return 'word_locked';
    const right = await acting.world.callWords.isRight(said, word);
    if (right === 'busy') return right;
    const to = afterTry(word, right, acting.member.id);
    const wrong = isLocked(to) ? 'word_locked' : 'word_wrong';
    return {
      to,
      event: right ? 'caller_known' : 'caller_refused',
      remark: right ? undefined : wrong,
    };
  });
}

/** Allows new tries; not by the member whose try locked the word. */
function unlockWord(acting: DeskContext<'case' | 'submission'>): Promise<Remark | undefined> {
  return changeWord(acting, ({ lockedBy, ...word }) => {
    if (!isLocked(word)) return 'changed_meanwhile';
    if (lockedBy === acting.member.id) return 'word_own_lock';
    return { to: { ...word, tries: 0 }, event: 'caller_unlocked', remark: 'word_unlocked' };
  });
}

/** A changed word, its line in the audit, and what is said once it is stored. */
interface CallChange {
  readonly to: CallWord;
  readonly event: 'caller_known' | 'caller_refused' | 'caller_unlocked';
  readonly remark: Remark | undefined;
}

async function changeWord(
  acting: DeskContext<'case' | 'submission'>,
  change: (word: CallWord) => CallChange | Remark | Promise<CallChange | Remark>,
): Promise<Remark | undefined> {
  const { world, submission } = acting;
  const { id } = acting.case.row;
  const { internal } = await acting.case.keys();
  let said: Remark | undefined;
  const put = await doAtOnce(acting, 'caller_refused', async (visible) => {
    if (await world.pool.knows(submission)) return 'changed_meanwhile';
    const known = await readCase(world, internal, id);
    const { word } = known.case;
    if (word === undefined) return 'not_now';
    const changed = await change(word);
    if (typeof changed === 'string') return changed;
    said = changed.remark;
    const to = { ...known.case, word: changed.to };
    const writes = await caseWrites(world, visible, known, to);
    return typeof writes === 'string' ? writes : { ...writes, event: changed.event };
  });
  if (put === 'stored') return said;
  return remarkOf(put, 'changed_meanwhile');
}

/** Asks a caller for the word. Each try has its own name. */
export const openCaller = inThread(async (pressed) => {
  const { world, case: visible } = pressed;
  const { id: thread } = visible.row;
  const may = await optionsNow(world, visible);
  return may.includes('caller')
    ? { ...toCaller(pressed), case: visible }
    : { at: { kind: 'thread', thread, back: 0 }, remark: 'not_now', case: visible };
});

/** Tries the caller's word. */
export const tryItsWord = inThread(async (pressed) => {
  const { draft, fields } = pressed;
  if (draft.at.kind !== 'caller') return {};
  const { word = '' } = fields;
  const there = toCaller(pressed);
  const remark = await tryWord(pressed, word);
  // What was typed stays, as it does in Slack.
  if (remark !== undefined) return { ...there, remark, fields: { word } };
  return { ...there, at: { kind: 'called', thread: draft.at.thread } };
});

/** Allows new tries. */
export const unlockItsWord = inThread(async (pressed) => {
  if (pressed.draft.at.kind !== 'caller') return {};
  return { ...toCaller(pressed), remark: await unlockWord(pressed) };
});

function toCaller({ world, draft, case: visible }: DeskContext<'case' | 'press'>): DeskStep {
  return { draft: renamed(world, draft), at: { kind: 'caller', thread: visible.row.id } };
}
