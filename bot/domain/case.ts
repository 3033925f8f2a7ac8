import type { CallWord } from './call-word';
import type { Day } from './day';
import type { Handing } from './handing';
import { type Holding, withoutEnd } from './hold';
import type { Desk, MemberId } from './ids';
import { limits } from './limits';
import { type TakesTwo, withoutShutOut } from './shutting-out';
import type { Status } from './thread';

/**
 * What may stand as a case's subject in a register that anybody can ask to see (OSL 5:2): from a closed list,
 * so that it names nobody. A word that was ever stored stays.
 */
export const subjects = [
  'report_under_act',
  'report_outside_act',
  'inquiry',
  'hr_matter',
  'work_environment',
] as const;
export type Subject = (typeof subjects)[number];

/** The subjects that fit a desk. */
export function subjectsOf(desk: Desk): readonly Subject[] {
  const own: readonly Subject[] =
    desk === 'hr'
      ? ['hr_matter', 'work_environment']
      : ['report_under_act', 'report_outside_act', 'inquiry'];
  return subjects.filter((subject) => own.includes(subject));
}

/** Whether a case is within the act, and by which limb of VBL 1:2; none until it is assessed. */
export const assessments = ['public_interest', 'eu_rules', 'outside'] as const;
export type Assessment = (typeof assessments)[number];

export interface Assessed {
  readonly is: Assessment;
  readonly by: MemberId;
  readonly on: Day;
}

/** What a desk knows of a case beside its messages. Sealed; nothing in it is about who reported. */
export interface Case extends Handing, TakesTwo, Holding {
  /** The diary number, as the organisation's own register has it. */
  readonly number?: string | undefined;
  readonly subject?: Subject | undefined;
  readonly assignee?: MemberId | undefined;
  /** Who looks after it while the assignee is away. */
  readonly deputy?: MemberId | undefined;
  readonly assessed?: Assessed | undefined;
  /** By which whoever reported is known on the telephone; none where none was chosen. */
  readonly word?: CallWord | undefined;
}

/** A case of which nothing was written down yet. */
export const emptyCase: Case = {};

/** A case after somebody has left it: whoever is gone looks after it no more, and is proposed no more. */
export function withoutMember(known: Case, member: MemberId): Case {
  const { assignee, deputy, ...others } = withoutShutOut(withoutEnd(known, member), { member });
  const left = {
    ...others,
    ...(assignee !== undefined && assignee !== member && { assignee }),
    ...(deputy !== undefined && deputy !== member && { deputy }),
  };
  return known.assignee === left.assignee &&
    known.deputy === left.deputy &&
    known.shutOuts === left.shutOuts &&
    known.hold === left.hold
    ? known
    : left;
}

/** A diary number as it is kept: without blanks around it, and one at most between its parts. */
export function readNumber(typed: string): { readonly value: string } | 'too_long' | undefined {
  const value = typed.trim().replace(/\s+/g, ' ');
  if (value === '') return undefined;
  return Array.from(value).length > limits.numberCharacters ? 'too_long' : { value };
}

/** A diary number as it is searched for: nobody has to type its blanks and capitals as they stand. */
export function comparable(number: string): string {
  return number.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}

/** The buttons above a register, each a question to every case. `all` are those that are open. */
export const filters = [
  'all',
  'mine',
  'new',
  'overdue',
  'for_us',
  'for_reporter',
  'closed',
] as const;
export type Filter = (typeof filters)[number];

/** What a filter asks of an open case. */
export interface Filtered {
  readonly status: Status;
  /** Something new stands in it that nobody has answered. */
  readonly news: boolean;
  readonly overdue: boolean;
}

/** Whether an open case answers to a filter. Whose it is stands in its record, and is asked there. */
export function answersTo(
  filter: Exclude<Filter, 'closed' | 'mine'>,
  { status, news, overdue }: Filtered,
): boolean {
  const waitsForUs = news || status === 'received';
  switch (filter) {
    case 'all':
      return true;
    case 'new':
      return status === 'received';
    case 'overdue':
      return overdue;
    case 'for_us':
      return waitsForUs;
    case 'for_reporter':
      return !waitsForUs && status !== 'closed';
  }
}

/** Whose case it is: the assignee's; the deputy's, too, while the assignee is away or there is none. */
export function looksAfter(
  { assignee, deputy }: Pick<Case, 'assignee' | 'deputy'>,
  member: MemberId,
  isAway: (member: MemberId) => boolean,
): boolean {
  if (assignee === member) return true;
  return deputy === member && (assignee === undefined || isAway(assignee));
}
