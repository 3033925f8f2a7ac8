import { toHtml } from './markdown.js';

/* global AdaptiveCards: the official renderer, loaded by the page as it is published. */

const color = (name) => ({
  default: `var(--card-${name})`,
  subtle: `var(--card-${name}-subtle)`,
  highlightColors: { default: 'var(--card-highlight)', subtle: 'var(--card-highlight)' },
});

const names = ['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention'];
const foregroundColors = Object.fromEntries(names.map((name) => [name, color(name)]));
const container = (name) => ({
  backgroundColor: `var(--card-on-${name})`,
  borderColor: 'var(--line)',
  foregroundColors,
});

/** Colours are CSS variables, so that a card follows light and dark without being drawn again. */
const hostConfig = {
  fontFamily: 'inherit',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 17, default: 20, medium: 22, large: 25, extraLarge: 29 },
  spacing: { small: 4, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: Object.fromEntries(
    ['default', 'emphasis', 'good', 'attention', 'warning', 'accent'].map((name) => [
      name,
      container(name),
    ]),
  ),
  actions: {
    maxActions: 6,
    spacing: 'medium',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'stretch',
    allowTitleToWrap: true,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', weight: 'bolder' },
  },
  textBlock: { headingLevel: 3 },
  textStyles: { heading: { size: 'large', weight: 'bolder' } },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 180 },
    value: { wrap: true },
    spacing: 12,
  },
};

const openable = /^(?:https?|mailto|tel):/i;

/**
 * What Teams shows: cards up to 1.5 and no media. Action.Execute does nothing in a dialog, and the office
 * does not send it from the chat: its fallback is shown, as in an older Teams.
 */
function serialization() {
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const actions = new AdaptiveCards.CardObjectRegistry();
  AdaptiveCards.GlobalRegistry.populateWithDefaultActions(actions);
  actions.unregister('Action.Execute');
  context.setActionRegistry(actions);
  const elements = new AdaptiveCards.CardObjectRegistry();
  AdaptiveCards.GlobalRegistry.populateWithDefaultElements(elements);
  elements.unregister('Media');
  context.setElementRegistry(elements);
  return context;
}

/** Sets the renderer up, once. */
export function prepareCards() {
  AdaptiveCards.GlobalSettings.setTabIndexAtCardRoot = false;
  AdaptiveCards.GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = toHtml(text);
    result.didProcess = true;
  };
}

/**
 * Draws a card. A press on Action.Submit calls `onSubmit(data)`, with the inputs merged into its data. Gives
 * `undefined` for a card that Teams would not show.
 */
export function drawCard(json, onSubmit) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.SubmitAction) {
      onSubmit({ ...action.data });
    } else if (action instanceof AdaptiveCards.OpenUrlAction && openable.test(action.url ?? '')) {
      window.open(action.url, '_blank', 'noopener,noreferrer');
    }
  };
  try {
    card.parse(json, serialization());
    const element = card.render();
    if (element === undefined) return undefined;
    hearErrors(element);
    for (const input of card.getAllInputs()) if (isWrong(input)) markWrong(input);
    return element;
  } catch {
    return undefined;
  }
}

/** Whether the bot says that something is wrong with an input: a card's own check comes with a press. */
const isWrong = ({ errorMessage, isRequired }) => errorMessage !== undefined && !isRequired;

/** Shows what the bot says at an input, until the next press, as the renderer shows its own checks. */
function markWrong(input) {
  input.isValid = () => false;
  input.validateValue();
  delete input.isValid;
}

/** A message about an input that appears under it is read aloud, and the input is marked as wrong. */
function hearErrors(element) {
  new MutationObserver(() => {
    for (const input of element.querySelectorAll('input, textarea, select')) {
      const wrong = input.closest('.ac-input-validation-failed') !== null;
      if (wrong) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
  }).observe(element, { subtree: true, attributeFilter: ['class'] });
}
