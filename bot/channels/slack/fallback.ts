import type { Locale } from '../../domain/ids';
import { againSentence, failedSentence } from '../fallback-sentences';
import { own } from '../untrusted';
import { inputsOnScreen, inRound, isTouched, type ModalView, tag, words } from './render/render';

/**
 * A payload's copy of a view with its texts as they were drawn. Slack encodes `&`, `<` and `>` in such copies
 * of messages (slackapi/bolt-python#513), and does not say whether in views: one bare sign shows that nothing
 * was encoded. People's typed text is not in this copy and is never decoded.
 */
export function decodedView(view: object): object {
  const isEncoded = textsIn(view).every((text) => !/[<>]|&(?!amp;|lt;|gt;)/.test(text));
  const all = isEncoded ? changed(view) : view;
  return typeof all === 'object' && all !== null ? all : {};
}

/** Nothing that Slack draws lies deeper. */
const deepest = 8;

function textsIn(node: unknown, depth = 0): readonly string[] {
  if (typeof node !== 'object' || node === null || depth > deepest) return [];
  const text = own(node, 'text');
  const here = isPlain(node) && typeof text === 'string' ? [text] : [];
  return [...here, ...Object.values(node).flatMap((part) => textsIn(part, depth + 1))];
}

function changed(node: unknown, depth = 0): unknown {
  if (typeof node !== 'object' || node === null || depth > deepest) return node;
  if (Array.isArray(node)) return node.map((part) => changed(part, depth + 1));
  return Object.fromEntries(
    Object.entries(node).map(([key, value]): [string, unknown] =>
      key === 'text' && isPlain(node) && typeof value === 'string'
        ? [key, decoded(value)]
        : [key, changed(value, depth + 1)],
    ),
  );
}

function isPlain(node: object): boolean {
  return own(node, 'type') === 'plain_text';
}

/** Once, and the ampersand last: a typed `&lt;` stays as it is. */
function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Said if no card can, in both languages: the dialog's language is sealed. */
const sentences = {
  again: againSentence,
  failed: failedSentence,
  too_late: {
    sv: 'Dialogen hann inte öppnas. Försök en gång till.',
    en: 'The dialog did not open in time. Please try once more.',
  },
  many: { sv: words.sv.many, en: words.en.many },
  unread: {
    sv: 'Vissla läser inte det du skrev efter kommandot. Skriv bara i dialogen som öppnas.',
    en: 'Vissla does not read what you wrote after the command. Write only in the dialog that opens.',
  },
  unsent: {
    sv: 'Slack skickade inte med det som står i fälten. Det finns kvar: tryck igen.',
    en: 'Slack did not send what stands in the fields. It is still there: press again.',
  },
  moment: {
    sv: 'Ett ögonblick. Händer inget: försök igen.',
    en: 'One moment. If nothing happens, try again.',
  },
  refused: {
    sv: 'Vissla är inte öppet här för gäster eller för andra arbetsytor. Organisationens webbplats visar andra vägar.',
    en: 'Vissla is not open here to guests or to other workspaces. The organisation’s website shows other ways.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, string>>>>;
export type Fallback = keyof typeof sentences;

/** A second calm sentence replaces the first. */
const calmBlock = 'calm';
const mostBlocks = 100;

/** The organisation's language first. */
function say(calm: Fallback, locale: Locale): string {
  const { sv, en } = sentences[calm];
  return locale === 'sv' ? `${sv} ${en}` : `${en} ${sv}`;
}

export function fallbackModal(calm: Fallback, locale: Locale): object {
  return {
    type: 'modal',
    title: plain('Vissla'),
    close: plain(locale === 'sv' ? 'Stäng' : 'Close'),
    blocks: [sentenceBlock(calm, locale)],
  };
}

/**
 * The same view with a calm sentence above it. Inputs keep their text, because their blocks keep their ids;
 * untouched drawn values get new blocks, or Slack forgets them.
 */
export function fallbackView(view: object, calm: Fallback, locale: Locale): object {
  const said = decodedView(view);
  const frame = Object.fromEntries(
    ['title', 'submit', 'close', 'callback_id', 'private_metadata', 'clear_on_close'].flatMap(
      (key) => {
        const value = own(said, key);
        return value === undefined || value === null ? [] : [[key, value]];
      },
    ),
  );
  const drawn = new Set(
    inputsOnScreen(view)
      .filter((input) => input.initial !== '' && !isTouched(input))
      .map(({ id }) => id),
  );
  // Every change of a view gives it another hash.
  const round = tag(4, String(own(view, 'hash')));
  const named = blocksOf(said).map((block): unknown => {
    const id = own(block, 'block_id');
    if (typeof block !== 'object' || typeof id !== 'string' || !drawn.has(id)) return block;
    return { ...block, block_id: inRound(id, round) };
  });
  const rest = named.filter((block) => own(block, 'block_id') !== calmBlock);
  // Buttons and inputs stay; the last text goes.
  const spare = rest.findLastIndex(
    (block) => !['input', 'actions'].includes(String(own(block, 'type'))),
  );
  const kept = rest.length < mostBlocks ? rest : rest.filter((_, index) => index !== spare);
  const blocks = [sentenceBlock(calm, locale), ...kept].slice(0, mostBlocks);
  return { ...frame, type: 'modal', notify_on_close: false, blocks };
}

/**
 * Answers a failed submit: an error at the first input, which changes nothing, or the sentence above the
 * blocks of a view without inputs.
 */
export function fallbackAnswer(view: object, calm: Fallback, locale: Locale): object {
  const [first] = inputsOnScreen(view);
  if (first !== undefined)
    return { response_action: 'errors', errors: { [first.id]: say(calm, locale) } };
  return { response_action: 'update', view: fallbackView(view, calm, locale) };
}

/** A button that draws a view which Slack does not show as an answer. */
export function waitModal(view: ModalView, locale: Locale): object {
  const { type, title, close, private_metadata, clear_on_close, notify_on_close } = view;
  const show = { type: 'button', action_id: 'act:show', text: plain(words[locale].show) };
  const blocks = [sentenceBlock('moment', locale), { type: 'actions', elements: [show] }];
  const frame = { type, title, close, private_metadata, clear_on_close, notify_on_close };
  return { ...frame, callback_id: 'vissla', blocks };
}

/** Shown only to this person, next to the command or button. */
export function ephemeral(calm: Fallback, locale: Locale): object {
  return { response_type: 'ephemeral', replace_original: false, text: say(calm, locale) };
}

function sentenceBlock(calm: Fallback, locale: Locale): object {
  return { type: 'section', block_id: calmBlock, text: plain(say(calm, locale)) };
}

function plain(text: string): object {
  return { type: 'plain_text', text, emoji: false };
}

function blocksOf(view: object): readonly unknown[] {
  const blocks = own(view, 'blocks');
  return Array.isArray(blocks) ? blocks : [];
}
