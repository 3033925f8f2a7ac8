import type { Remark } from '../../../domain/remarks';
import type { Block, InputBlock, ModalView } from './block-kit-types';
import { inRound, parseBlockName } from './block-name';
import { blockIn } from './borrowed';
import { initialOf, withInitial } from './initial';
import { numberedLabel } from './input-blocks';
import { inputsOnScreen, isTouched, type OnScreen } from './on-screen';
import { joinParts } from './plain-text';

/**
 * Typed or chosen values stay in their blocks, where Slack keeps them. Untouched drawn values get new blocks,
 * because Slack may have forgotten them. An input whose value is to change is drawn as it is.
 * @param onScreen the payload's copy of the view, with its values
 * @param remark a refused code is drawn again, so that the next press tells whether it was changed
 */
export function keepInputs(modal: ModalView, onScreen: unknown, remark?: Remark): ModalView {
  const refused = isRefused(remark);
  const there = inputsOnScreen(onScreen).filter(({ name }) => !refused || name.field !== 'code');
  const drawn = modal.blocks.filter((block) => block.type === 'input');
  const blocks = modal.blocks.flatMap((block): readonly Block[] => {
    if (block.type !== 'input') return [block];
    const { field } = parseBlockName(block.block_id);
    const parts = drawn.filter(({ block_id }) => parseBlockName(block_id).field === field);
    const old = there.filter(({ name }) => name.field === field);
    const [first] = parts;
    if (first === undefined || !stays(parts, old)) return [block];
    return block === first ? old.map((input, index) => kept(first, input, index)) : [];
  });
  return { ...modal, blocks };
}

const refusals: readonly Remark[] = [
  'mistyped',
  'code_is_reference',
  'practice_only',
  'code_refused',
  'already_member',
  'desk_full',
];

export function isRefused(remark: Remark | undefined): boolean {
  return refusals.some((known) => known === remark);
}

function stays(drawn: readonly InputBlock[], old: readonly OnScreen[]): boolean {
  const [first] = drawn;
  const [there] = old;
  if (first === undefined || there === undefined) return false;
  if (parseBlockName(first.block_id).input !== there.name.input) return false;
  const wanted = joinParts(drawn.map(initialOf));
  return wanted !== '' && wanted === joinParts(old.map(({ value = '' }) => value));
}

/** The input as it is drawn now, in its block on the screen or in this round's. */
function kept(first: InputBlock, old: OnScreen, index: number): InputBlock {
  const isNew = !isTouched(old) && old.initial !== '';
  const { round } = parseBlockName(first.block_id);
  return {
    ...first,
    block_id: isNew ? inRound(old.id, round) : old.id,
    label: numberedLabel(first.label, index),
    element: withInitial(first.element, old.initial),
  };
}

/**
 * Where a lower view's texts wait, in order: each in its natural block (empty), in a round's block, or to get
 * a new one (`*`). `undefined` if all are natural.
 */
export function roundsOf(onScreen: unknown): string | undefined {
  const texts = inputsOnScreen(onScreen).filter(({ isText }) => isText);
  const rounds = texts.map((input) => {
    if (!isTouched(input) && input.initial !== '') return '*';
    return input.name.round ?? '';
  });
  return rounds.every((round) => round === '') ? undefined : rounds.join(',');
}

/** Draws the lower view again, with its texts in their blocks by {@link roundsOf}. */
export function inRounds(modal: ModalView, said: string | undefined): ModalView {
  const texts = modal.blocks.filter(isText);
  const rounds = said?.split(',') ?? texts.map(() => '');
  if (rounds.length !== texts.length) return modal;
  const blocks = modal.blocks.map((block): Block => {
    const round = rounds[texts.indexOf(block)];
    if (block.type !== 'input' || round === undefined || round === '*') return block;
    return blockIn(block, round);
  });
  return { ...modal, blocks };
}

function isText(block: Block): boolean {
  return block.type === 'input' && block.element.type === 'plain_text_input';
}
