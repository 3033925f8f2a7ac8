import type { RedactedCopyShown, RedactionShown } from '../bot/domain/desk-parts';
import { documentText } from '../bot/domain/document-text';
import { linesOf } from '../bot/domain/lines-of';
import type { ViewNamed } from '../bot/domain/view';
import { copyDocument } from './copy-values';
import { inBlocks, referenceOf, sectionName, sectionWhen } from './desk-shared-values';
import { begun, oneLine } from './literal';
import type { Speech } from './speech';

export function deskCopyValues(view: ViewNamed<'desk_copy'>, speech: Speech): object {
  const { reference, offers, changed, of, copy, redactedCopy, agreed } = view;
  const { say, longDay, titleOf } = speech;
  const parts = copy === undefined ? [] : documentText(copyDocument(copy, speech));
  const part = Math.min(view.part, parts.length - 1);
  const isLast = part === parts.length - 1;
  const isAsked = redactedCopy?.ready === true && !redactedCopy.own;
  const answers = of === 'draft' && isAsked && isLast;
  const by = titleOf(agreed?.by ?? say('caseForm.left'));
  return {
    // The page can be printed or copied whole.
    ...referenceOf(copy?.nameless ? '' : reference, speech),
    offers: offers.map((value) => ({ value, title: say(`copyKinds.${value}`) })),
    redactedCopy: redactedCopy && redactedCopyLine(redactedCopy, speech, isAsked),
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
    answers,
  };
}

/** Who redacts a copy and how far that is, or that the member is asked about it. */
export function redactedCopyLine(
  { by, own, ready, redactions }: RedactedCopyShown,
  { say, titleOf }: Speech,
  isAsked = false,
): string {
  const of = { by: titleOf(by ?? say('caseForm.left')), count: String(redactions) };
  if (isAsked) return say('copy.asks', of);
  if (ready) return say('deskThread.redactedCopyReady', of);
  return say(own ? 'deskThread.redactedCopyOwn' : 'deskThread.redactedCopyOther', of);
}

/** Numbers of messages in one line of a redaction, and characters of its words. */
const mostNamed = 3;
const mostOfWords = 24;

/** Lines of redactions in one text, so that they fit any messenger's. */
const linesOfText = 25;

export function deskRedactionValues(view: ViewNamed<'desk_redaction'>, speech: Speech): object {
  const { reference, redactedCopy, redactions, sections, last, newer, alone, refused } = view;
  const { say, titleOf } = speech;
  const own = redactedCopy?.own !== false;
  const again = redactions.some((redaction) => redaction.again);
  const who = titleOf(refused === '' ? say('redaction.refusedLeft') : (refused ?? ''));
  const warnings = linesOf(
    own && again && say('redaction.again'),
    newer && say('redaction.newer'),
    alone && say('redaction.alone'),
    refused !== undefined && say('redaction.refused', { who }),
  );
  const lines = redactions.map((redaction, at) => redactionLine(redaction, at, speech));
  return {
    ...referenceOf(reference, speech),
    own,
    redactedCopy: redactedCopy && redactedCopyLine(redactedCopy, speech),
    warnings: warnings.map((text) => ({ text })),
    redactions: inBlocks(lines.length === 0 ? [say('redaction.none')] : lines, linesOfText),
    entry: say('redaction.entry', { last: String(last) }),
    sections: sections.map((value) => ({
      value,
      title: say('redaction.choice', {
        section: sectionName(value, speech),
        when: sectionWhen(value, speech),
      }).trim(),
    })),
    choose: own && redactions.length > 0,
    again,
    asks: own && redactedCopy?.ready !== true && redactions.length > 0,
    drops: redactedCopy?.own === true,
  };
}

function redactionLine(
  { entry, words = '', places, section, again, elsewhere }: RedactionShown,
  at: number,
  speech: Speech,
): string {
  const { say } = speech;
  const key =
    entry === undefined
      ? 'redaction.gone'
      : places === undefined
        ? 'redaction.whole'
        : 'redaction.words';
  const line = say(key, {
    at: String(at + 1),
    entry: String(entry ?? ''),
    places: String(places ?? ''),
    words: begun(oneLine(words), mostOfWords, mostOfWords),
    section: sectionName(section, speech),
  });
  const named = elsewhere.slice(0, mostNamed).join(', ');
  const numbers = elsewhere.length > mostNamed ? `${named} …` : named;
  const seen = elsewhere.length === 0 ? line : say('redaction.elsewhere', { line, numbers });
  return again ? say('redaction.unread', { line: seen }) : seen;
}
