import type { Asked, Decided, SentCopy } from '../bot/domain/request';
import type { ViewNamed } from '../bot/domain/view';
import { referenceOf, sectionName, sectionWhen } from './desk-shared-values';
import { begun, literal, oneLine } from './literal';
import type { Speech } from './speech';

/** The requests to decide on, each with how long it has waited, and the copies to choose from. */
export function decideValues(
  {
    requests,
    copies,
    agreedOn,
  }: Pick<ViewNamed<'desk_decide'>, 'requests' | 'copies' | 'agreedOn'>,
  speech: Speech,
): object {
  const { say, longDay } = speech;
  return {
    lines: requests.map(({ on, days, text }, at) => {
      const of = {
        number: String(at + 1),
        day: longDay(on),
        count: String(days),
        text: asked(text),
      };
      return { text: say('decide.line', of) };
    }),
    requests: requests.map(({ id, on }, at) => ({
      value: id,
      title: say('decide.choice', { day: longDay(on), number: String(at + 1) }),
    })),
    copies: copies.map((value) => ({ value, title: copyTitle(value, agreedOn, speech) })),
  };
}

/** Requests that name no case, and those of them to decide on. */
export function askedValues(view: ViewNamed<'desk_asked'>, speech: Speech): object {
  const ended = view.ended.map((one) => [asked(one.text), ...decidedLines(one, speech)].join(' '));
  return {
    ...decideValues({ ...view, copies: [] }, speech),
    ended: ended.map((text) => ({ text })),
  };
}

/** What is asked for, as far as a form has room; the case shows the rest. */
const asked = (text: string): string => begun(oneLine(text), 200, 200);

function copyTitle(
  copy: SentCopy,
  agreedOn: Decided['agreedOn'],
  { say, longDay }: Speech,
): string {
  return copy === 'masked' && agreedOn !== undefined
    ? say('decide.maskedOn', { day: longDay(agreedOn) })
    : say(`sentCopies.${copy}`);
}

/** When a request came, and what is asked for. */
export function askedLines({ on }: Asked, text: string, { say, longDay }: Speech): string[] {
  return [say('deskThread.askedOn', { day: longDay(on) }), text];
}

/** How a request ended, which copy went out, and when. */
export function decidedLines(decided: Decided, speech: Speech): string[] {
  const { say, longDay } = speech;
  const { on, is, copy, agreedOn, sentOn } = decided;
  const how = say('deskThread.decidedHow', {
    day: longDay(on),
    decision: say(`requestDecisions.${is}`),
    copy: copyTitle(copy, agreedOn, speech),
  });
  return sentOn === undefined ? [how] : [how, say('deskThread.sentOn', { day: longDay(sentOn) })];
}

/** The two texts of a no. What is to be filled in is within « ». */
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

/** How far a search has come, and what it has found. */
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
