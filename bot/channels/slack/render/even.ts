import type { Cards, Shown } from '../../channel';
import { bytesOf, bytesToAdd, counterpart, filler, isPractisable } from '../../even-size';
import type { Block, ModalView } from './block-kit-types';
import { slackLimits } from './limits';
import { renderModal } from './modal';

/** Few blocks have room for a name, and each for little. */
const step = 128;
/** `"block_id":"",`: what the shortest name of a block takes, without the name. */
const around = 14;

/**
 * A view of the reporter's filled up to the size of its counterpart: `even-size.ts` says why. Names of
 * blocks without inputs and buttons hold what is added; nobody sees them, and each press sends them back.
 * @param modal the view as it is sent, drawn from what is shown
 */
export function evenModal(cards: Cards, shown: Shown, modal: ModalView): ModalView {
  if (!isPractisable(shown)) return modal;
  const bytes = (drawn: Shown): number => bytesOf(renderModal(cards, drawn));
  const more = bytes(counterpart(cards, shown)) - bytes(shown);
  const size = bytesOf(modal);
  return withNames(modal, bytesToAdd(size, size + more, { step, least: around + 1 }));
}

function withNames(modal: ModalView, bytes: number): ModalView {
  const bare = modal.blocks.filter(isBare);
  const longest = around + slackLimits.blockId;
  const sum = Math.min(bytes, bare.length * longest);
  const some = bare.slice(0, Math.ceil(sum / longest));
  const each = Math.floor(sum / some.length);
  const blocks = modal.blocks.map((block): Block => {
    const at = some.indexOf(block);
    if (at < 0) return block;
    const length = each + (at < sum % some.length ? 1 : 0) - around;
    return { ...block, block_id: filler(length) } as Block;
  });
  return { ...modal, blocks };
}

function isBare(block: Block): boolean {
  return block.type !== 'input' && block.type !== 'actions';
}
