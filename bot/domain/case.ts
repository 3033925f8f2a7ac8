import type { Assessment } from './assessment';
import type { CallWord } from './call-word';
import type { Day } from './day';
import type { DueFacts } from './dues';
import type { FollowUp } from './follow-up';
import type { Handing } from './handing';
import type { Holding } from './hold';
import type { Desk, MemberId } from './ids';
import { limits } from './limits';
import type { CaseRequests } from './request';
import type { Status } from './thread';

/**
 * The subjects of a case in a register that anybody may ask to see (OSL 5:2). The list is closed, so a
 * subject names nobody. A stored word stays.
 */
export const subjects = [
  'report_under_act',
  'report_outside_act',
  'inquiry',
  'hr_matter',
  'work_environment',
] as const;
export type Subject = (typeof subjects)[number];

export function subjectsOf(desk: Desk): readonly Subject[] {
  const own: readonly Subject[] =
    desk === 'hr'
      ? ['hr_matter', 'work_environment']
      : ['report_under_act', 'report_outside_act', 'inquiry'];
  return subjects.filter((subject) => own.includes(subject));
}

export interface Assessed {
  readonly is: Assessment;
  readonly by: MemberId;
  readonly on: Day;
}

/** What a desk knows of a case besides its messages. Sealed; nothing in it is about the reporter. */
export interface Case extends Handing, Holding, FollowUp, CaseRequests {
  /** The diary number from the organisation's own register. */
  readonly number?: string | undefined;
  readonly subject?: Subject | undefined;
  /** Which of the organisations that share the channel it is about (VBL 5:4). */
  readonly party?: string | undefined;
  readonly assignee?: MemberId | undefined;
  /** The member who looks after it while the assignee is away. */
  readonly deputy?: MemberId | undefined;
  readonly assessed?: Assessed | undefined;
  /** The word by which the reporter is known on the telephone. */
  readonly word?: CallWord | undefined;
  /** A member did alone what takes two, and no colleague has confirmed reading it. */
  readonly alone?: Alone | undefined;
  /** It was archived: then it is disposed of at its time, decision or not. */
  readonly archived?: Archived | undefined;
}

/** The package, or a paper copy, is in the archive. */
export const archivings = ['package', 'paper'] as const;
export interface Archived {
  readonly how: (typeof archivings)[number];
  readonly on: Day;
  /** Its number in the archive; may be empty. */
  readonly number: string;
}

export interface Alone {
  readonly by: MemberId;
  readonly on: Day;
  /** A redacted copy was given out; else a colleague was shut out. */
  readonly gave?: true | undefined;
}

export const emptyCase: Case = {};

/** What is done with a fact. Where people's words are in it, `text-names.ts` says so. */
interface Treatment {
  /** Copies and the package have it, and a change of it is something to archive. */
  readonly record: boolean;
  /** The package's index has it as well. */
  readonly index: boolean;
  /** It goes along from HR to the handlers. */
  readonly moves: boolean;
  /** The thread's state mirrors what is due by it: reminders and disposal go by that. */
  readonly due: boolean;
}

const no = { record: false, index: false, moves: false, due: false } as const;
const record = { ...no, record: true } as const;
const index = { ...record, index: true } as const;
const due = { ...no, due: true, moves: true } as const;

/** The one list of a case's facts: the compiler asks for a new one. */
const facts = {
  ...{ number: index, subject: index, party: index, assignee: index, assessed: index },
  ...{ deferred: { ...record, due: true }, toGive: { ...record, due: true } },
  ...{ duties: { ...due, record: true }, hold: { ...due, record: true } },
  ...{ steps: { ...due, record: true }, deputy: no, word: no, archived: no, alone: due },
  // Requests have notes of their own in the record.
  ...{ askedOn: due, keptUntil: due, appealedOn: due },
} as const satisfies {
  readonly [F in keyof Case]-?: Treatment & { due: F extends keyof DueFacts ? true : false };
};
const treatments = Object.entries(facts) as [keyof Case, Treatment][];

