import type { InputBlock, ModalView } from './block-kit-types';
import { type BlockName, inRound, parseBlockName } from './block-name';
import { tag } from './place';

/*
 * A message of practice that was meant for real begins a report. Slack keeps typed text only in its block, so
 * the story's first field is in the message's block.
 */

/** The block of a message, as `input-blocks.ts` names it. */
const messageBlock = `thread.${tag(6, '')}.text`;
const storyBlock = `story.${tag(6, '')}.what`;
/** Replaces the round, before the name of the borrowed block. */
const sign = '@';

export const keyOfThread = tag(12, 'thread', '');

/** A borrowed block has the story's name. */
export function nameAmong(ids: readonly unknown[], id: string): BlockName {
  const name = parseBlockName(id);
  const isBorrowed =
    name.input === messageBlock && ids.some((other) => String(other).startsWith('story.'));
  return isBorrowed ? { ...parseBlockName(storyBlock), round: sign + id } : name;
}

export function blockIn(block: InputBlock, round: string): InputBlock {
  const block_id = round.startsWith(sign)
    ? round.slice(sign.length)
    : inRound(block.block_id, round === '' ? undefined : round);
  return { ...block, block_id };
}

/**
 * The story's first field is in the block of the message below.
 * @param rounds where that message waits: `roundsOf` in `keep-inputs.ts`
 */
export function afterMessage(modal: ModalView, rounds = ''): ModalView {
  // Slack may forget an untouched value, and several parts would need as many blocks.
  if (rounds === '*' || rounds.includes(',')) return modal;
  const id = inRound(messageBlock, rounds === '' ? undefined : rounds);
  const blocks = modal.blocks.map((block) =>
    block.type === 'input' && block.block_id === storyBlock ? { ...block, block_id: id } : block,
  );
  return { ...modal, blocks };
}
