import { type CardOptions, createCards } from '../../../../adaptive-cards/cards';
import type { Block, ModalView } from '../../../../bot/channels/slack/render/block-kit-types';
import { options } from '../../../cards/samples';

/** The misfit that a test never shrugs at. */
export const strict = (what: string): never => {
  throw new RangeError(what);
};

const long = (name: string): string =>
  `${name}, Stora Torget 1, 123 45 Exempelby, 0157-100 10, https://exempelby.example/${name}`.padEnd(
    300,
    ' öppet vardagar 8-17',
  );
const longContacts = Object.fromEntries(
  Object.keys(options.contacts.sv).map((name) => [name, long(name)]),
) as unknown as CardOptions['contacts']['sv'];

export const slackOptions: CardOptions = { ...options, messenger: 'Slack' };
/** The same with contacts as long as settings allow. */
export const longOptions: CardOptions = {
  ...slackOptions,
  organisation: 'Exempelby kommun med omnejd och kringliggande landsbygd',
  contacts: { sv: longContacts, en: longContacts },
};
export const slackCards = createCards(slackOptions);

/** Every plain text of a view, wherever it stands. */
export function textsOf(node: unknown): string[] {
  const found: string[] = [];
  collect(node, found);
  return found;
}

/** One list for the whole view: a list for each of its parts takes longer than to draw it. */
function collect(node: unknown, found: string[]): void {
  if (typeof node !== 'object' || node === null) return;
  const { type, text } = node as Readonly<Record<string, unknown>>;
  if (type === 'plain_text' && typeof text === 'string') found.push(text);
  for (const part of Object.values(node)) collect(part, found);
}

export function inputsOf(blocks: readonly Block[]) {
  return blocks.filter((block) => block.type === 'input');
}

/** Everything that can be pressed in a view, as acts. */
export function pressesOf({ blocks, callback_id, submit }: ModalView): string[] {
  const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return [
    ...(submit === undefined ? [] : [callback_id.replace('vissla:', '')]),
    ...buttons.map(({ action_id }) => action_id.replace('act:', '')),
  ];
}
