/**
 * The guide: what it is about, and the one answer that is asked for next. Each answer is named with the rule
 * that it leads to, so that every combination has exactly one. All stands in the order in which it is shown.
 * Matters: what is easily told from all else comes first, and then what one in a hurry would take for
 * anything grave. Answers: the first that is true is to be chosen, so what a grave matter is mistaken for
 * stands first, and below a mild one what it may hide.
 */
export const guide = {
  care: {
    mistake: 'care_mistake',
    staff: 'harm_by_staff',
    peers: 'among_each_other',
    child: 'child_elsewhere',
    adult: 'adult_elsewhere',
    unsure: 'harm_unclear',
  },
  data: { secret: 'security', misuse: 'data_misuse', slip: 'data_slip', unsure: 'doubt' },
  gain: { pay: 'own_terms', others: 'gain', stolen: 'theft', unsure: 'doubt' },
  work: {
    punished: 'reprisal',
    life: 'life',
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
  broken: { ignored: 'danger', cheating: 'cheating', life: 'life', repair: 'repair' },
  danger: {
    ignored: 'danger',
    life: 'life',
    unseen: 'new_danger',
    repair: 'repair',
    own: 'own_terms',
    unsure: 'doubt',
  },
  cheating: { own: 'own_terms', grave: 'cheating', unsure: 'doubt' },
  view: { cheating: 'cheating', harm: 'harm_unclear', own: 'own_terms', opinion: 'opinion' },
  other: { cheating: 'cheating', harm: 'harm_unclear', own: 'own_terms', unsure: 'doubt' },
  /** Not among what is shown: a button of its own leads here, before anything is asked. */
  security: { secret: 'security', ordinary: 'doubt' },
} as const;

type Guide = typeof guide;
export type Matter = keyof Guide;
/** What was answered next; which ones there are depends on the matter. */
export type Detail = { [M in Matter]: Extract<keyof Guide[M], string> }[Matter];
/** The rules that the guide leads to; `triage.ts` says where each goes. */
export type GuideRule = { [M in Matter]: Guide[M][keyof Guide[M]] }[Matter];

/** Every matter that was ever stored, in the order in which the guide shows them. */
export const matters = Object.keys(guide) as readonly Matter[];
/** The ten that the guide shows. */
export const shownMatters = matters.filter((matter) => matter !== 'security');

/** The answers to what is asked about a matter, in their order. */
export function detailsOf(about: Matter): readonly Detail[] {
  return Object.keys(guide[about]) as readonly Detail[];
}

/** Who may be involved: two that are named as such, and any of those who receive reports. */
export const involvedOnes = ['management', 'hr', 'receiver'] as const;
export type Involved = (typeof involvedOnes)[number];
/** Those who are ticked beside the people by name. */
export const highOnes = ['management', 'hr'] as const satisfies readonly Involved[];
export type High = (typeof highOnes)[number];

/** What an employee answered in the guide. */
export interface Answers {
  readonly about: Matter;
  /** One of `detailsOf(about)`. */
  readonly detail: Detail;
  /** Who is involved, without a name. */
  readonly involved: readonly Involved[];
}

/** The rule that answers lead to; that which leaves it to the handlers for a detail of another matter. */
export function ruleOf({ about, detail }: Pick<Answers, 'about' | 'detail'>): GuideRule {
  const rules: Readonly<Partial<Record<Detail, GuideRule>>> = guide[about];
  return rules[detail] ?? 'doubt';
}

/** Every combination of answers there is: the ground over which triage is total. */
export function* everyAnswer(): Generator<Answers> {
  for (const about of matters) {
    for (const detail of detailsOf(about)) {
      for (let mask = 0; mask < 2 ** involvedOnes.length; mask++) {
        const involved = involvedOnes.filter((_, bit) => (mask & (1 << bit)) !== 0);
        yield { about, detail, involved };
      }
    }
  }
}
