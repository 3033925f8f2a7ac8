import type { Answers, guide, Matter } from './questionnaire';

/** What may have to be told elsewhere at once: harm to somebody in care, an accident, a breach of data. */
export const deskDuties = ['harm', 'injury', 'breach'] as const;
export type DeskDuty = (typeof deskDuties)[number];

/** What an answer of the guide can hide. */
interface CanHide {
  readonly duties: readonly DeskDuty[];
  /** A threat or a danger to life, somebody's or one's own: then 112 stands on the way. */
  readonly danger: boolean;
}

const nothing: CanHide = { duties: [], danger: false };
const threat: CanHide = { duties: [], danger: true };
const harm: CanHide = { duties: ['harm'], danger: true };
const injury: CanHide = { duties: ['injury'], danger: true };
/** An address that is kept secret from somebody violent can be among what was spread. */
const breach: CanHide = { duties: ['breach'], danger: true };
const hurt: CanHide = { duties: ['harm', 'injury'], danger: true };
const anything: CanHide = { duties: deskDuties, danger: true };

/**
 * Every answer of the guide, with what it can hide at its worst. An answer without a row does not compile.
 * Harm: SoL (2025:400) 19:1 and 27:2, skollagen 6:10, PSL 6:4. Injury: AML 3:3 a. Breach: GDPR article 33.
 */
const canHide: {
  readonly [M in Matter]: Readonly<Record<Extract<keyof (typeof guide)[M], string>, CanHide>>;
} = {
  data: { secret: threat, hunch: breach, misuse: breach, slip: breach, unsure: breach },
  gain: { pay: nothing, hunch: threat, others: threat, stolen: nothing, unsure: threat },
  work: {
    life: injury,
    punished: threat,
    surroundings: threat,
    several: threat,
    single: threat,
  },
  accident: { hidden: anything, injury, care: harm, data: breach, unsure: anything },
  broken: { life: injury, ignored: injury, cheating: threat, repair: threat, unsure: injury },
  care: {
    mistake: harm,
    hunch: harm,
    staff: harm,
    peers: harm,
    child: harm,
    adult: harm,
    unsure: harm,
  },
  danger: {
    life: injury,
    adult: harm,
    ignored: injury,
    unseen: injury,
    repair: threat,
    own: threat,
    unsure: injury,
  },
  cheating: { own: threat, hunch: threat, grave: threat, unsure: threat },
  view: { cheating: nothing, harm: hurt, own: nothing, opinion: nothing },
  other: { cheating: threat, harm: hurt, adult: harm, own: threat, unsure: anything },
  security: { secret: threat, ordinary: anything },
};

/** What answers can hide. A report without any, as by telephone, can hide anything. */
export function hiddenIn(answers: Pick<Answers, 'about' | 'detail'> | undefined): CanHide {
  if (answers === undefined) return anything;
  const row: Readonly<Partial<Record<Answers['detail'], CanHide>>> = canHide[answers.about];
  return row[answers.detail] ?? anything;
}
