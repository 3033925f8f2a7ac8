import type { FieldName, Fields } from '../../../domain/fields';
import type { Remark } from '../../../domain/remarks';
import type { Shown } from '../../channel';
import type { InputBlock, ModalView } from './block-kit-types';
import { parseBlockName } from './block-name';
import { inputsOnScreen } from './on-screen';

/** Remarks about an input: the dialog stays. With a refused code it cannot: `keepInputs` draws it again. */
const aboutInputs: readonly Remark[] = [
  'choose',
  'empty',
  'too_long',
  'wrong_group',
  'day_wrong',
  'day_ahead',
  'told_long',
  'hold_long',
  'why_missing',
  'reason_long',
];

/** Texts that are needed only after a yes to the question before them. */
const afterYes: readonly FieldName[] = ['revealsWhy', 'laterWhy', 'tellBy', 'decidedBy'];

/**
 * A remark at its input, where it is seen without scrolling and moves no typed text.
 * @param modal the view as it would be drawn again, with the remark on top
 * @param onScreen the view that was sent
 * @returns the error by block id; `undefined` for other remarks, and if another dialog is on the screen
 */
export function inputError(
  { remark, fields }: Pick<Shown, 'remark' | 'fields'>,
  modal: ModalView,
  onScreen: unknown,
): Readonly<Record<string, string>> | undefined {
  if (remark === undefined || !aboutInputs.includes(remark)) return undefined;
  const inputs = modal.blocks.filter((block) => block.type === 'input');
  const input = inputOf(remark, inputs, fields);
  const sentence = modal.blocks.find((block) => block.type === 'section')?.text.text;
  if (input === undefined || sentence === undefined) return undefined;
  const { input: name } = parseBlockName(input.block_id);
  // It may be there in another round.
  const there = inputsOnScreen(onScreen).find((one) => one.name.input === name);
  return there && { [there.id]: sentence.replace(/^! /, '') };
}

function inputOf(remark: Remark, inputs: readonly InputBlock[], fields: Fields) {
  const held = (input: InputBlock): string => {
    const known: Readonly<Record<string, string | undefined>> = fields;
    return known[fieldOf(input)] ?? '';
  };
  const isText = ({ element }: InputBlock): boolean => element.type === 'plain_text_input';
  const texts = inputs.filter(isText);
  const first = (some: readonly InputBlock[]): InputBlock | undefined =>
    some.find((input) => held(input).trim() === '') ?? some[0];
  const named = (...names: readonly FieldName[]): InputBlock | undefined =>
    first(inputs.filter((input) => names.some((name) => name === fieldOf(input))));
  switch (remark) {
    case 'day_wrong':
      return named('tellBy', 'lookOn', 'awayUntil');
    case 'day_ahead':
      return named('begunOn');
    case 'told_long':
      return named('told');
    case 'hold_long':
      return named('cause');
    case 'why_missing':
      return named(
        ...(fields.reveals === 'yes' ? (['revealsWhy'] as const) : []),
        ...(fields.hinders === 'yes' ? (['laterWhy'] as const) : []),
        'beside',
      );
    case 'reason_long':
      return named('cause', 'beside');
    case 'choose':
      // Ticks and members: none is an answer, too.
      return first(
        inputs.filter(({ element }) => ['radio_buttons', 'static_select'].includes(element.type)),
      );
    case 'too_long':
      return [...texts].sort((a, b) => held(b).length - held(a).length)[0];
    default:
      return first(texts.filter((input) => !afterYes.some((name) => name === fieldOf(input))));
  }
}

function fieldOf({ block_id }: InputBlock): string {
  return parseBlockName(block_id).field;
}
