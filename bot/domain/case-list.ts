import type { Filed } from './arrival';
import type { Subject } from './case';
import type { Day } from './day';
import type { MemberId } from './ids';
import type { Section } from './secrecy';
import type { Status } from './thread';

/**
 * The list of a period's cases, to be given out on request (OSL 5:1, 5:2): one member proposes it, another
 * agrees. It holds what both may read.
 */
export interface ListingCases {
  readonly kind: 'list';
  readonly by: MemberId;
  /** The desk's, not one case's. */
  readonly thread?: undefined;
  readonly period: ListPeriod;
  /** The cases whose subject is redacted, and those whose day is, by their marks. */
  readonly subjects: readonly string[];
  readonly days: readonly string[];
  /** By which section; unset where nothing is redacted. */
  readonly section?: Section | undefined;
  /** With the name of the list that both read: one that shows anything else is not given out. */
  readonly agreed?: { readonly by: MemberId; readonly on: Day; readonly found: string } | undefined;
}

/** A year or a month of arrival, such as `2026` or `2026-11`. */
export type ListPeriod = `${number}`;

/** Reads a period; `undefined` for anything else. */
export function parsePeriod(typed: string): ListPeriod | undefined {
  const period = typed.trim();
  return /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(period) ? (period as ListPeriod) : undefined;
}

/** A case in the list. What is redacted is not in it. */
export interface ListedCase extends Partial<Filed> {
  readonly number?: string | undefined;
  readonly subject?: Subject | undefined;
  readonly status: Status;
  readonly redacted: readonly ('day' | 'subject')[];
}

/** How a member has a list: writes it, proposed it, is asked about it, or agreed on it. */
export const listStandings = ['draft', 'own', 'asked', 'agreed'] as const;
export type ListStanding = (typeof listStandings)[number];

/** How a member has a proposed list; `undefined` for one on which two others agreed. */
export function standingOf(
  { by, agreed }: ListingCases,
  member: MemberId,
): ListStanding | undefined {
  if (agreed !== undefined) return [by, agreed.by].includes(member) ? 'agreed' : undefined;
  return by === member ? 'own' : 'asked';
}

/** A period's cases as they are listed, without what is redacted. They are in order of arrival. */
export function listed(
  all: readonly (Omit<ListedCase, 'redacted'> & Filed & { readonly mark: string })[],
  { period, subjects, days }: Pick<ListingCases, 'period' | 'subjects' | 'days'>,
): readonly (ListedCase & { readonly mark: string })[] {
  // Marks are random: the order of a day tells nothing.
  const rank = ({ filedOn, mark }: (typeof all)[number]): string => `${filedOn} ${mark}`;
  return all
    .filter(({ filedOn }) => filedOn.startsWith(period))
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map(({ mark, number, status, subject, filedOn, filedUntil }) => {
      const isDayless = days.includes(mark);
      const isRedacted = subjects.includes(mark);
      return {
        ...{ mark, number, status },
        ...(!isDayless && { filedOn, filedUntil }),
        ...(!isRedacted && { subject }),
        redacted: [
          ...(isDayless ? ['day' as const] : []),
          ...(isRedacted ? ['subject' as const] : []),
        ],
      };
    });
}
