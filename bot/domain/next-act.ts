import type { ButtonName } from './buttons';
import { addDays, type Day } from './day';
import { type DeskOption, deskOptions } from './desk-options';
import { limits } from './limits';
import type { CaseDue } from './what-is-due';

/** Where a member does what is due. What is only read, or is erased by itself, is no act. */
const acts = {
  punished: 'desk_reply',
  ...{ request: 'desk_decide', answer: 'desk_reply', meet: 'desk_reply', message: 'desk_reply' },
  ...{ hr_yes: 'desk_give_hr', feedback: 'desk_feedback', tell: 'desk_tell', give: 'desk_given' },
  ...{ breach: 'desk_duty', person: 'desk_steps', action: 'desk_steps', hold: 'desk_hold' },
  named: 'desk_steps',
} as const satisfies Readonly<Partial<Record<CaseDue['what'], ButtonName>>>;

/** What a member can do next in a case. Texts: `nextActs.<kind>`. */
export const nextActs = Object.keys(acts) as readonly (keyof typeof acts)[];

export interface NextAct {
  readonly what: (typeof nextActs)[number];
  readonly act: ButtonName;
}

/**
 * What is due first in a case. What has no day is due today; what is more than some weeks off is not due yet.
 * What a colleague asks has a button of its own, where it is said.
 * @param may what the member can do in the case now
 */
export function nextAct(
  {
    dues,
    may,
  }: {
    readonly dues: readonly CaseDue[];
    readonly may: readonly DeskOption[];
  },
  today: Day,
): NextAct | undefined {
  const near = addDays(today, limits.feedbackRemindedDays);
  const all = dues.flatMap(({ what, by = today }) => {
    const known = nextActs.find((one) => one === what);
    if (known === undefined || by > near || (known === 'give' && by > today)) return [];
    const act = acts[known];
    const option = deskOptions.find((one) => act === `desk_${one}`);
    if (option !== undefined && !may.includes(option)) return [];
    return [{ what: known, act, by: known === 'punished' ? '' : by }];
  });
  const [first] = all.sort((a, b) => (a.by === b.by ? 0 : a.by < b.by ? -1 : 1));
  if (first?.what !== 'message') return first && { what: first.what, act: first.act };
  // One answer is the first one, or says whether to meet.
  const instead = all.find(({ what }) => what === 'meet' || what === 'answer');
  return { what: instead?.what ?? 'message', act: first.act };
}
