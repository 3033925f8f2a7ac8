/**
 * The guide: the matter, and the one answer asked for next. Each answer is named with its rule, so every
 * combination has exactly one. The order is the order shown. Matters begin with what is easily told apart,
 * and end with what is mistaken for something grave. Of the answers the first true one is to be chosen. So a
 * grave one comes after what it is mistaken for, and below a mild one is what that may hide. Death and grave
 * injury come first of all: the clock counts there.
 */
export const guide = {
  data: {
    secret: 'security',
    hunch: 'doubt',
    misuse: 'data_misuse',
    slip: 'data_slip',
    unsure: 'doubt',
  },
  view: { cheating: 'cheating', harm: 'harm_unclear', own: 'own_terms', opinion: 'opinion' },
  gain: { pay: 'own_terms', hunch: 'doubt', others: 'gain', stolen: 'theft', unsure: 'doubt' },
  work: {
    life: 'life',
    punished: 'reprisal',
    surroundings: 'surroundings',
    several: 'several_treated',
    single: 'own_terms',
  },
  accident: {
    hidden: 'hushed_up',
    injury: 'work_injury',
    care: 'care_mistake',
    data: 'data_slip',
    unsure: 'doubt',
  },
  broken: {
    life: 'life',
    ignored: 'danger',
    cheating: 'cheating',
    repair: 'repair',
    unsure: 'doubt',
  },
  care: {
    mistake: 'care_mistake',
    hunch: 'harm_unclear',
    staff: 'harm_by_staff',
    peers: 'among_each_other',
    child: 'child_elsewhere',
    adult: 'adult_elsewhere',
    unsure: 'harm_unclear',
  },
  danger: {
    life: 'life',
    adult: 'adult_elsewhere',
    ignored: 'danger',
    unseen: 'new_danger',
    repair: 'repair',
    own: 'own_terms',
    unsure: 'doubt',
  },
  cheating: { own: 'own_terms', hunch: 'doubt', grave: 'cheating', unsure: 'doubt' },
  other: {
    cheating: 'cheating',
    harm: 'harm_unclear',
    adult: 'adult_elsewhere',
    own: 'own_terms',
    unsure: 'doubt',
  },
  /** Not shown: a button of its own leads here, before anything is asked. */
  security: { secret: 'security', ordinary: 'doubt' },
} as const;

type Guide = typeof guide;
export type Matter = keyof Guide;
/** The second answer; the choices depend on the matter. */
export type Detail = { [M in Matter]: Extract<keyof Guide[M], string> }[Matter];
export type GuideRule = { [M in Matter]: Guide[M][keyof Guide[M]] }[Matter];

/** Every matter ever stored, in the order of the guide. */
export const matters = Object.keys(guide) as readonly Matter[];
export const shownMatters = matters.filter((matter) => matter !== 'security');

export function detailsOf(about: Matter): readonly Detail[] {
  return Object.keys(guide[about]) as readonly Detail[];
}

/** Who may be involved: two named groups, and any of those who receive reports. */
export const involvedOnes = ['management', 'hr', 'receiver'] as const;
export type Involved = (typeof involvedOnes)[number];
/** The two that are ticked next to the people by name. */
export const highOnes = ['management', 'hr'] as const satisfies readonly Involved[];
export type High = (typeof highOnes)[number];

/** What an employee answered in the guide. */
export interface Answers {
  readonly about: Matter;
  readonly detail: Detail;
  readonly involved: readonly Involved[];
}

/** The rule that answers lead to; `doubt` for a detail of another matter. */
export function ruleOf({ about, detail }: Pick<Answers, 'about' | 'detail'>): GuideRule {
  const rules: Readonly<Partial<Record<Detail, GuideRule>>> = guide[about];
  return rules[detail] ?? 'doubt';
}
