import { arrivalOf } from '../../domain/arrival';
import {
  type ListingCases,
  type ListStanding,
  listed,
  parsePeriod,
  standingOf,
} from '../../domain/case-list';
import type { DeskView } from '../../domain/desk-view';
import type { MemberId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { withoutExpiry } from '../../domain/readers';
import { knownAs } from '../../domain/redacted-copy';
import type { Remark } from '../../domain/remarks';
import { isReadByAll } from '../case/answerable';
import { doAtDesk, once } from '../case/at-once';
import { titleOf } from '../case/colleagues';
import type { DeskContext } from '../case/context';
import type { AtKind } from '../case/desk-draft';
import type { DeskStep } from '../case/page-press';
import { newProposal, type Proposed, proposalsOf } from '../case/proposals';
import { answerTwo, findAnswerable } from '../case/two';
import type { WritesAtOnce } from '../case/writes-at-once';
import { casesOf, threadsOfDesk } from './search';

/** Cases of a part, so that it fits one text of either messenger's dialog. */
const partCases = 12;

type Listing = Pick<ListingCases, 'period' | 'subjects' | 'days'>;

/** A period's cases that all of some members may read, those past their time included. */
async function casesIn(seat: DeskContext, readers: readonly MemberId[], listing: Listing) {
  const { world, member } = seat;
  const people = await world.people.ofDesk(member.desk);
  const all = await threadsOfDesk(seat);
  const read = all.filter((one) => isReadByAll(people, readers, withoutExpiry(one)));
  const known = await casesOf(
    seat,
    read.map(({ row }) => ({ thread: row.id })),
  );
  const cases = read.map(({ row, state }) => {
    const { number, subject } = known.get(row.id) ?? {};
    return {
      ...{ mark: knownAs(row.id), number, subject, status: state.status },
      ...arrivalOf(row, state),
    };
  });
  return listed(cases, listing);
}

interface FoundList {
  readonly from: Proposed<ListingCases>;
  readonly standing: ListStanding;
  readonly cases: Awaited<ReturnType<typeof casesIn>>;
  /** A name for what it shows. */
  readonly name: string;
}

/** The list that a member is asked about, else the last one that he proposed, or agreed on. */
async function listNow(seat: DeskContext): Promise<FoundList | undefined> {
  const { member } = seat;
  const all = await findAnswerable(seat, 'list');
  // Rows have no order of their own: the latest day, then the member's own.
  const rank = ({ row, proposal }: Proposed<ListingCases>): string =>
    `${row.day} ${proposal.by === member.id ? 1 : 0}`;
  const ranked = [...all].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const had = (standing: ListStanding) =>
    ranked.findLast(({ proposal }) => standingOf(proposal, member.id) === standing);
  const from = all.find(({ shown }) => !shown.own) ?? had('own') ?? had('agreed');
  if (from === undefined) return undefined;
  const { by, agreed, section } = from.proposal;
  const cases = await casesIn(seat, [by, agreed?.by ?? member.id], from.proposal);
  // A section by which nothing here is redacted would tell of other cases.
  const isRedacted = cases.some(({ redacted }) => redacted.length > 0);
  const shown = JSON.stringify([cases, isRedacted && section]);
  const name = seat.world.proposalSealer.nameOf(Buffer.from(from.row.id), shown);
  const standing = standingOf(from.proposal, member.id) ?? 'own';
  return { from, standing, cases, name };
}

/** The cases of a period as a member may read them, none redacted yet, and a name for what it shows. */
async function draftOf(
  seat: DeskContext,
  period: ListingCases['period'],
): Promise<Pick<FoundList, 'cases' | 'name'>> {
  const cases = await casesIn(seat, [seat.member.id], { period, subjects: [], days: [] });
  const name = seat.world.proposalSealer.nameOf(Buffer.from(period), JSON.stringify(cases));
  return { cases, name };
}

/**
 * A part of the list of a period, or of the one that is there, and the form for another. Where the list is
 * another than the one that was read, the form alone: an old page draws no other list.
 */
export async function listView(
  seat: DeskContext,
  at: AtKind<'list'>,
): Promise<{ readonly at: AtKind<'list'>; readonly view: DeskView }> {
  const { world, member } = seat;
  const sections = world.sections[member.desk];
  const bare = { name: 'desk_list', sections } as const;
  const { period } = at;
  const now = period === undefined ? await listNow(seat) : undefined;
  const { standing = 'draft', from } = now ?? {};
  const { cases, name } = now ?? (period && (await draftOf(seat, period))) ?? {};
  const { by = member.id, agreed, section } = from?.proposal ?? {};
  if ([at.found, agreed?.found].some((found) => found !== undefined && found !== name))
    return { at: { kind: 'list', part: 0 }, view: { ...bare, changed: true } };
  if (cases === undefined) return { at: { kind: 'list', part: 0 }, view: bare };
  const parts = Math.max(1, Math.ceil(cases.length / partCases));
  const part = Math.max(0, Math.min(at.part, parts - 1));
  const first = part * partCases;
  const people = await world.people.ofDesk(member.desk);
  const list = {
    ...{ period: from?.proposal.period ?? period ?? '', section, standing, part, parts, first },
    cases: cases.slice(first, first + partCases).map(({ mark: _, ...one }) => one),
    ...{ by: titleOf(people, by), on: agreed?.on, with: agreed && titleOf(people, agreed.by) },
  };
  const there = { ...at, part, found: name, isLast: part === parts - 1 };
  return { at: there, view: { ...bare, list } };
}

/** Shows a period's list, proposes it with what is redacted, or answers the one of a colleague. */
export async function pressList(pressed: DeskContext<'press'>): Promise<DeskStep> {
  const { world, member, draft, button, fields } = pressed;
  const at = { kind: 'list', part: 0 } as const;
  const { id: by } = member;
  const before: AtKind<'list'> = draft.at.kind === 'list' ? draft.at : at;
  if (button === 'desk_list') {
    if (fields.arrived === undefined) return { at };
    const period = parsePeriod(fields.arrived);
    return period === undefined ? { at, remark: 'no_period', fields } : { at: { ...at, period } };
  }
  if (button === 'desk_do_list') {
    const writesIn = async (): Promise<WritesAtOnce | Remark> => {
      if (before.period === undefined) return 'no_period';
      const redacted = await readRedacted(pressed, before.period, before.found);
      if (typeof redacted === 'string') return redacted;
      const all = await proposalsOf(world, member.desk, 'list');
      const own = all.find(({ proposal }) => standingOf(proposal, by) === 'own')?.row;
      const id = own?.id ?? draft.id;
      const made = newProposal({ world, member, draft: { id } }, { kind: 'list', by, ...redacted });
      return { proposals: [{ ...(own && { from: own }), ...made }] };
    };
    const remark = await once(pressed, 'list_proposed', () =>
      doAtDesk(pressed, 'list_proposed', writesIn),
    );
    if (remark === 'list_proposed') return { at, remark };
    // The numbers that were typed are of another list: it is read first.
    return remark === 'changed_meanwhile'
      ? { at: { ...at, period: before.period }, remark, fields }
      : { remark, fields };
  }
  const choice = button === 'desk_do_list_yes' ? 'yes' : 'no';
  const done = choice === 'yes' ? 'list_agreed' : 'list_refused';
  const remark = await once(pressed, done, async () => {
    const now = await listNow(pressed);
    if (now === undefined || now.name !== before.found) return 'changed_meanwhile';
    const { isLast } = before;
    return answerTwo(pressed, 'list', { choice, which: now.from.row.id, found: now.name, isLast });
  });
  return { at, remark };
}

/** Whose subject and whose day is redacted, by the numbers that the member was shown. */
async function readRedacted(
  pressed: DeskContext<'press'>,
  period: ListingCases['period'],
  found: string | undefined,
): Promise<Omit<ListingCases, 'kind' | 'by'> | Remark> {
  const { world, member, fields } = pressed;
  const { cases: there, name } = await draftOf(pressed, period);
  if (found !== name) return 'changed_meanwhile';
  const marks = (typed = ''): readonly (string | undefined)[] =>
    [...new Set(typed.match(/\d+/g))].map((number) => there[Number(number) - 1]?.mark);
  const [subjects, days] = [marks(fields.entry), marks(fields.days)];
  const section = world.sections[member.desk].find((one) => one === fields.section);
  if (!isWhole(subjects) || !isWhole(days)) return 'no_entry';
  const count = subjects.length + days.length;
  if (count > limits.redactions) return 'redactions_full';
  if (count > 0 && section === undefined) return 'choose';
  return { period, subjects, days, section: count > 0 ? section : undefined };
}

const isWhole = (marks: readonly (string | undefined)[]): marks is readonly string[] =>
  !marks.includes(undefined);
