import { element } from './element.js';
import { drawInput } from './inputs.js';
import { textOf } from './text-object.js';

const openable = /^(?:https?|mailto|tel):/i;

function drawButton(button, block, look) {
  const drawn = element(
    'button',
    { type: 'button', class: `block-button ${button.style ?? ''}` },
    textOf(button.text),
  );
  if (button.accessibility_label) drawn.setAttribute('aria-label', button.accessibility_label);
  drawn.addEventListener('click', () => {
    if (openable.test(button.url ?? '')) window.open(button.url, '_blank', 'noopener,noreferrer');
    look.onPress({ action: button.action_id, block: block.block_id });
  });
  return drawn;
}

function drawSection(block, look) {
  const parts = [];
  if (block.text) parts.push(element('p', { class: 'block-text' }, textOf(block.text)));
  if (block.fields)
    parts.push(
      element(
        'div',
        { class: 'block-fields' },
        ...block.fields.map((field) => element('p', { class: 'block-text' }, textOf(field))),
      ),
    );
  const words = element('div', { class: 'block-words' }, ...parts);
  if (block.accessory?.type !== 'button') return words;
  return element(
    'div',
    { class: 'block-section' },
    words,
    drawButton(block.accessory, block, look),
  );
}

const drawers = {
  header: (block) => element('h3', { class: 'block-header' }, textOf(block.text)),
  section: drawSection,
  context: (block) =>
    element(
      'p',
      { class: 'block-context' },
      ...block.elements.filter(({ text }) => text).map((part) => element('span', {}, textOf(part))),
    ),
  divider: () => element('hr', { class: 'block-divider' }),
  actions: (block, look) =>
    element(
      'div',
      { class: 'block-actions' },
      ...block.elements.map((button) => drawButton(button, block, look)),
    ),
  input: drawInput,
};

/**
 * Draws Block Kit, as far as Vissla uses it; text stays text. `look` has `words`, `values` (what is in
 * the inputs, by block and action) and `onPress({ action, block })`. The page says so when it cannot show a
 * block that Slack would.
 */
export function drawBlocks(blocks, look) {
  return blocks.map((block) => {
    const draw = drawers[block.type];
    const plain = block.type !== 'actions' || block.elements.every(({ type }) => type === 'button');
    const drawn = draw !== undefined && plain ? draw(block, look) : undefined;
    return drawn ?? element('p', { class: 'block-unknown' }, look.words.cannotShowBlock);
  });
}
