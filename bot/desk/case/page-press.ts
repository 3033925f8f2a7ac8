import type { DeskView } from '../../domain/desk-view';
import { isDeputy } from '../../domain/member';
import type { Redraw } from '../../ports/dialogue';
import type { NextForm } from './command';
import type { DeskContext, DeskWorld, OpenCase } from './context';
import type { At, DeskDraft } from './desk-draft';
import { findVisible } from './find-thread';

/** Where a press leads: another place, a form, a view that is drawn already, or nowhere. */
export interface DeskStep extends Redraw {
  readonly at?: At;
  readonly form?: NextForm;
  readonly view?: DeskView;
  /** The dialog, if something else in it has changed. */
  readonly draft?: DeskDraft;
  /** The thread, if this press has looked it up. */
  readonly case?: OpenCase | undefined;
}

/** A button that neither opens nor sends a form. */
export type DeskPress = (pressed: DeskContext<'press'>) => DeskStep | Promise<DeskStep>;

export const queue: At = { kind: 'queue', page: 0 };

/** Refuses outside deputies: it is about the desk, or about cases that were not shown to them. */
export function unlessDeputy(press: DeskPress): DeskPress {
  return (pressed) =>
    isDeputy(pressed.member) ? { remark: 'not_as_deputy', fields: pressed.fields } : press(pressed);
}

/** Runs in a thread, if the member may still see it. */
export function inThread(
  press: (pressed: DeskContext<'case' | 'press'>) => DeskStep | Promise<DeskStep>,
): DeskPress {
  return async (pressed) => {
    const { draft, fields } = pressed;
    if (!('thread' in draft.at)) return { fields };
    const visible = await findVisible(pressed, draft.at.thread);
    return visible === undefined
      ? { at: queue, remark: 'gone' }
      : press({ ...pressed, case: visible });
  };
}

/** Renames what is written next, so that it is sent by itself. */
export function renamed({ random, clock }: DeskWorld, draft: DeskDraft): DeskDraft {
  return { ...draft, id: random.id(), began: clock.today() };
}
