import type { Desk } from '../bot/domain/ids';
import {
  type Body,
  type DeskBody,
  isByReporter,
  type NoteBody,
  type ReporterBody,
} from '../bot/domain/message';
import { literal } from './literal';
import type { Speech } from './speech';

/** "HR answered", or "the handlers answered". */
export interface Audience {
  readonly reader: 'reporter' | 'desk';
  readonly desk: Desk;
  /** At HR's desk: the handlers have the reporter's place. */
  readonly excerpt: boolean;
}

/** Who did what. */
export function headOf(body: Body, audience: Audience, speech: Speech): string {
  if (body.kind === 'note') return headOfNote(body, speech);
  return isByReporter(body)
    ? headOfReporter(body, audience, speech)
    : headOfDesk(body, audience, speech);
}

/** HR's excerpt looks like notes, which the reporter never sees. Its head says who wrote it. */
function headOfNote(
  { author, from, handed, conflict, takenBack, fact, copied, asked, stage, assessed }: NoteBody,
  { say }: Speech,
): string {
  if (conflict !== undefined) {
    const key = conflict.how === 'left' ? 'conflict.left' : 'conflict.exclude';
    return say(key, { who: literal(conflict.who) });
  }
  if (handed !== undefined) {
    // The name is below: no head contains people's text.
    const target = say(`handedTo.${handed.to}`);
    return say('deskThread.handed', { target, author: literal(author) });
  }
  if (copied !== undefined) {
    const key = copied.beside === '' ? 'deskThread.copiedAlone' : 'deskThread.copied';
    return say(key, { author: literal(author), beside: literal(copied.beside) });
  }
  if (asked !== undefined) return say('deskThread.asked', { author: literal(author) });
  if (stage !== undefined) return say('deskThread.stage', { author: literal(author) });
  if (assessed !== undefined) {
    const assessment = say(`assessments.${assessed.is ?? 'not_yet'}`);
    return say('deskThread.assessed', { assessment, author: literal(author) });
  }
  if (fact === true) return say('deskThread.noteFact', { author: literal(author) });
  if (takenBack === true) return say('deskThread.takenBack', { author: literal(author) });
  if (from === undefined) return say('deskThread.note', { author: literal(author) });
  return say(from === 'hr' ? 'deskThread.fromHr' : 'deskThread.toHr');
}

function headOfReporter(
  body: ReporterBody,
  { reader, excerpt }: Audience,
  { say, longDay }: Speech,
): string {
  const page = reader === 'reporter' ? 'thread' : 'deskThread';
  switch (body.kind) {
    case 'report':
    case 'talk':
      return say(`${page}.${body.kind}`);
    case 'message':
      return say(excerpt ? 'deskThread.handlers' : `${page}.message`);
    case 'hr_answered':
      return say(body.yes ? `${page}.hrYes` : `${page}.hrNo`);
    case 'excerpt':
      return say('deskThread.excerpt');
    case 'entered':
      return say('minutes.entered', {
        way: say(`ways.${body.way}`),
        day: longDay(body.arrivedOn),
      });
    case 'minutes_approved':
      return say('minutes.approved', { day: longDay(body.of) });
    case 'minutes_corrected':
      return say('minutes.corrected', { day: longDay(body.of) });
    case 'meeting_asked':
      return say(`${page}.meeting`);
    case 'punished':
      return say(`${page}.punished`);
    case 'code_renewed':
      return say(`${page}.renewed`);
  }
}

function headOfDesk(body: DeskBody, audience: Audience, speech: Speech): string {
  const { desk, excerpt } = audience;
  const { say, longDay } = speech;
  const who = say(`who.${desk}`);
  switch (body.kind) {
    case 'by_hr':
      return headOfDesk(body.body, { ...audience, desk: 'hr' }, speech);
    case 'redirected':
      return say('heads.redirected', { who, target: say(`contacts.${body.to}`) });
    case 'closed': {
      const reason = say(`closeReasons.${body.reason}`);
      return excerpt
        ? say('heads.closedExcerpt', { reason })
        : say('heads.closed', { who, reason });
    }
    case 'handed_over':
      if (body.to === 'hr')
        return say(body.announced === true ? 'heads.announced' : 'heads.given_to_hr');
      return say('heads.handed_over', { target: say(`handedTo.${body.to}`) });
    case 'minutes':
      return say('heads.minutes', { who, way: say(`ways.${body.way}`) });
    case 'minutes_settled':
      return say(`settled.${body.how}`, { day: longDay(body.of) });
    case 'reply':
    case 'feedback':
    case 'reopened':
    case 'hr_asked':
    case 'moved':
      return say(`heads.${body.kind}`, { who });
  }
}
