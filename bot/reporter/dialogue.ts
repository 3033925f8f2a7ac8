import { limits } from '../domain/limits';
import { storyFields } from '../domain/message';
import { cutToBytes, utf8Length } from '../domain/page';
import type { Remark } from '../domain/remarks';
import type { ReporterView } from '../domain/view';
import { type WaitsFor, waitsFor } from '../domain/window';
import type { Dialogue, Press, Shown } from '../ports/dialogue';
import { allowanceOf, comesWithBeat, type Dialog, windowsOf } from '../threads/dialog';
import { tellsWhoOpens } from '../threads/is-damaged';
import { type Conversation, daysOf, type Texts } from './conversation';
import { converse } from './converse';
import { perform } from './effects';
import type { DrawnView, Effect, Event, Next } from './event';
import { type ReporterDraft, resume } from './resume';
import { showFault } from './show-fault';
import type { ReporterWorld } from './world';

/** The reporter's side of the dialogue: opens the draft, runs the conversation, seals what follows. */
export function createReporterDialogue(shared: Omit<ReporterWorld, 'allowance'>): Dialogue {
  const { journal } = shared;
  const counted = new Map<string, boolean>();
  /** A dialog that can send and goes on in another window counts there once, whatever is done in it. */
  const goesOn = (dialog: Dialog, { step }: Pick<Conversation, 'step'>): Dialog => {
    const windows = windowsOf(shared.windows);
    const sends = dialog.mayOnlyRead !== true && step !== 'wait' && step !== 'left';
    if (dialog.counted === windows || !sends) return dialog;
    const key = `${dialog.id} ${windows}`;
    for (const one of counted.keys()) if (!one.endsWith(windows)) counted.delete(one);
    const maySend = counted.get(key) ?? shared.onGoesOn();
    counted.set(key, maySend);
    return { ...dialog, counted: windows, ...(!maySend && { mayOnlyRead: true }) };
  };
  const answer = async (own: Omit<ReporterWorld, 'allowance'>, press: Press): Promise<Shown> => {
    const { dialog: then, ...resumed } = await resume(own, press);
    const dialog = goesOn(then, resumed.state);
    const full = dialog.mayOnlyRead === true ? own.full : undefined;
    const { state, event } = full === undefined ? resumed : withoutReport(resumed, press);
    const allowance = allowanceOf(dialog);
    const world: ReporterWorld = { ...own, allowance };
    const leaves = press.button === 'leave';
    let waited = false as boolean;
    const beat = async (): Promise<void> => {
      if (waited || allowance.hasSubmitted()) return;
      waited = true;
      await world.pool.beat();
    };
    const sealed = (drawn: DrawnView): Promise<Shown> =>
      seal(world, press, full === undefined ? drawn : saysFull(drawn, full), allowance.after());
    const failed = async (error: unknown): Promise<Shown> => {
      if (!tellsWhoOpens(error)) {
        journal.fault('reporter', error);
        journal.count('failed');
      }
      await beat().catch(() => undefined);
      return sealed(showFault(state, press.fields));
    };
    const work = async (): Promise<Shown> => {
      const tried: Effect['kind'][] = [];
      const drawn = await run(world, press, converse(state, event), tried);
      // Whether something was sent, or taken, is not to be seen by how long the answer takes.
      const sends = tried.some((kind) => sendingEffects.includes(kind));
      if (!leaves && (sends || comesWithBeat(drawn.view))) await beat();
      return sealed(drawn);
    };
    if (dialog.exchanges === limits.reportExchanges) await count(world, press);
    // A press has its place until it is answered, whether or not it sends.
    const answered = await world.turn(press.who, () => work().catch(failed));
    // A closed dialog waits as well, but takes no place from the next one.
    if (leaves) await beat().catch(() => undefined);
    if (!('kind' in answered)) return answered;
    return refuse(world, press, state, event).then(sealed).catch(failed);
  };
  return (press) => shared.inRounds((pool) => answer({ ...shared, pool }, press));
}

/** Begins no report in a dialog in which nothing can be sent, and goes on with practice. */
function withoutReport(
  resumed: { readonly state: Conversation; readonly event: Event },
  { button }: Press,
): typeof resumed {
  const { practice, practised, ...state } = resumed.state;
  const isReal = practice === undefined || state.step === 'practised';
  return button === 'report' && isReal ? { state, event: { kind: 'begun' } } : resumed;
}

/** Says that nothing can be sent, before a word is typed. */
function saysFull(drawn: DrawnView, full: Remark): DrawnView {
  const { view, remark } = drawn;
  if (drawn.state.practice !== undefined) return drawn;
  const isFirst = view.name === 'start' || view.name === 'thread';
  const said = remark === 'dialogs_many' || (remark === undefined && isFirst) ? full : remark;
  const isOpen = view.name === 'start' && view.intake === 'open';
  return { ...drawn, remark: said, ...(isOpen && { view: { ...view, intake: 'full' } }) };
}

/** One more of the window's people. A failed count never fails the press. */
async function count({ crowd, journal }: ReporterWorld, { who }: Press): Promise<void> {
  await crowd.counts(who).catch((error: unknown) => {
    journal.fault('reporter', error);
  });
}

/** Those of which practice has the like, at whose end it waits for a beat. */
const sendingEffects: readonly Effect['kind'][] = ['file', 'add', 'renew'];

async function run(
  world: ReporterWorld,
  press: Press,
  first: Next,
  tried: Effect['kind'][] = [],
): Promise<DrawnView> {
  let next = first;
  while (next.kind === 'do') {
    tried.push(next.effect.kind);
    next = converse(next.state, await perform(world, press.who, next));
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
  drawn: DrawnView,
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

/** What waits for which pass: what is written in an opened thread, or a report that is not sent yet. */
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
