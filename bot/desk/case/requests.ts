import { entriesOf, sectionsOf } from '../../domain/case-copy';
import type { DeskView } from '../../domain/desk-view';
import type { Desk } from '../../domain/ids';
import { limits } from '../../domain/limits';
import {
  isNo,
  isOpen,
  type RequestNow,
  requestsIn,
  type SentCopy,
  type Stage,
  sentCopies,
  unseenSince,
  untilOf,
} from '../../domain/request';
import { waitsFor } from '../../domain/window';
import { findNotes } from '../../threads/notes';
import type { DeskContext, DeskWorld } from './context';
import { readHead } from './read-copy';
import { sectionsOfCase } from './redact-words';
import { redactedCopiesOf } from './redacted-copies';

/** The requests for a record of a case, each as it is now, the earliest first. */
export async function requestsOf({
  world,
  case: visible,
}: DeskContext<'case'>): Promise<readonly RequestNow[]> {
  const { internal } = await visible.keys();
  const notes = await findNotes(world, internal, visible.row.id);
  return requestsIn(await notes.from(0));
}

/** Requests that a form shows. */
const shown = 7;

/**
 * Those of which something is still to come: first what waits for the desk. Each has what can be noted of it
 * now: what nobody can see is not tried.
 */
export function openRequests(
  { windows, clock }: Pick<DeskWorld, 'windows' | 'clock'>,
  all: readonly RequestNow[],
): readonly RequestNow[] {
  const open = all
    .filter((one) => isOpen(one, clock.today()))
    .map(({ next, restFrom, ...one }) => {
      const isTried = restFrom !== undefined && windows.isPassed(restFrom);
      return { ...one, restFrom, next: next.filter((is) => isTried || !isRest(is)) };
    });
  const rank = ({ waitsOn, on }: RequestNow): string => `${waitsOn ?? '9999'} ${on}`;
  return open.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, shown);
}

const isRest = (is: Stage['is']): boolean => is === 'supplemented' || is === 'nothing_more';

/** What a member notes of a request, with the days that follow from it. */
export function stageOf(
  { windows, hrClock }: Pick<DeskWorld, 'windows' | 'hrClock'>,
  { on }: Pick<RequestNow, 'on'>,
  said: Omit<Stage, 'on' | 'until' | 'restFrom'>,
  { desk, urgent }: { readonly desk: Desk; readonly urgent?: true | undefined },
): Stage {
  const { refusalMonths = limits.refusalMonths, isWorkingDay } = hrClock;
  const when = windows.when(waitsFor(desk, urgent));
  const isAnswer = said.is === 'answered' || said.is === 'decided';
  const isUnseen = unseenSince(when, (on) => windows.isPassed(on)) !== undefined;
  return {
    ...said,
    on,
    ...(isNo(said) && { until: untilOf(said, refusalMonths, isWorkingDay) }),
    ...(isAnswer && isUnseen && { restFrom: when.outOn }),
  };
}

/** The copies of a case that can have gone out, and the day on which two agreed on the redacted one. */
export async function copiesToSend(
  looked: DeskContext<'case'>,
): Promise<Pick<Stage, 'agreedOn'> & { readonly copies: readonly SentCopy[] }> {
  const { agreed } = await redactedCopiesOf(looked);
  const isGiven = agreed !== undefined || looked.case.state.dues?.given === true;
  const copies = sentCopies.filter((copy) => copy !== 'redacted' || isGiven);
  return { copies, agreedOn: agreed?.redactedCopy.agreed?.on };
}

/**
 * Texts for refusing a request: the redacted copy's sections, or all of the desk's to choose from. A diary
 * number of which two have redacted anything is left out.
 */
export async function refusalView(looked: DeskContext<'case'>): Promise<DeskView> {
  const { reference } = looked.case.row;
  const { agreed } = await redactedCopiesOf(looked);
  const whole = await readHead(looked);
  const [shown] = entriesOf([whole], agreed?.redactedCopy);
  const known = whole.message.body.number;
  const number = shown?.body?.number === known ? known : undefined;
  const sections =
    agreed === undefined ? sectionsOfCase(looked) : sectionsOf(agreed.redactedCopy.redactions);
  return { name: 'desk_refusal', reference, number, sections };
}
