import type { ButtonName } from '../../domain/buttons';
import type { DeskView } from '../../domain/desk-view';
import type { Fields } from '../../domain/fields';
import { isDeputy } from '../../domain/member';
import type { Redraw } from '../../ports/dialogue';
import type { Acting, ActingAtDesk } from './at-once';
import type { NextForm } from './command';
import type { At, DeskDraft, Placed } from './desk-draft';
import { findVisible, type OpenCase } from './find-thread';
import type { DeskWorld } from './world';

export interface Pressed extends Placed {
  readonly button: ButtonName;
  readonly fields: Fields;
}

/** A press in a thread that the member may see, with its submission's name. */
export type PressedIn = Pressed & Acting;

/** A press at the desk, about no case that it shows. */
export type PressedAtDesk = Pressed & ActingAtDesk & Pick<DeskDraft, 'id'>;

/** Where a press leads: another place, a form, a view that is drawn already, or nowhere. */
export interface DeskStep extends Redraw {
  readonly at?: At;
  readonly form?: NextForm;
  readonly view?: DeskView;
  /** The dialog, if something else in it has changed. */
  readonly draft?: DeskDraft;
  /** The thread, if this press has looked it up. */
  readonly visible?: OpenCase | undefined;
}

/** A button that neither opens nor sends a form. */
export type DeskPress = (pressed: Pressed) => DeskStep | Promise<DeskStep>;

export const queue: At = { kind: 'queue', page: 0 };

/** Refuses outside deputies: it is about the desk, or about cases that were not shown to them. */
export function unlessDeputy(press: DeskPress): DeskPress {
  return (pressed) =>
    isDeputy(pressed.member) ? { remark: 'not_as_deputy', fields: pressed.fields } : press(pressed);
}

/** Runs in a thread, if the member may still see it. */
export function inThread(press: (pressed: PressedIn) => DeskStep | Promise<DeskStep>): DeskPress {
  return async (pressed) => {
    const { world, draft, fields } = pressed;
    if (!('thread' in draft.at)) return { fields };
    const visible = await findVisible(pressed, draft.at.thread);
    if (visible === undefined) return { at: queue, remark: 'gone' };
    const submission = await world.drafts.submission(draft.id, draft.began, 'command');
    return press({ ...pressed, visible, submission });
  };
}

/** Runs at the desk, and not for an outside deputy. */
export function atDesk(press: (pressed: PressedAtDesk) => Promise<DeskStep>): DeskPress {
  return unlessDeputy(async (pressed) => {
    const { id, began } = pressed.draft;
    const submission = await pressed.world.drafts.submission(id, began, 'command');
    return press({ ...pressed, id, submission });
  });
}

/** Renames what is written next, so that it is sent by itself. */
export function renamed({ random, clock }: DeskWorld, draft: DeskDraft): DeskDraft {
  return { ...draft, id: random.id(), began: clock.today() };
}
