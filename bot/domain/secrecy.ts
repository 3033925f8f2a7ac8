import type { Desk } from './ids';

/**
 * Sections of offentlighets- och sekretesslagen (OSL) by which words of a case are masked: chapter, section
 * and point. The texts say when each holds. A stored word stays.
 */
export const sections = [
  '32:3b-1',
  '32:3b-2',
  '17:3b',
  '21:1',
  '21:3',
  '40:7g',
  '39:1',
  '39:2',
  '39:3',
  '25:1',
  '26:1',
] as const;
export type Section = (typeof sections)[number];

/** The sections of each desk, in the order in which they are offered. */
export type DeskSections = Readonly<Record<Desk, readonly Section[]>>;

const ofBoth = ['32:3b-1', '32:3b-2', '17:3b', '21:1', '21:3', '40:7g'] as const;

/** Unless the organisation sets others. Those of care and social services are never among them. */
export const usualSections: DeskSections = {
  whistleblowing: ofBoth,
  hr: ['39:1', '39:2', '39:3', ...ofBoth],
};

/** The secrecy of a case of the act as a whole: who reported, and who else is in it. */
const ofTheAct: readonly Section[] = ['32:3b-1', '32:3b-2'];

/** The sections of a whole copy's mark; none where none of the desk's protects the case as a whole. */
export function wholeSections(
  desk: Desk,
  isExcerpt: boolean,
  known: readonly Section[],
): readonly Section[] {
  // What HR got from a case of the act keeps its secrecy (OSL 32:3 b).
  return desk === 'hr' && !isExcerpt ? [] : known.filter((section) => ofTheAct.includes(section));
}
