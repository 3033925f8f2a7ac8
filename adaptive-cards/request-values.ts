import { linesOf } from '../bot/domain/lines-of';
import {
  type Asked,
  type RequestNow,
  requestEnds,
  type SentCopy,
  type Stage,
  stageKinds,
} from '../bot/domain/request';
import type { ViewNamed } from '../bot/domain/view';
import { referenceOf, sectionName, sectionWhen } from './desk-shared-values';
import { begun, literal, oneLine } from './literal';
import type { Speech } from './speech';

/** The requests of which something is to come, each as it is now. */
export function decideValues(
  {
    requests,
    copies,
    agreedOn,
  }: Pick<ViewNamed<'desk_decide'>, 'requests' | 'copies' | 'agreedOn'>,
  speech: Speech,
): object {
  const { say, longDay } = speech;
  const next = stageKinds.filter((is) => requests.some((one) => one.next.includes(is)));
  return {
    lines: requests.flatMap((one, at) => {
      const { on, text } = one;
      const of = { number: String(at + 1), day: longDay(on), text: asked(text) };
      return [say('decide.line', of), nowLines(one, speech).join(' ')].map((line) => ({
        text: line,
      }));
    }),
    requests: requests.map(({ id, on }, at) => ({
      value: id,
      title: say('decide.choice', { day: longDay(on), number: String(at + 1) }),
    })),
    stages: next.map((value) => ({ value, title: say(`stageKinds.${value}`) })),
    ends: requestEnds.map((value) => ({ value, title: say(`requestEnds.${value}`) })),
    copies: copies.map((value) => ({ value, title: copyTitle(value, agreedOn, speech) })),
  };
}

/** The requests that name no case. */
export function askedValues(view: ViewNamed<'desk_asked'>, speech: Speech): object {
  const ended = view.ended.map((one) => [asked(one.text), ...nowLines(one, speech)].join(' '));
  return {
    ...decideValues({ ...view, copies: [] }, speech),
    ended: ended.map((text) => ({ text })),
  };
}

/** What happened last, and what that means for the case. */
function nowLines(
  { stages, keptUntil, appealedOn, restFrom }: RequestNow,
  speech: Speech,
): readonly string[] {
  const { say, longDay, opening } = speech;
  const last = stages.at(-1);
  const isKept = appealedOn === undefined && keptUntil !== undefined;
  return linesOf(
    last === undefined ? say('decide.received') : stageLine(last, speech),
    appealedOn && say('decide.atCourt'),
    isKept && say('decide.keptUntil', { day: longDay(keptUntil) }),
    restFrom && say('decide.rest', { day: opening(restFrom) }),
  );
}

/** What is asked for, as far as a form has room; the case shows the rest. */
const asked = (text: string): string => begun(oneLine(text), 100, 100);

function copyTitle(copy: SentCopy, agreedOn: Stage['agreedOn'], { say, longDay }: Speech): string {
  return copy === 'redacted' && agreedOn !== undefined
    ? say('decide.redactedOn', { day: longDay(agreedOn) })
    : say(`sentCopies.${copy}`);
}

export function askedLines({ on }: Asked, text: string, { say, longDay }: Speech): string[] {
  return [say('deskThread.askedOn', { day: longDay(on) }), text];
}

export function stageLines(stage: Stage, speech: Speech): string[] {
  const day = speech.longDay(stage.on);
  return [speech.say('deskThread.stageOf', { day }), stageLine(stage, speech)];
}

function stageLine({ is, end, copy, agreedOn, day, half }: Stage, speech: Speech): string {
  const { say, longDay } = speech;
  const happened = say(`stages.${is}`, { day: longDay(day) });
  if (half !== undefined) return `${happened} ${say('decide.second')}`;
  if (end === undefined) return happened;
  const ended = { end: say(`requestEnds.${end}`), copy: copyTitle(copy, agreedOn, speech) };
  return `${happened} ${say('stages.ended', ended)}`;
}

/** Two texts. What is to be filled in is within « ». */
export function refusalValues(view: ViewNamed<'desk_refusal'>, speech: Speech): object {
  const { say } = speech;
  const sections = view.sections
    .map((section) =>
      say('refusal.section', {
        section: sectionName(section, speech),
        when: sectionWhen(section, speech),
      }).trim(),
    )
    .join('\n');
  const number = view.number === undefined ? say('refusal.noNumber') : literal(view.number);
  return {
    ...referenceOf(view.reference, speech),
    no: say('refusal.no', { sections }),
    decision: say('refusal.decision', { sections, number }),
  };
}

export function searchValues({ found }: ViewNamed<'desk_search'>, { say }: Speech): object {
  if (found === undefined) return {};
  const { hits, looked, of, unread } = found;
  const more = looked < of;
  const counted = { looked: String(looked), of: String(of) };
  const lines = hits.map(({ reference, entry, inRecord, line: text }) => {
    const line = literal(text);
    if (entry === undefined) return say('search.hitOfCase', { reference, line });
    const key = inRecord ? 'search.hitOfBoth' : 'search.hit';
    return say(key, { reference, entry: String(entry), line });
  });
  return {
    count: say(more ? 'search.goesOn' : 'search.count', counted),
    unread: unread > 0 && say('search.unread', { count: String(unread) }),
    lines: (lines.length === 0 ? [say('search.none')] : lines).map((text) => ({ text })),
    hits: hits.map(({ thread, reference }) => ({ value: thread, title: reference })),
    more,
    leads: more || hits.length > 0,
  };
}
