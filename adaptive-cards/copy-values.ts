import type { CaseCopy, CopyEntry, CopyHead } from '../bot/domain/case-copy';
import type { Document, DocumentRun } from '../bot/domain/document';
import type { HandedTo } from '../bot/domain/hand-over';
import { linesOf } from '../bot/domain/lines-of';
import { type Hidden, piecesOf, redactionMark } from '../bot/domain/redactions';
import { guideAnswers } from './answer-values';
import { dutyLines, recipientIn, sectionName, sectionNames } from './desk-shared-values';
import { type Audience, headOf } from './head-values';
import { literal } from './literal';
import { partsOf } from './part-values';
import type { Speech } from './speech';
import { lineOf } from './step-values';
import { texts } from './texts';

type DocumentSection = Document['sections'][number];

/** A copy of a case as a document in one language. Redacted words are not in it. */
export function copyDocument(copy: CaseCopy, speech: Speech): Document {
  const { say, longDay, locale } = speech;
  const { reference, on, sections, isRedacted, nameless, alone } = copy;
  const of = { sections: sectionNames(sections, speech), day: longDay(on), reference };
  const mark = say(alone ? 'copy.markAlone' : isRedacted ? 'copy.markRedacted' : 'copy.mark', of);
  const { unchecked, ...words } = texts[locale].document;
  return {
    locale,
    title: say(
      nameless ? 'copy.titleNameless' : isRedacted ? 'copy.titleRedacted' : 'copy.title',
      of,
    ),
    authority: say('copy.authority'),
    day: on,
    ...(sections.length > 0 && { mark }),
    facts: factsOf(copy, speech),
    sections: [
      ...headSections(copy, speech),
      ...copy.entries.map((one) => entryOf(one, copy, speech)),
    ],
    words: isRedacted ? words : { ...words, unchecked },
  };
}

function withoutDays(speech: Speech): Speech {
  const hidden = (): string => redactionMark('day');
  return { ...speech, longDay: hidden, shortDay: hidden, days: hidden, opening: hidden };
}

/** Redacted as a whole the head has a line for all that can be in it: which there are tells nothing. */
function factsOf(copy: CaseCopy, speech: Speech): Document['facts'] {
  const { reference, head, redacted, filedOn, filedUntil, notes, isRedacted, dayless, nameless } =
    copy;
  const { unseen } = copy;
  const { say, days, longDay } = dayless ? withoutDays(speech) : speech;
  const { number, subject, party, assignee, assessed } = head ?? {};
  const { status, closedOn, closeReason } = head ?? {};
  const fact = (label: string, value: string) => ({ label, runs: runsOf(value, speech) });
  const ofHead = (label: string, value: string | undefined): Document['facts'] => {
    if (redacted !== undefined) return [{ label, runs: [redactedBy(redacted, speech, value)] }];
    return value === undefined || value === '' ? [] : [fact(label, value)];
  };
  const ended =
    closedOn && closeReason && `${longDay(closedOn)}. ${say(`closeReasons.${closeReason}`)}`;
  const assessment = assessed && `${longDay(assessed.on)}. ${say(`assessments.${assessed.is}`)}`;
  return [
    ...(nameless ? [] : [fact(say('copy.reference'), reference)]),
    ...ofHead(say('copy.number'), number),
    ...ofHead(say('copy.subject'), subject && say(`subjects.${subject}`)),
    ...ofHead(say('copy.party'), party),
    ...ofHead(say('copy.assessed'), assessment),
    ...ofHead(say('caseForm.assignee'), assignee),
    ...(dayless ? [] : [fact(say('copy.came'), days(filedOn, filedUntil))]),
    ...ofHead(say('copy.status'), status && say(`statuses.${status}`)),
    ...ofHead(say('copy.closed'), ended),
    fact(say('copy.notes'), say(`copyNotes.${notes}`)),
    ...(unseen ? [fact(say('copy.later'), say('copy.unseen', { day: longDay(unseen) }))] : []),
    ...(isRedacted
      ? [
          fact(say('copy.later'), say('copy.unseenRedacted')),
          fact(say('copy.days'), say('copy.daysAdded')),
        ]
      : []),
  ];
}

/** What the facts say; `urgent` is among the answers. */
type InFacts = 'number' | 'subject' | 'party' | 'assignee' | 'assessed' | 'status';
type CopyLines = Exclude<keyof CopyHead, InFacts | 'kind' | 'closedOn' | 'closeReason' | 'urgent'>;
type CopySection = readonly [heading: string, lines: readonly string[]];

