/** To whoever looks after the bot. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Nothing is called of Teams at a start: it calls the bot. */
export function sayUnlessReached(slack: 'yes' | 'not yet' | 'refused'): void {
  if (slack === 'not yet') say('Slack: not reached yet.');
  if (slack === 'refused')
    say('Slack refuses VISSLA_SLACK_BOT_TOKEN; the command `doctor` says more.');
}
