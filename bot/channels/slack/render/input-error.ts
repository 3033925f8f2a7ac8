import type { Cards, Shown } from '../../channel';
import { elementsAt, partsIn, stringAt } from '../../element';
import type { ModalView } from './block-kit-types';
import { parseBlockName } from './block-name';
import { isRefused } from './keep-inputs';
import { inputsOnScreen } from './on-screen';

/**
 * What the card says at an input, where it is seen without scrolling and moves no typed text.
 * @param modal the view as it would be drawn again, with the remark on top
 * @param onScreen the view that was sent
 * @returns the error by block id; `undefined` if no input is wrong, and if another dialog is on the screen.
 * With a refused code the dialog cannot stay: `keepInputs` draws it again.
 */
export function inputError(
  cards: Cards,
  shown: Shown,
  modal: ModalView,
  onScreen: unknown,
): Readonly<Record<string, string>> | undefined {
  if (shown.remark === undefined || isRefused(shown.remark)) return undefined;
  const parts = partsIn(elementsAt(cards.draw(shown).card, 'body'));
  const errors = parts.flatMap((part) => {
    const error = stringAt(part, 'errorMessage');
    const drawn = modal.blocks.find(
      (block) =>
        block.type === 'input' && parseBlockName(block.block_id).field === stringAt(part, 'id'),
    );
    if (error === '' || drawn?.type !== 'input') return [];
    const { input: name } = parseBlockName(drawn.block_id);
    // It may be there in another round.
    const there = inputsOnScreen(onScreen).find((one) => one.name.input === name);
    return there === undefined ? [] : [[there.id, error] as const];
  });
  return errors.length === 0 ? undefined : Object.fromEntries(errors);
}
