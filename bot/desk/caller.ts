import { afterTry, type CallWord, isLocked, readWord } from '../domain/call-word';
import type { DeskView } from '../domain/desk-view';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import { readCase } from '../threads/cases';
import { doAtOnce } from './at-once';
import { caseOf } from './case-of';
import { caseDeed } from './change-case';
import type { DeskWorld } from './desk';
import type { DeskDraft } from './desk-draft';
import { findVisible, type Visible } from './find-thread';
import { optionsNow } from './options';
import { auditEntry } from './post-as-desk';

type Named = Pick<DeskDraft, 'id' | 'began'>;

/** What is asked of whoever calls about a case. A reference is no proof of who calls. */
export async function callerView(
  world: DeskWorld,
  visible: Visible,
): Promise<Extract<DeskView, { name: 'desk_caller' }>> {
  const { word } = await caseOf(world, visible);
  const stands = word === undefined ? 'none' : isLocked(word) ? 'locked' : 'chosen';
  return { name: 'desk_caller', reference: visible.row.reference, word: stands };
}

/** What may be said to a caller who is known. */
export async function calledView(world: DeskWorld, visible: Visible): Promise<DeskView> {
  const settle = (await optionsNow(world, visible)).includes('settle');
  return { name: 'desk_called', reference: visible.row.reference, settle };
}

/**
 * Compares the word that a caller says with the one that was chosen. Every try is written before its outcome
 * is told, by compare-and-set: two at once count as two, and one that is sent twice tells nothing the second
 * time. `undefined` when it was right.
 */
export async function tryWord(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  named: Named,
  typed: string,
): Promise<Remark | undefined> {
  const read = readWord(typed);
  if (read === undefined) return 'empty';
  // What is too short to be one is wrong as well, and is counted.
  const said = typeof read === 'string' ? '' : read.word;
  return changeWord(world, member, visible, named, async (word) => {
    if (isLocked(word)) return 'word_locked';
    const right = await world.callWords.isRight(said, word);
    if (right === 'busy') return right;
    const to = afterTry(word, right, member.id);
    const wrong = isLocked(to) ? 'word_locked' : 'word_wrong';
    return {
      to,
      event: right ? 'caller_known' : 'caller_refused',
      remark: right ? undefined : wrong,
    };
  });
}

/** Lets tries begin again; not by whoever made the one that locked it. */
export function unlockWord(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  named: Named,
): Promise<Remark | undefined> {
  return changeWord(world, member, visible, named, ({ lockedBy, ...word }) => {
    if (!isLocked(word)) return 'changed_meanwhile';
    if (lockedBy === member.id) return 'word_own_lock';
    return { to: { ...word, tries: 0 }, event: 'caller_unlocked', remark: 'word_unlocked' };
  });
}

/** What becomes of a word, the line in the audit, and what is said once it is stored. */
interface Change {
  readonly to: CallWord;
  readonly event: 'caller_known' | 'caller_refused' | 'caller_unlocked';
  readonly remark: Remark | undefined;
}

async function changeWord(
  world: DeskWorld,
  member: Member,
  { row: { id: thread }, keys }: Visible,
  { id, began }: Named,
  change: (word: CallWord) => Change | Remark | Promise<Change | Remark>,
): Promise<Remark | undefined> {
  const submission = await world.drafts.submission(id, began, 'command');
  const { internal } = await keys();
  for (;;) {
    if (await world.pool.knows(submission)) return 'changed_meanwhile';
    const visible = await findVisible(world, member, thread);
    if (visible === undefined) return 'gone';
    const known = await readCase(world, internal, thread);
    const { word } = known.case;
    if (word === undefined) return 'not_now';
    const changed = await change(word);
    if (typeof changed === 'string') return changed;
    const { to, event, remark } = changed;
    const audit = auditEntry(world, member, event, thread);
    const deed = await caseDeed(world, visible, known.revision, { ...known.case, word: to });
    if (typeof deed === 'string') return deed;
    const put = await doAtOnce(world, submission, audit, deed);
    if (put === 'stored') return remark;
    if (put === 'duplicate') return 'changed_meanwhile';
  }
}
