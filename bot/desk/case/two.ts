import type { AuditEvent } from '../../domain/audit';
import { addDays } from '../../domain/day';
import type { MemberId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import type { ProposalOf, TwoChoice } from '../../domain/proposal';
import { changeState } from '../../threads/change-state';
import {
  type Answerable,
  closingShown,
  exclusionShown,
  halfShown,
  type Looking,
  listShown,
  redactedCopyToRead,
  type ShowsTwo,
  type TwoAnswer,
  type TwoKind,
} from './answerable';
import { type CaseToChange, doAtDesk, doAtOnce } from './at-once';
import { withRecord } from './change-case';
import type { WriteOutcome } from './command';
import type { DeskContext, OpenCase } from './context';
import { isRequestedAround } from './excerpt';
import { excludeFrom } from './leave-case';
import {
  changed,
  ended,
  openProposals,
  type Proposed,
  proposalsAmong,
  proposalsOf,
} from './proposals';
import { answerRedactedCopy } from './redact-words';
import { placesOfWords, removeWords } from './remove-words';
import type { WritesAtOnce } from './writes-at-once';

/** A proposal as it is answered: in its case, or at the desk. */
type Answering<K extends TwoKind> = TwoAnswer &
  DeskContext & {
    readonly case?: OpenCase;
    readonly one: Answerable<K>;
  };

type Made = WritesAtOnce | WriteOutcome;

/** The audit's lines: of a yes; of a no, or the proposer's own; of the proposer's yes without a second. */
interface Lines {
  readonly yes: AuditEvent;
  readonly no?: AuditEvent;
  readonly alone?: AuditEvent;
}

/** All about a kind of what takes two. */
type TakesTwo<K extends TwoKind> = Lines & {
  /** How a member sees it, with what this one can answer; `undefined` if not at all. */
  who(...of: Parameters<ShowsTwo<K>>): ReturnType<ShowsTwo<K>>;
  /** The member whom the lines are about. */
  about?(proposal: ProposalOf<K>, choice: TwoChoice): MemberId | undefined;
  /** What is done; the proposal ends as well, unless that says otherwise. */
  onYes(answering: Answering<K>): Made | Promise<Made>;
  onNo?(answering: Answering<K>): Made | Promise<Made>;
};

const takesTwo: { readonly [K in TwoKind]: TakesTwo<K> } = {
  close_together: {
    ...{ yes: 'closing_agreed', no: 'closing_declined', alone: 'closing_alone' },
    who: closingShown,
    about: ({ by }, choice) => (choice === 'alone' ? undefined : by),
    onYes: ({ world, member: { id: by }, one, beside: alone }) => ({
      proposals: [changed(world, one, { agreed: { by, on: world.clock.today(), alone } })],
    }),
  },
  exclude: {
    ...{ yes: 'exclusion_agreed', no: 'exclusion_refused', alone: 'exclusion_alone' },
    who: exclusionShown,
    about: ({ target }) => target,
    onYes: inCase(excludeFrom),
    onNo: inCase(({ world, case: visible }) => withRecord(world, visible, () => ({}))),
  },
  lift_hold: {
    yes: 'hold_ended',
    who: halfShown,
    onYes: inCase(({ world, case: visible }) =>
      withRecord(world, visible, (known) => ({ changed: { ...known, hold: undefined } })),
    ),
  },
  redaction: {
    ...{ yes: 'redactions_agreed', no: 'redactions_refused' },
    who: redactedCopyToRead,
    onYes: inCase(answerRedactedCopy),
    onNo: inCase(answerRedactedCopy),
  },
  open_expired: {
    yes: 'open_expired_agreed',
    who: halfShown,
    about: ({ by }) => by,
    onYes: inCase(async ({ world, case: visible }) => {
      const { row, state } = visible;
      const openUntil = addDays(world.clock.today(), limits.openExpiredDays);
      return {
        // Two may have proposed it at once.
        proposals: ended(await proposalsOf(world, row.desk, 'open_expired', visible)),
        thread: await changeState(world, row, { ...state, expired: { openUntil } }),
      };
    }),
  },
  list: {
    ...{ yes: 'list_agreed', no: 'list_refused' },
    who: listShown,
    about: ({ by }) => by,
    onYes: ({ world, member: { id: by }, one, found = '', isLast }) =>
      isLast === true
        ? { proposals: [changed(world, one, { agreed: { by, on: world.clock.today(), found } })] }
        : 'not_now',
  },
  remove: {
    ...{ yes: 'removal_agreed', no: 'removal_refused' },
    who: halfShown,
    onYes: inCase(async ({ world, case: visible, one: { proposal } }) => {
      if (await isRequestedAround({ world, member: visible.member, case: visible }))
        return 'asked_for';
      const today = world.clock.today();
      const there = await placesOfWords(world, visible, proposal.words, today);
      // This proposal has the words as well, and ends with every other that has them.
      return removeWords(world, visible, there, proposal.words, today);
    }),
  },
};

/** Does something in a case: whenever something in one is answered, the case is there. */
function inCase<K extends TwoKind>(
  does: (answering: Answering<K> & DeskContext<'case'>) => Promise<Made>,
): (answering: Answering<K>) => Promise<Made> {
  return async ({ case: visible, ...answering }) =>
    visible === undefined ? 'gone' : does({ ...answering, case: visible });
}

/**
 * What waits for a second member, as far as this one may know of it, with what this one can answer. Whatever
 * is not among it is neither shown to the member nor answered by that member.
 * @param proposed all that the desk has of proposals, if they are opened already
 */
export async function findAnswerable<K extends TwoKind>(
  looking: Looking,
  kind: K,
  proposed?: readonly Proposed[],
): Promise<readonly Answerable<K>[]> {
  const found: Answerable<K>[] = [];
  const { world, member, case: visible } = looking;
  const all = proposed ?? (await openProposals(world, member.desk));
  for (const one of proposalsAmong(all, world.clock.today(), kind, visible)) {
    const shown = await takesTwo[kind].who(looking, one);
    if (shown !== undefined) found.push({ ...one, shown });
  }
  // A colleague's come before the member's own.
  return found.sort((a, b) => Number(a.shown.own) - Number(b.shown.own));
}

/** What waits by its id, or the first of its kind; none if there is none any more. */
export async function findAnswered<K extends TwoKind>(
  looking: Looking,
  kind: K,
  which?: string,
): Promise<Answerable<K> | undefined> {
  const all = await findAnswerable(looking, kind);
  return which === undefined ? all[0] : all.find(({ row }) => row.id === which);
}

/** Answers a proposal: a no of its proposer takes it back. Within the write it is looked at again. */
export function answerTwo(
  acting: DeskContext<'submission'> & Partial<CaseToChange>,
  kind: TwoKind,
  { choice: said, ...answered }: TwoAnswer,
): Promise<WriteOutcome> {
  const { world, member, case: visible } = acting;
  const of: TakesTwo<TwoKind> = takesTwo[kind];
  const writesIn = async (now?: OpenCase): Promise<Made> => {
    const looking = { world, member, ...(now && { case: now }) };
    const one = await findAnswered(looking, kind, answered.which);
    if (one === undefined) return 'changed_meanwhile';
    const choice = said === 'no' && one.shown.own ? 'take_back' : said;
    // It takes two.
    if (!one.shown.choices.includes(choice)) return 'not_now';
    const answering = { ...looking, ...answered, choice, one };
    const isYes = choice === 'yes' || choice === 'alone';
    const made = await (isYes ? of.onYes(answering) : of.onNo?.(answering));
    if (typeof made === 'string') return made;
    const subject = of.about?.(one.proposal, choice);
    return { proposals: ended([one]), ...made, ...(subject && { subject }) };
  };
  const event = of[said === 'take_back' ? 'no' : said] ?? of.yes;
  return visible === undefined
    ? doAtDesk(acting, event, writesIn)
    : doAtOnce({ ...acting, case: visible }, event, writesIn);
}
