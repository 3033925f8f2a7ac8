import type { Answers, guide, Matter } from './questionnaire';

/** What may have to be told elsewhere at once: harm to somebody in care, an accident, a breach of data. */
export const deskDuties = ['harm', 'injury', 'breach'] as const;
export type DeskDuty = (typeof deskDuties)[number];

/** What an answer of the guide can hide. */
interface CanHide {
  readonly duties: readonly DeskDuty[];
}

const nothing: CanHide = { duties: [] };
const harm: CanHide = { duties: ['harm'] };
const injury: CanHide = { duties: ['injury'] };
const breach: CanHide = { duties: ['breach'] };
const hurt: CanHide = { duties: ['harm', 'injury'] };
const anything: CanHide = { duties: deskDuties };

/**
 * Every answer of the guide, with what it can hide at its worst. An answer without a row does not compile.
 * Harm: SoL (2025:400) 19:1 and 27:2, skollagen 6:10, PSL 6:4. Injury: AML 3:3 a. Breach: GDPR article 33.
 */
const canHide: {
  readonly [M in Matter]: Readonly<Record<Extract<keyof (typeof guide)[M], string>, CanHide>>;
} = {
  data: { secret: nothing, misuse: breach, slip: breach, unsure: breach },
  gain: { pay: nothing, others: nothing, stolen: nothing, unsure: nothing },
  work: {
    punished: nothing,
    life: injury,
    surroundings: nothing,
    several: nothing,
    single: nothing,
  },
  accident: { hidden: anything, injury, care: harm, data: breach, unsure: anything },
  broken: { ignored: injury, cheating: nothing, life: injury, repair: nothing },
  care: { mistake: harm, staff: harm, peers: harm, child: harm, adult: harm, unsure: harm },
  danger: {
    ignored: injury,
    life: injury,
    unseen: injury,
    repair: nothing,
    own: nothing,
    unsure: injury,
  },
  cheating: { own: nothing, grave: nothing, unsure: nothing },
  view: { cheating: nothing, harm: hurt, own: nothing, opinion: nothing },
  other: { cheating: nothing, harm: hurt, own: nothing, unsure: anything },
  security: { secret: nothing, ordinary: anything },
};

/** What answers can hide. A report without any, as by telephone, can hide anything. */
export function hiddenIn(answers: Pick<Answers, 'about' | 'detail'> | undefined): CanHide {
  if (answers === undefined) return anything;
  const row: Readonly<Partial<Record<Answers['detail'], CanHide>>> = canHide[answers.about];
  return row[answers.detail] ?? anything;
}
