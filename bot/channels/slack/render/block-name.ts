/**
 * The name of an input's block, in its parts: `<view>.<tag>.<field>`, with `-<round>` behind the tag where
 * the input was drawn with a value in it, and `.<n>` for further parts of a text that is too long for one
 * input.
 *
 * Slack keeps what was typed under a name that it knows, and forgets now and then that a value was drawn
 * (slackapi/bolt-python#572): a block that holds a value from the beginning is a new one in each round.
 */
export interface BlockName {
  /** All but the round: the same input of the same view, thread and list of choices. */
  readonly input: string;
  readonly round: string | undefined;
  readonly field: string;
}

/** Reads a name. It went through Slack: any other text gives a name that no input has. Never throws. */
export function parseBlockName(id: string): BlockName {
  const [view = '', tagAndRound = '', field = '', ...part] = id.split('.');
  const [tag = '', round] = tagAndRound.split('-');
  return { input: [view, tag, field, ...part].join('.'), round, field };
}

/** The same input in another round, or in none. */
export function inRound(id: string, round: string | undefined): string {
  const [view = '', tagAndRound = '', ...rest] = id.split('.');
  const [tag = ''] = tagAndRound.split('-');
  return [view, round === undefined ? tag : `${tag}-${round}`, ...rest].join('.');
}
