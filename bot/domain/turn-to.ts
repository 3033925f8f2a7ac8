import type { Answers, Matter } from './questionnaire';

/** Authorities by kind of matter, named as in `adaptive-cards/texts/authorities.json`. */
export const namedAuthorities = [
  'healthAndCare',
  'privacy',
  'competition',
  'economicCrime',
  'police',
  'workEnvironment',
] as const;
export type NamedAuthority = (typeof namedAuthorities)[number];

type ByDetail = Readonly<Record<string, readonly NamedAuthority[]>>;

const care = ['healthAndCare'] as const;
const data = ['privacy'] as const;
const work = ['workEnvironment'] as const;
const gain = ['competition', 'economicCrime', 'police'] as const;

/**
 * Where to turn with a matter when the handlers let a day pass (VBL 4:7). Listed only where an answer is
 * certain; the rights have the whole list.
 */
const byMatter: Readonly<Record<Matter, ByDetail>> = {
  care: {
    mistake: care,
    hunch: care,
    staff: care,
    peers: care,
    child: care,
    adult: care,
    unsure: care,
  },
  data: { hunch: data, misuse: data, slip: data, unsure: data },
  gain: { others: gain, stolen: ['police'] },
  work: { punished: work, life: work, surroundings: work, several: work, single: work },
  accident: { hidden: work, injury: work, care, data },
  broken: { ignored: work, life: work },
  danger: { ignored: work, life: work, adult: care, unseen: work },
  view: { harm: care },
  other: { harm: care, adult: care },
  cheating: {},
  security: {},
};

/** The authorities for these answers, if any. */
export function authoritiesFor(answers: Answers | undefined): readonly NamedAuthority[] {
  if (answers === undefined) return [];
  return byMatter[answers.about][answers.detail] ?? [];
}
