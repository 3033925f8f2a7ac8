import type { Duty } from '../bot/domain/duty';
import { limits } from '../bot/domain/limits';
import type { ReporterView, ViewNamed } from '../bot/domain/view';
import type { SignProof } from '../bot/ports/documents';
import { detailChoices } from './answer-values';
import { proofText } from './proof-text';
import type { Speech } from './speech';
import { threadValues } from './thread-values';
import { othersValues, verdictValues } from './verdict-values';

/** `${v.reportCode}` in its card, in one language. */
export function reporterValues(
  view: ReporterView,
  speech: Speech,
  sign: SignProof | undefined,
): object {
  const { say, opening } = speech;
  switch (view.name) {
    case 'start': {
      const { intake, desk: of } = view;
      const [open, closed] = [intake === 'open', intake === 'closed'];
      return { open, closed, desk: of && say(`desk.${of}`), ...crowdValues(view, speech) };
    }
    case 'verdict':
      return verdictValues(view, speech);
    case 'others':
      return othersValues(speech);
    case 'involved':
      return involvedValues(view, speech);
    case 'more':
      return { details: detailChoices(view.about, speech) };
    case 'renew':
      return { reportCode: view.reportCode };
    case 'report_code':
      return { reportCode: view.reportCode, danger: view.danger === true };
    case 'talk':
      return {
        readers:
          view.readers.length > 0 &&
          say('talk.readers', { readers: speech.titlesOf(view.readers) }),
      };
    case 'story':
      return storyValues(view, speech);
    case 'filed':
      return filedValues(view, speech);
    case 'unopened':
      return { new: say('unopened.new', { day: opening(view.opensOn) }) };
    case 'thread':
      return threadValues(view, speech);
    case 'proof': {
      const { earlier, later } = view.page;
      return { earlier, later, proof: proofText(view, speech, sign) };
    }
    case 'sent': {
      const { what, again, unsent } = view;
      const hr = view.desk === 'hr';
      const from = what === 'code' ? 'sent.codeFrom' : hr ? 'sent.opensHr' : 'sent.opens';
      return {
        [what]: true,
        again: again && say(what === 'message' ? 'sent.again' : 'sent.already'),
        unsent,
        hr,
        opens: say(from, { day: opening(view.opensOn) }),
      };
    }
    case 'practised':
      return { [view.what]: true, own: view.own };
    case 'joined': {
      const { admitted, desk } = view;
      const toDesk = say(`desk.${desk}`);
      return { admitted, waiting: !admitted, desk: admitted ? say(`joined.${desk}`) : '', toDesk };
    }
    case 'left':
      return { security: view.security === true };
    case 'account':
      return { renews: view.renews };
    default:
      return {};
  }
}

/** Who may be involved; until when an urgent report would otherwise wait, and its crowd if it does not. */
function involvedValues(
  { people, opensOn, dayCrowd }: ViewNamed<'involved'>,
  { say, opening, titleOf }: Speech,
): object {
  const few = say('involved.dayFew', { people: String(limits.fewPeople) });
  const known = typeof dayCrowd === 'number';
  const crowd = known ? say('involved.dayCrowd', { people: String(dayCrowd) }) : few;
  return {
    people: people.map(({ id, title }) => ({ id, title: titleOf(title) })),
    wait: say('involved.wait', { day: opening(opensOn) }),
    dayCrowd: dayCrowd === undefined ? say('involved.dayUnknown') : crowd,
  };
}

/** If few people lately did what a report looks like, safer ways come before the way to report. */
function crowdValues({ intake, crowd }: ViewNamed<'start'>, { say, lines }: Speech): object {
  const known = intake === 'open' ? crowd : undefined;
  const few = known === 'few';
  return {
    few: few && say('start.few', { people: String(limits.fewPeople) }),
    crowd: typeof known === 'number' && say('start.crowd', { people: String(known) }),
    safer: few ? lines(['phone', 'webForm']) : [],
  };
}

function storyValues(view: ViewNamed<'story'>, speech: Speech): object {
  const { say } = speech;
  const hr = view.desk === 'hr';
  const readers = speech.titlesOf(view.readers);
  return {
    hr,
    duty: view.duty !== undefined,
    // After a fault nobody knows who reads: no sentence with an empty list.
    readers: readers !== '' && say(hr ? 'story.readersHr' : 'story.readers', { readers }),
    who: say(hr ? 'story.whoHr' : 'story.who'),
  };
}

/** At the handlers' desk this is the acknowledgement of the act (VBL 5:8 p. 2). */
function filedValues(view: ViewNamed<'filed'>, speech: Speech): object {
  const { say, longDay, opening } = speech;
  const { deadlines } = view;
  const hr = deadlines.desk === 'hr';
  const clocks =
    deadlines.desk === 'hr'
      ? [say('filed.answer', { day: longDay(deadlines.answerBy) })]
      : [
          say('filed.firstAnswer', { day: longDay(deadlines.firstAnswerBy) }),
          say('filed.feedback', { day: longDay(deadlines.feedbackBy) }),
        ];
  return {
    hr,
    again: view.again,
    ...dutyValues(view, speech),
    opens: say(hr ? 'filed.opensHr' : 'filed.opens', { day: opening(view.opensOn) }),
    clocks: clocks.map((text) => ({ text })),
    call: hr ? callToHr(speech) : say('filed.call'),
    referenceIs: `${say('filed.reference')}: `,
    reference: view.reference,
  };
}

/** HR finds its own report by the reference; without HR's contact the phone remains. */
function callToHr({ say, lines }: Speech): string {
  const [hr] = lines(['hr']);
  return hr === undefined ? say('filed.call') : say('filed.callHr', { hr: hr.value });
}

/** Who must be told today if somebody in care comes to harm: shown with the story, and once it is filed. */
function dutyValues({ duty }: { readonly duty?: Duty | undefined }, { lines }: Speech): object {
  const told = lines(['socialServices', 'adultConcern', 'school', 'deviations']);
  return { duty: duty !== undefined, told: duty === undefined ? [] : told };
}
