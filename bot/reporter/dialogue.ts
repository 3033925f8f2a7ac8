import { limits } from '../domain/limits';
import { storyFields } from '../domain/message';
import { cutToBytes, utf8Length } from '../domain/page';
import type { Remark } from '../domain/remarks';
import type { ReporterView } from '../domain/view';
import { waitsFor } from '../domain/window';
import type { Dialogue, Press, Shown } from '../ports/dialogue';
import { type Dialog, hasLeft, leaveRow, withinDialog } from '../threads/dialog-row';
import type { Conversation, Texts } from './conversation';
import { converse } from './converse';
import { daysOf } from './days';
import { perform } from './effects';
import type { Drawn, Event, Next } from './event';
import type { ReporterWorld } from './reporter';
import { type ReporterDraft, resume } from './resume';
import { showFault } from './show-fault';

/** Remarks that answer what a card lets nobody send, or what was typed wrongly. */
const refusals: readonly Remark[] = ['choose', 'empty', 'too_long', 'mistyped', 'wrong_group'];

/** The reporter's side of the dialogue: opens the draft, runs the conversation, seals what comes of it. */
export function createReporterDialogue(world: ReporterWorld): Dialogue {
  const { journal } = world;
  return async (press) => {
    const { state, event, dialog } = await resume(world, press);
    try {
      const turn = await world.turn(press.who, async () => {
        const drawn = await run(withinDialog(world, dialog), press, converse(state, event));
        const left = await leaveRow(world, dialog, drawn.view);
        if (hasLeft(dialog, left, drawn.view)) await count(world, press);
        return { kind: 'done', drawn, left } as const;
      });
      if (turn.kind === 'busy')
        return await seal(world, press, await refuse(world, press, state, event), dialog);
      const { remark } = turn.drawn;
      if (refusals.some((refusal) => refusal === remark)) journal.count('input_refused');
      return await seal(world, press, turn.drawn, turn.left);
    } catch (error) {
      journal.fault('reporter', error);
      journal.count('failed');
      return seal(world, press, showFault(state, press.fields), dialog);
    }
  };
}

/** One more of the window's people. Whoever could not be counted has come all the same. */
async function count({ crowd, journal }: ReporterWorld, { who }: Press): Promise<void> {
  await crowd.counts(who).catch((error: unknown) => {
    journal.fault('reporter', error);
  });
}

async function run(world: ReporterWorld, press: Press, first: Next): Promise<Drawn> {
  let next = first;
  while (next.kind === 'do') {
    const { state, effect, redraw } = next;
    next = converse(state, await perform(world, press.who, state, effect, redraw));
  }
  return next;
}

/**
 * The same view with everything that was typed, for somebody who has as many presses under way as one person
 * may. Who reads at the desks is all that is asked for it.
 */
function refuse(world: ReporterWorld, press: Press, state: Conversation, event: Event) {
  world.journal.count('press_busy');
  const calm: Event = 'fields' in event ? { kind: 'busy', fields: event.fields } : event;
  return run(world, press, converse(state, calm));
}

async function seal(
  { drafts, windows }: ReporterWorld,
  { who }: Press,
  drawn: Drawn,
  { row }: Dialog,
): Promise<Shown> {
  const { view, remark, found, fields } = drawn;
  const { texts, ...state } = drawn.state;
  const draft: ReporterDraft = { side: 'reporter', state, row };
  const hidden = hiddenTexts(texts, view);
  const nothing = Object.keys(hidden).length === 0;
  return {
    view,
    locale: state.locale,
    remark,
    found,
    opensOn: windows.opensOn(state.opened ? waitsFor(daysOf(state.opened).desk) : 'window'),
    fields,
    draft: await drafts.seal(draft, who),
    texts: nothing ? undefined : await drafts.sealTexts(hidden, who),
    practice: state.practice,
    fromMessage: state.fromMessage,
  };
}

/** Texts of the view's own inputs travel there; the rest travels sealed, as much as fits its block. */
function hiddenTexts(texts: Texts, view: ReporterView): Record<string, string> {
  const own = view.name === 'story' ? storyFields : view.name === 'thread' ? ['text'] : [];
  let room: number = limits.textBytes;
  const hidden = Object.entries(texts).flatMap(([name, text]): [string, string][] => {
    if (text === '' || own.some((field) => field === name)) return [];
    const kept = cutToBytes(text, room);
    room -= utf8Length(kept);
    return [[name, kept]];
  });
  return Object.fromEntries(hidden);
}
