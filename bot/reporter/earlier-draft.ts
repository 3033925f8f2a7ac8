import type { FirstAnswers } from '../domain/first-guide';
import type { Conversation, Step } from './conversation';

/**
 * A conversation as it was sealed in a draft, by this version or by one with the first guide, whose drafts
 * open for two days after the upgrade.
 */
export type SealedState = Omit<Conversation, 'texts'> | FirstState;

interface FirstState
  extends Omit<Conversation, 'texts' | 'high' | 'step' | 'trail'>,
    Pick<FirstAnswers, 'ticks' | 'throughWork' | 'byStaff'> {
  readonly fit?: FirstAnswers['fit'];
  readonly step: Step | (typeof asked)[number];
  readonly trail: readonly (Step | (typeof asked)[number])[];
}

/** The steps of the first guide, which does not go on. */
const asked = [
  'safety',
  'danger',
  'security',
  'guide',
  'harm',
  'verdict',
  'others',
  'involved',
  'nobody',
] as const;

function isAsked(step: string): step is (typeof asked)[number] {
  return asked.some((known) => known === step);
}

/** What goes on of a draft. */
interface GoesOn {
  readonly state: Omit<Conversation, 'texts'>;
  /** It was within the first guide: the guide begins again. */
  readonly renewed: boolean;
}

/**
 * What goes on of a draft. One that was within the first guide begins the guide again, with whoever was named
 * as involved; one that had come to the receipt keeps what was answered, and going back begins the guide.
 */
export function goOn(sealed: SealedState): GoesOn {
  if ('high' in sealed) return { state: sealed, renewed: false };
  const { fit, ticks, throughWork, byStaff, step, trail, ...kept } = sealed;
  if (isAsked(step)) {
    const { toHr: _, ...others } = kept;
    const state = { ...others, high: [], talk: false, step: 'guide', trail: guideTrail } as const;
    return { state, renewed: true };
  }
  const first = fit && { fit, ticks, throughWork, ...(byStaff && { byStaff }) };
  const later = trail.filter((one): one is Step => !isAsked(one) && one !== 'start');
  const wasAsked = trail.some(isAsked);
  const way: readonly Step[] = wasAsked ? [...guideTrail, 'guide', ...later] : later;
  const back: readonly Step[] = wasAsked || !trail.includes('start') ? way : ['start', ...way];
  return { state: { ...kept, high: [], first, step, trail: back }, renewed: false };
}

const guideTrail = ['start', 'safety'] as const;
