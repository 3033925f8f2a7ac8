import type { SlackMessage } from './block-kit-types';
import { blocksOf } from './blocks';
import { elementsAt, partsIn, stringAt } from './element';
import { slackLimits } from './limits';
import { type Misfit, shrug } from './misfit';

/** A card that is posted in a chat: one of the constant ones. */
export function renderMessage(card: object, misfit: Misfit = shrug): SlackMessage {
  const body = elementsAt(card, 'body');
  const said = partsIn(body).flatMap((part) => {
    const runs = part.type === 'RichTextBlock' ? elementsAt(part, 'inlines') : [part];
    return runs.map((run) => stringAt(run, 'text')).join('') || [];
  });
  return {
    text: escaped(said.join('\n')),
    blocks: blocksOf(body, { misfit }, slackLimits.messageBlocks),
  };
}

/**
 * A message's own text is read as Slack's markup: these three signs are escaped, in this order
 * (docs.slack.dev/messaging/formatting-message-text).
 */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
