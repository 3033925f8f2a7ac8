/**
 * An input block's name: `<view>.<tag>.<field>`, with `-<round>` behind the tag if it was drawn with a value,
 * and `.<n>` for further parts of a long text. Slack keeps typed text under a known name, but sometimes
 * forgets a drawn value (slackapi/bolt-python#572): a block with a value is a new one in each round.
 */
export interface BlockName {
  /** All but the round: one input of one view, thread and list of choices. */
  readonly input: string;
  readonly round: string | undefined;
  readonly field: string;
}

/** The name went through Slack: other text gives a name that no input has. Never throws. */
export function parseBlockName(id: string): BlockName {
  const [view = '', tagAndRound = '', field = '', ...part] = id.split('.');
  const [tag = '', round] = tagAndRound.split('-');
  return { input: [view, tag, field, ...part].join('.'), round, field };
}

export function inRound(id: string, round: string | undefined): string {
  const [view = '', tagAndRound = '', ...rest] = id.split('.');
  const [tag = ''] = tagAndRound.split('-');
  return [view, round === undefined ? tag : `${tag}-${round}`, ...rest].join('.');
}