type FactWith<T extends keyof Treatment> = {
  [F in keyof Case]-?: (typeof facts)[F][T] extends true ? F : never;
}[keyof Case];
/** A fact of the record. */
export type RecordFact = FactWith<'record'>;
/** A fact of the package's index. */
export type IndexFact = FactWith<'index'>;

/** Whether a case's record has got something else. */
export function isMore(before: Case, after: Case): boolean {
  return treatments.some(
    ([fact, of]) => of.record && JSON.stringify(before[fact]) !== JSON.stringify(after[fact]),
  );
}

/**
 * What goes along of HR's record at a move. No member's id does, but that of a member who gave out alone: a
 * handler has to read that.
 */
export function movedAlong({ alone, duties, ...known }: Case): Case {
  const own = duties?.filter((one) => 'law' in one);
  const all: Case = {
    ...known,
    alone: alone?.gave ? alone : undefined,
    duties: own?.length ? own : undefined,
  };
  return Object.fromEntries(
    treatments.flatMap(([fact, of]) =>
      of.moves && all[fact] !== undefined ? [[fact, all[fact]]] : [],
    ),
  );
}

/** The case after a member has left it: not assignee, not deputy. */
export function withoutMember(known: Case, member: MemberId): Case {
  const { assignee, deputy } = known;
  if (assignee !== member && deputy !== member) return known;
  const other = (one?: MemberId): MemberId | undefined => (one === member ? undefined : one);
  return { ...known, assignee: other(assignee), deputy: other(deputy) };
}

/** Reads a diary number as it is stored: trimmed, with single blanks. */
export function readNumber(typed: string): { readonly value: string } | 'too_long' | undefined {
  const value = typed.trim().replace(/\s+/g, ' ');
  if (value === '') return undefined;
  return Array.from(value).length > limits.numberCharacters ? 'too_long' : { value };
}

/** A diary number as it is searched for: without blanks or case. */
export function comparable(number: string): string {
  return number.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}

/** The end of a diary number, from its first digit on, by which it is found: "2026/123" of "KS 2026/123". */
export function endOfNumber(number: string): string {
  return comparable(number).replace(/^\D+(?=\d)/, '');
}

/** The buttons below a register, each a question to every case. `all` means all open ones. */
export const filters = [
  'all',
  'mine',
  'new',
  'overdue',
  'for_us',
  'for_reporter',
  'requests',
  'closed',
] as const;
export type Filter = (typeof filters)[number];
/** What a table of cases can be sorted by; `due` is the queue's own order. */
export const listOrders = ['due', 'reference', 'subject', 'assignee', 'status', 'changed'] as const;
export type ListOrder = (typeof listOrders)[number];
/** What the field of a month says for closed cases of every month. */
export const everyMonth = 'every';
/** The filters that ask for no record: their counts are shown. */
export type CountedFilter = Exclude<Filter, 'closed' | 'mine'>;

export interface Filtered {
  readonly status: Status;
  /** It holds something new that nobody has answered, or a colleague waits for the member's answer. */
  readonly news: boolean;
  readonly overdue: boolean;
  /** Somebody has asked for a record of it, and no decision is noted. */
  readonly asked: boolean;
}

/** Whether an open case matches a filter. `mine` is asked of its record: `looksAfter`. */
export function answersTo(
  filter: CountedFilter,
  { status, news, overdue, asked }: Filtered,
): boolean {
  const isOurTurn = news || asked || status === 'received';
  switch (filter) {
    case 'all':
      return true;
    case 'new':
      return status === 'received';
    case 'overdue':
      return overdue;
    case 'for_us':
      return isOurTurn;
    case 'for_reporter':
      return !isOurTurn && status !== 'closed';
    case 'requests':
      return asked;
  }
}

/** Whether a member looks after a case: as assignee, or as deputy while the assignee is away or missing. */
export function looksAfter(
  { assignee, deputy }: Pick<Case, 'assignee' | 'deputy'>,
  member: MemberId,
  isAway: (member: MemberId) => boolean,
): boolean {
  if (assignee === member) return true;
  return deputy === member && (assignee === undefined || isAway(assignee));
}
