import { isObject, type JsonObject, textAt } from '../json';
import type { SlackBlock } from './view';

/** An element of a block, with the block it stands in. */
export interface Placed {
  readonly block: SlackBlock;
  readonly element: JsonObject;
}

const objects = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** Every element that a person can press, type or choose in, in the order of the blocks. */
export const elementsOf = (blocks: readonly SlackBlock[]): readonly Placed[] =>
  blocks.flatMap((block) =>
    [...objects(block.elements), ...objects([block.element, block.accessory])].map((element) => ({
      block,
      element,
    })),
  );

/** The elements of input blocks: those that `submit` sends and that errors may name. */
export const inputsOf = (blocks: readonly SlackBlock[]): readonly Placed[] =>
  elementsOf(blocks.filter(({ type }) => type === 'input'));

/** The options of a choice, those of its groups included. */
export const optionsOf = (element: JsonObject): readonly JsonObject[] => [
  ...objects(element.options),
  ...objects(element.option_groups).flatMap((group) => objects(group.options)),
];

export const optionOf = (element: JsonObject, value: string): JsonObject | undefined =>
  optionsOf(element).find((option) => textAt(option, 'value') === value);

export const actionIdOf = ({ element }: Placed): string => textAt(element, 'action_id');
