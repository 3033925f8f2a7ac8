import type { DeskView } from '../domain/desk-view';
import type { Fields } from '../domain/fields';
import type { Remark } from '../domain/remarks';
import type { Redraw } from '../ports/dialogue';
import type { DeskWorld } from './desk';
import type { DeskDraft, SeenThread } from './desk-draft';

/** A place in the desk's dialog as it is drawn. Sealed, it is what the member is shown. */
export interface Drawn {
  readonly draft: DeskDraft;
  readonly view: DeskView;
  readonly remark?: Remark | undefined;
  readonly fields: Fields;
}

export function drawn(draft: DeskDraft, view: DeskView, { remark, fields = {} }: Redraw): Drawn {
  return { draft, view, remark, fields };
}

/** Whether a thread was read on this day. */
export function isOfToday({ clock }: Pick<DeskWorld, 'clock'>, { readOn }: SeenThread): boolean {
  return readOn === clock.today();
}
