import { deskForms } from './desk-options';
import type { View } from './view';

/**
 * Where a dialog may end. `last`: the view is what somebody came for. `sent`: something was sent. A
 * reporter's answer with either waits for a beat. A verdict is on the way: leaving it leads to `left`. In
 * `wait` nothing has begun, and `desk_away` shows nothing.
 */
const ends = {
  on_the_way: [
    ['start', 'code', 'safety', 'security', 'guide'],
    ['more', 'involved', 'verdict', 'report_code', 'story'],
    ['talk', 'renew', 'wait', 'desk_propose'],
    ['desk_caller', 'desk_enter', 'desk_away', 'desk_redaction'],
    deskForms,
  ],
  last: [
    ['rights', 'employer', 'others', 'nobody', 'unopened'],
    ['account', 'thread', 'proof', 'practised'],
    ['joined', 'left', 'desk_queue', 'desk_thread', 'desk_waiting', 'desk_who_read'],
    ['desk_people', 'desk_together', 'desk_called', 'desk_entered', 'desk_code'],
    ['desk_account', 'desk_copy', 'desk_not_a_member', 'desk_expired'],
    ['desk_search', 'desk_refusal', 'desk_asked', 'desk_numbers', 'desk_list', 'desk_saved'],
    ['desk_several'],
  ],
  sent: [['filed', 'sent', 'desk_done']],
} as const satisfies Record<string, readonly (readonly View['name'][])[]>;

type End = keyof typeof ends;
const endOf = new Map(
  (['on_the_way', 'last', 'sent'] as const).flatMap((end) =>
    ends[end].flat().map((name) => [name, end] as const),
  ),
);

export const viewNames = [...endOf.keys()];

/**
 * Where a dialog ends that shows a view. The type of `name` makes the compiler refuse a view missing above.
 */
export function dialogEnd(name: (typeof viewNames)[number]): End {
  return endOf.get(name) ?? 'last';
}
