import type { MaskingShown, MaskShown } from '../bot/domain/desk-parts';
import { documentText } from '../bot/domain/document-text';
import { linesOf } from '../bot/domain/lines-of';
import type { ViewNamed } from '../bot/domain/view';
import { copyDocument } from './copy-values';
import { inBlocks, referenceOf, sectionName, sectionWhen } from './desk-shared-values';
import { begun, oneLine } from './literal';
import type { Speech } from './speech';

export function deskCopyValues(view: ViewNamed<'desk_copy'>, speech: Speech): object {
  const { reference, offers, changed, of, copy, masking, agreed } = view;
  const { say, longDay, titleOf } = speech;
  const parts = copy === undefined ? [] : documentText(copyDocument(copy, speech));
  const part = Math.min(view.part, parts.length - 1);
  const isLast = part === parts.length - 1;
  const isAsked = masking?.ready === true && !masking.own;
  const by = titleOf(agreed?.by ?? say('caseForm.left'));
  return {
    // The page can be printed or copied whole.
    ...referenceOf(copy?.nameless ? '' : reference, speech),
    offers: offers.map((value) => ({ value, title: say(`copyKinds.${value}`) })),
    masking: masking && maskingLine(masking, speech, isAsked),
    about:
      (of === 'draft' && say('copy.notYet')) ||
      (of === 'alone' && say('copy.givenAlone')) ||
      (changed === true && say('copy.changed')) ||
      (agreed && say('copy.agreed', { day: longDay(agreed.on), by })),
    which: say('copy.part', { number: String(part + 1), count: String(parts.length) }),
    text: parts[part] ?? '',
    turns: parts.length > 1,
    before: part > 0,
    after: !isLast,
    answers: of === 'draft' && isAsked && isLast,
  };
}

/** Who masks a copy and how far that is, or that the member is asked about it. */
export function maskingLine(
  { by, own, ready, masks }: MaskingShown,
  { say, titleOf }: Speech,
  isAsked = false,
): string {
  const of = { by: titleOf(by ?? say('caseForm.left')), count: String(masks) };
  if (isAsked) return say('copy.asks', of);
  if (ready) return say('deskThread.maskingReady', of);
  return say(own ? 'deskThread.maskingOwn' : 'deskThread.maskingOther', of);
}

/** Numbers of messages in one line of a mask, and characters of its words. */
const mostNamed = 3;
const mostOfWords = 24;

/** Lines of masks in one text, so that they fit any messenger's. */
const linesOfText = 25;

export function deskMaskValues(view: ViewNamed<'desk_mask'>, speech: Speech): object {
  const { reference, masking, masks, sections, last, newer, alone, refused } = view;
  const { say, titleOf } = speech;
  const own = masking?.own !== false;
  const again = masks.some((mask) => mask.again);
  const who = titleOf(refused === '' ? say('mask.refusedLeft') : (refused ?? ''));
  const warnings = linesOf(
    own && again && say('mask.again'),
    newer && say('mask.newer'),
    alone && say('mask.alone'),
    refused !== undefined && say('mask.refused', { who }),
  );
  const lines = masks.map((mask, at) => maskLine(mask, at, speech));
  return {
    ...referenceOf(reference, speech),
    own,
    masking: masking && maskingLine(masking, speech),
    warnings: warnings.map((text) => ({ text })),
    masks: inBlocks(lines.length === 0 ? [say('mask.none')] : lines, linesOfText),
    entry: say('mask.entry', { last: String(last) }),
    sections: sections.map((value) => ({
      value,
      title: say('mask.choice', {
        section: sectionName(value, speech),
        when: sectionWhen(value, speech),
      }).trim(),
    })),
    choose: own && masks.length > 0,
    again,
    asks: own && masking?.ready !== true && masks.length > 0,
    drops: masking?.own === true,
  };
}

function maskLine(
  { entry, words = '', places, section, again, elsewhere }: MaskShown,
  at: number,
  speech: Speech,
): string {
  const { say } = speech;
  const key =
    entry === undefined ? 'mask.gone' : places === undefined ? 'mask.whole' : 'mask.words';
  const line = say(key, {
    at: String(at + 1),
    entry: String(entry ?? ''),
    places: String(places ?? ''),
    words: begun(oneLine(words), mostOfWords, mostOfWords),
    section: sectionName(section, speech),
  });
  const named = elsewhere.slice(0, mostNamed).join(', ');
  const numbers = elsewhere.length > mostNamed ? `${named} …` : named;
  const seen = elsewhere.length === 0 ? line : say('mask.elsewhere', { line, numbers });
  return again ? say('mask.unread', { line: seen }) : seen;
}