/** The compiler asks for a new fact of the head. */
function headSections({ head, redacted, dayless }: CaseCopy, spoken: Speech): DocumentSection[] {
  const speech = dayless ? withoutDays(spoken) : spoken;
  const { say, longDay } = speech;
  const { duties = [], ownDuty, steps = [], hold, deferred = [], toGive = [] } = head ?? {};
  const duty = say('dutyForm.heading');
  const handed = say('copy.handed');
  const recipient = (to: HandedTo, name: string) => recipientIn({ to, recipient: name }, speech);
  const held = hold && { day: longDay(hold.lookAgainOn), why: literal(hold.why) };
  const below: Readonly<Record<CopyLines, CopySection>> = {
    duties: [duty, dutyLines(duties, speech)],
    ownDuty: [duty, linesOf(ownDuty && say(`deskThread.duty_${ownDuty}`))],
    steps: [say('deskOptions.steps'), steps.map((step) => lineOf(step, speech))],
    hold: [say('copy.held'), linesOf(held && say('deskThread.held', held))],
    deferred: [
      handed,
      deferred.flatMap(({ to, name, tellBy, why, cause, text }) => [
        `${say('thread.recipient')}: ${recipient(to, name)}`,
        `${say('thread.cause')}: ${literal(cause)}`,
        `${say('deskThread.toldLater', { day: longDay(tellBy) })}: ${literal(why)}`,
        `${say('forms.toldHandedOver')}: ${literal(text)}`,
      ]),
    ],
    toGive: [
      handed,
      toGive.map(({ to, name, from }) =>
        say('deskThread.giveFrom', { day: longDay(from), recipient: recipient(to, name) }),
      ),
    ],
    answers: [say('deskThread.answers'), head === undefined ? [] : guideAnswers(head, speech)],
  };
  const all = Object.values(below);
  return [...new Set(all.map(([heading]) => heading))].flatMap((heading) => {
    const lines = all.flatMap(([own, said]) => (own === heading ? said : []));
    if (redacted !== undefined)
      return [{ heading, runs: [redactedBy(redacted, speech, lines.join('\n'))] }];
    return lines.length === 0 ? [] : [{ heading, runs: runsOf(lines.join('\n'), speech) }];
  });
}

/** A message under its number and day. Of a wholly redacted one only these are seen. */
function entryOf(
  { number, day, until, body, redacted, dayless }: CopyEntry,
  { desk, excerpt }: CaseCopy,
  spoken: Speech,
): DocumentSection {
  const speech = dayless ? withoutDays(spoken) : spoken;
  const { say, days } = speech;
  const of = { number: String(number), day: days(day, until) };
  const heading = say(dayless ? 'copy.entryDayless' : 'copy.entry', of);
  if (body === undefined)
    return { heading, runs: redacted === undefined ? [] : [redactedBy(redacted, speech)] };
  const audience: Audience = { reader: 'desk', desk, excerpt };
  const isWritten = body.kind === 'report' || body.kind === 'talk';
  const head = [headOf(body, audience, speech), ...(isWritten ? [say('heads.acknowledged')] : [])];
  const runs = [
    ...runsOf(head.join('\n'), speech, 'label'),
    ...partsOf(body, audience, speech).flatMap(({ label, text }) => [
      ...runsOf(`\n${label}`, speech, 'label'),
      ...runsOf(text, speech),
    ]),
  ];
  if (redacted === undefined) return { heading, runs };
  const under = runs.map((run) => (run.kind === 'redaction' ? run.under : run.text)).join('\n');
  return { heading, runs: [redactedBy(redacted, speech, under)] };
}

/** A text with the marks of redactions, as runs. */
function runsOf(text: string, speech: Speech, kind: 'text' | 'label' = 'text'): DocumentRun[] {
  return piecesOf(text).map((piece) =>
    typeof piece === 'string' ? { kind, text: piece } : redactedBy(piece.why, speech, piece.under),
  );
}

function redactedBy(why: Hidden, speech: Speech, under = ''): DocumentRun {
  const { say } = speech;
  const section =
    why === 'day'
      ? say('hidden.day')
      : why === 'unread'
        ? say('hidden.unread')
        : sectionName(why, speech);
  return { kind: 'redaction', section, ...(under !== '' && { under }) };
}
