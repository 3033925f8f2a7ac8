import type { Locale } from '../../domain/ids';
import { againSentence, failedSentence } from '../calm-sentences';
import { own } from '../untrusted';

/**
 * Said where no card can say it, and always in both languages: the language chosen in the dialog is sealed.
 */
const sentences = {
  again: againSentence,
  failed: failedSentence,
  too_late: {
    sv: 'Dialogen hann inte öppnas. Försök en gång till.',
    en: 'The dialog did not open in time. Please try once more.',
  },
  unread: {
    sv: 'Vissla läser inte det du skrev efter kommandot. Skriv bara i dialogen som öppnas.',
    en: 'Vissla does not read what you wrote after the command. Write only in the dialog that opens.',
  },
  refused: {
    sv: 'Vissla är inte öppet här för gäster eller för andra arbetsytor. Organisationens webbplats visar andra vägar.',
    en: 'Vissla is not open here to guests or to other workspaces. The organisation’s website shows other ways.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, string>>>>;
export type Calm = keyof typeof sentences;

/** The block that holds a calm sentence in a view; a second sentence replaces the first. */
const calmBlock = 'calm';
const mostBlocks = 100;

/** The organisation's language first. */
function say(calm: Calm, locale: Locale): string {
  const { sv, en } = sentences[calm];
  return locale === 'sv' ? `${sv} ${en}` : `${en} ${sv}`;
}

/** A dialog that says one sentence and can be closed. */
export function calmModal(calm: Calm, locale: Locale): object {
  return {
    type: 'modal',
    title: plain('Vissla'),
    close: plain(locale === 'sv' ? 'Stäng' : 'Close'),
    blocks: [sentenceBlock(calm, locale)],
  };
}

/**
 * The same view with a calm sentence above it. Its inputs keep their text, because their blocks keep their
 * ids.
 */
export function calmView(view: object, calm: Calm, locale: Locale): object {
  const frame = Object.fromEntries(
    ['title', 'submit', 'close', 'callback_id', 'private_metadata', 'clear_on_close'].flatMap(
      (key) => {
        const value = own(view, key);
        return value === undefined || value === null ? [] : [[key, value]];
      },
    ),
  );
  const rest = blocksOf(view).filter((block) => own(block, 'block_id') !== calmBlock);
  // Buttons and inputs stay; the last text goes.
  const spare = rest.findLastIndex((block) => !isOfUse(block));
  const kept = rest.length < mostBlocks ? rest : rest.filter((_, index) => index !== spare);
  const blocks = [sentenceBlock(calm, locale), ...kept].slice(0, mostBlocks);
  return { ...frame, type: 'modal', notify_on_close: false, blocks };
}

/**
 * The answer to a submit that failed: an error at the first input, which leaves everything as it is, or the
 * sentence above the same blocks in a view without inputs.
 */
export function calmAnswer(view: object, calm: Calm, locale: Locale): object {
  const input = blocksOf(view).find((block) => own(block, 'type') === 'input');
  const id = own(input, 'block_id');
  if (typeof id === 'string')
    return { response_action: 'errors', errors: { [id]: say(calm, locale) } };
  return { response_action: 'update', view: calmView(view, calm, locale) };
}

/** Shown to this person alone, where the command or the button was. */
export function ephemeral(calm: Calm, locale: Locale): object {
  return { response_type: 'ephemeral', replace_original: false, text: say(calm, locale) };
}

function sentenceBlock(calm: Calm, locale: Locale): object {
  return { type: 'section', block_id: calmBlock, text: plain(say(calm, locale)) };
}

function isOfUse(block: unknown): boolean {
  return ['input', 'actions'].some((type) => own(block, 'type') === type);
}

function plain(text: string): object {
  return { type: 'plain_text', text, emoji: false };
}

function blocksOf(view: object): readonly unknown[] {
  const blocks = own(view, 'blocks');
  return Array.isArray(blocks) ? blocks : [];
}
