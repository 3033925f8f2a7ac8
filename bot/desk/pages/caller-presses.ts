import { optionsNow } from '../actions/options';
import type { DeskContext } from '../case/context';
import { type DeskStep, inThread, renamed } from '../case/page-press';
import { tryWord, unlockWord } from './caller';

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
