import type { Desk } from './ids';

/**
 * A section of offentlighets- och sekretesslagen (OSL) by which words of a case are redacted: chapter,
 * section and point, such as `32:3b-1`. The organisation may set any.
 */
export type Section = `${number}:${string}`;

/** Reads a section; `undefined` for anything else. */
export function parseSection(typed: string): Section | undefined {
  return /^[1-9]\d?:[1-9]\d?[a-z]?(-[1-9])?$/.test(typed) ? (typed as Section) : undefined;
}

/** The sections of each desk, in the order in which they are offered. */
export type DeskSections = Readonly<Record<Desk, readonly Section[]>>;

/** The secrecy of a case of the act: who reported, and who else is in it. */
const ofTheAct: readonly Section[] = ['32:3b-1', '32:3b-2', '17:3b'];
const common = [
  ...(['18:1', '18:8', '19:1', '19:3', '21:1', '21:3', '21:7'] as const),
  ...(['23:1', '23:2', '23:3', '31:16', '40:7g'] as const),
];
const ofStaff = ['39:1', '39:2', '39:3'] as const;

/** Unless the organisation sets others. Those of care and social services are never among them. */
export const usualSections: DeskSections = {
  whistleblowing: [...ofTheAct, ...common],
  hr: [...ofStaff, ...ofTheAct, ...common],
};

/** The sections of which the texts say when each holds. */
export const explained: readonly Section[] = [...ofTheAct, ...common, ...ofStaff, '25:1', '26:1'];

/** A case, as far as its secrecy depends on it. */
interface OfCase {
  readonly desk: Desk;
  readonly excerpt: boolean;
  /** It is assessed as outside the act. */
  readonly isOutside?: boolean;
}

/** The sections that fit a case. What HR got from a case of the act keeps its secrecy (OSL 32:3 b). */
export function sectionsFor(
  { desk, excerpt }: OfCase,
  known: readonly Section[],
): readonly Section[] {
  const isOfAct = desk === 'whistleblowing' || excerpt;
  return isOfAct ? known : known.filter((section) => !ofTheAct.includes(section));
}

/**
 * The sections of a whole copy's mark; none where none of the desk's protects the case as a whole, or where
 * the case is assessed as outside the act.
 */
export function wholeSections(of: OfCase, known: readonly Section[]): readonly Section[] {
  if (of.isOutside === true) return [];
  return sectionsFor(of, known).filter((section) => section.startsWith('32:3b'));
}
