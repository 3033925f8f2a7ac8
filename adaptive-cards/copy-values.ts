import type { CaseCopy, CopyEntry } from '../bot/domain/case-copy';
import type { Document, DocumentRun } from '../bot/domain/document';
import { piecesOf } from '../bot/domain/masks';
import type { Section } from '../bot/domain/secrecy';
import { guideAnswers } from './answer-values';
import { sectionNames } from './desk-shared-values';
import { documentWords } from './document-words';
import { type Audience, headOf } from './head-values';
import { partsOf } from './part-values';
import type { Speech } from './speech';

type DocumentSection = Document['sections'][number];

/** A copy of a case as a document in one language. Masked words are not in it. */
export function copyDocument(copy: CaseCopy, speech: Speech): Document {
  const { say, longDay, locale } = speech;
  const { reference, on, sections } = copy;
  const named = sectionNames(sections, speech);
  const mark = say('copy.mark', { sections: named, day: longDay(on) });
  return {
    locale,
    title: say('copy.title', { reference }),
    authority: say('copy.authority'),
    day: on,
    ...(sections.length > 0 && { mark }),
    facts: factsOf(copy, speech),
    sections: [
      ...answersOf(copy, speech),
      ...copy.entries.map((one) => entryOf(one, copy, speech)),
    ],
    words: documentWords(say),
  };
}

function factsOf(
  { reference, number, subject, filedOn, filedUntil, state, notes }: CaseCopy,
  { say, days, longDay }: Speech,
): Document['facts'] {
  const { status, closedOn, closeReason } = state;
  const fact = (label: string, value: string) => ({ label, value });
  return [
    fact(say('copy.reference'), reference),
    ...(number === undefined ? [] : [fact(say('copy.number'), number)]),
    ...(subject === undefined ? [] : [fact(say('copy.subject'), say(`subjects.${subject}`))]),
    fact(say('copy.came'), days(filedOn, filedUntil)),
    fact(say('copy.status'), say(`statuses.${status}`)),
    ...(closedOn === undefined || closeReason === undefined
      ? []
      : [fact(say('copy.closed'), `${longDay(closedOn)}. ${say(`closeReasons.${closeReason}`)}`)]),
    fact(say('copy.notes'), say(`copyNotes.${notes}`)),
  ];
}

/** What the reporter answered in the guide. */
function answersOf({ state }: CaseCopy, speech: Speech): DocumentSection[] {
  const lines = guideAnswers(state, speech);
  if (lines.length === 0) return [];
  const text = lines.join('\n');
  return [{ heading: speech.say('deskThread.answers'), runs: [{ kind: 'text', text }] }];
}

/** A message under its number and day. Of a wholly masked one only these are seen. */
function entryOf(
  { number, day, until, body, masked }: CopyEntry,
  { desk, excerpt }: CaseCopy,
  speech: Speech,
): DocumentSection {
  const { say, days } = speech;
  const heading = say('copy.entry', { number: String(number), day: days(day, until) });
  if (body === undefined)
    return { heading, runs: masked === undefined ? [] : [maskedBy(masked, speech)] };
  const audience: Audience = { reader: 'desk', desk, excerpt };
  const isWritten = body.kind === 'report' || body.kind === 'talk';
  const lines = [
    headOf(body, audience, speech),
    ...(isWritten ? [say('heads.acknowledged')] : []),
    ...partsOf(body, audience, speech).map(({ label, text }) => label + text),
  ];
  const runs = piecesOf(lines.join('\n')).map(
    (piece): DocumentRun =>
      typeof piece === 'string' ? { kind: 'text', text: piece } : maskedBy(piece.section, speech),
  );
  return { heading, runs };
}

function maskedBy(section: Section, { say }: Speech): DocumentRun {
  return { kind: 'mask', section: say(`sections.${section}`) };
}
