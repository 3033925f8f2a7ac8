/** Slack's limits in characters and items, from `@slack/types` and docs.slack.dev/reference/block-kit. */
export const slackLimits = {
  viewBlocks: 100,
  messageBlocks: 50,
  metadata: 3000,
  /** Title, submit and close of a modal. */
  word: 24,
  header: 150,
  text: 3000,
  label: 2000,
  input: 3000,
  button: 75,
  option: 75,
  /** Radio buttons or check boxes; more choices become a list to open. */
  choicesInSight: 10,
  options: 100,
  /** A choice's options in a submit's answer; with more Slack shows nothing (deno-slack-sdk#324). */
  optionsInAnswer: 7,
  buttons: 25,
  blockId: 255,
} as const;

/** Called for what Slack cannot show: a test throws; for a person it is cut or left out. */
export type Misfit = (
  what: 'element' | 'style' | 'length' | 'choices' | 'blocks' | 'press',
) => void;

export const shrug: Misfit = () => undefined;
