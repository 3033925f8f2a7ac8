import { drawBlocks } from './blocks.js';
import { createLog, timesIn } from './chat.js';
import { element } from './element.js';
import { textOf } from './text-object.js';

function drawMessage(message, { words, onPress }) {
  const time = timesIn(words);
  const marks = [
    time.format(new Date(Number(message.ts) * 1000)),
    message.ephemeral ? words.onlyYou : '',
    message.edited ? words.edited : '',
  ];
  const fromBot = message.from === 'bot';
  return element(
    'article',
    { class: message.ephemeral ? 'slack-message only-you' : 'slack-message' },
    fromBot ? element('img', { class: 'slack-avatar', src: '/office/mark.svg', alt: '' }) : '',
    element(
      'div',
      { class: 'slack-message-body' },
      element(
        'p',
        { class: 'slack-message-head' },
        element('strong', {}, fromBot ? 'Vissla' : words.you),
        ` ${marks.filter((mark) => mark !== '').join(' · ')}`,
      ),
      ...(message.blocks.length === 0
        ? [element('p', { class: 'block-text' }, message.text)]
        : drawBlocks(message.blocks, {
            words,
            values: {},
            onPress: (press) => onPress({ ...press, message: message.ts }),
          })),
    ),
  );
}

/** Shows the conversation with the bot in `log`. */
export function createSlackLog(log) {
  const show = createLog(log, drawMessage);
  return (messages, look) =>
    show(
      messages.map((message) => ({ ...message, id: message.ts })),
      look,
    );
}

/** The words of the first button in these blocks. */
export function firstButton(blocks) {
  for (const { type, elements, accessory } of blocks) {
    const found = type === 'actions' ? elements[0] : accessory;
    if (found?.type === 'button') return textOf(found.text);
  }
  return undefined;
}
