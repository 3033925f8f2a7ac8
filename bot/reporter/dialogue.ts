import { limits } from '../domain/limits';
import { storyFields } from '../domain/message';
import { cutToBytes, utf8Length } from '../domain/page';
import type { ReporterView } from '../domain/view';
import { type WaitsFor, waitsFor } from '../domain/window';
import type { Dialogue, Press, Shown } from '../ports/dialogue';
import { allowanceOf, type Dialog, waitsForBeat, windowsOf } from '../threads/dialog';
import type { Conversation, Texts } from './conversation';
import { converse } from './converse';
import { daysOf } from './days';
import { perform } from './effects';
import type { Drawn, Event, Next } from './event';
import type { ReporterWorld } from './reporter';
import { type ReporterDraft, resume } from './resume';
import { showFault } from './show-fault';

/** The reporter's side of the dialogue: opens the draft, runs the conversation, seals what follows. */
export function createReporterDialogue(shared: Omit<ReporterWorld, 'allowance'>): Dialogue {
  const { journal } = shared;
  const counted = new Set<string>();
  /** A dialog that goes on in another window counts there once, whatever is done in it. */
  const goesOn = (dialog: Dialog): Dialog => {
    const windows = windowsOf(shared.windows);
    if (dialog.counted === windows) return dialog;
    const key = `${dialog.id} ${windows}`;
    for (const one of counted) if (!one.endsWith(windows)) counted.delete(one);
    if (!counted.has(key)) shared.onGoesOn();
    counted.add(key);
    return { ...dialog, counted: windows };
  };
  return async (press) => {
    const { state, event, dialog: then } = await resume(shared, press);
    const dialog = goesOn(then);
    let waited = false as boolean;
    const pool: ReporterWorld['pool'] = {
      ...shared.pool,
      submit: (submission) => {
        waited = true;
        return shared.pool.submit({ ...submission, dialog: dialog.id });
      },
    };
    const allowance = allowanceOf(dialog);
    const world: ReporterWorld = { ...shared, pool, allowance };
    const beat = (): Promise<void> => {
      waited = true;
      return pool.beat();
    };
    const dialogAfter = (): Dialog => ({ ...dialog, sent: allowance.spent() });
    try {
      const turn = await world.turn(press.who, async () => {
        const drawn = await run(world, press, converse(state, event));
        return { kind: 'done', drawn } as const;
      });
      if (turn.kind === 'busy')
        return await seal(world, press, await refuse(world, press, state, event), dialog);
      if (dialog.exchanges === limits.reportExchanges) await count(world, press);
      // Whether something was sent is not to be seen by how long the answer takes.
      if (!waited && waitsForBeat(turn.drawn.view)) await beat();
      return await seal(world, press, turn.drawn, dialogAfter());
    } catch (error) {
      journal.fault('reporter', error);
      journal.count('failed');
      if (!waited) await beat().catch(() => undefined);
      return seal(world, press, showFault(state, press.fields), dialogAfter());
    }
  };
}

/** One more of the window's people. A failed count never fails the press. */
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

/** The same view with all that was typed, for somebody with as many presses under way as one may have. */
function refuse(world: ReporterWorld, press: Press, state: Conversation, event: Event) {
  world.journal.count('press_busy');
  const calm: Event = 'fields' in event ? { kind: 'busy', fields: event.fields } : event;
  return run(world, press, converse(state, calm));
}

async function seal(
  { drafts, windows }: ReporterWorld,
  { who }: Press,
  drawn: Drawn,
  dialog: Dialog,
): Promise<Shown> {
  const { view, remark, found, fields } = drawn;
  const { texts, ...state } = drawn.state;
  const draft: ReporterDraft = { side: 'reporter', state, dialog };
  const hidden = hiddenTexts(texts, view);
  const nothing = Object.keys(hidden).length === 0;
  return {
    view,
    locale: state.locale,
    remark,
    found,
    opensOn: windows.when(waitsIn(state)).outOn,
    fields,
    draft: await drafts.seal(draft, who),
    texts: nothing ? undefined : await drafts.sealTexts(hidden, who),
    practice: state.practice,
    fromMessage: state.fromMessage,
  };
}

/** What waits for which release: what is written in an opened thread, or a report that is not sent yet. */
function waitsIn({ opened }: Omit<Conversation, 'texts'>): WaitsFor {
  return opened === undefined ? 'window' : waitsFor(daysOf(opened).desk, opened.urgent);
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
