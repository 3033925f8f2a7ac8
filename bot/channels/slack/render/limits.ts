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
  /** As radio buttons or check boxes; more choices become a list to open. */
  choicesInSight: 10,
  options: 100,
  /** Options of a choice in the answer to a submit; with more Slack shows nothing (deno-slack-sdk#324). */
  optionsInAnswer: 7,
  buttons: 25,
  blockId: 255,
} as const;
