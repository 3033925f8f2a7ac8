import { type ButtonName, buttons } from '../domain/buttons';
import { addDays } from '../domain/day';
import { limits } from '../domain/limits';
import { cutToBytes, utf8Length } from '../domain/page';
import { drawReference } from '../domain/reference';
import type { Remark } from '../domain/remarks';
import type { ReporterView } from '../domain/view';
import type { Dialogue, Press, Shown } from '../ports/dialogue';
import { textsIn } from './absorb';
import { begin, type Conversation, type Texts } from './conversation';
import { converse } from './converse';
import { perform } from './effects';
import type { Drawn, Event, Next } from './event';
import { drawReceipt, type ReporterWorld } from './reporter';
import { showFault } from './show-fault';

/** Remarks that answer what a card lets nobody send, or what was typed wrongly. */
const refusals: readonly Remark[] = ['choose', 'empty', 'too_long', 'mistyped', 'wrong_group'];

const storyFields = ['what', 'where', 'how', 'who'] as const;

/** How a draft of the reporter's side is told from one of the desk's. */
interface ReporterDraft {
  readonly side: 'reporter';
  readonly state: Omit<Conversation, 'texts'>;
}

/** The reporter's side of the dialogue: opens the draft, runs the conversation, seals what comes of it. */
export function createReporterDialogue(world: ReporterWorld): Dialogue {
  const { journal } = world;
  return async (press) => {
    const { state, event } = await resume(world, press);
    try {
      const next = await run(world, press, converse(state, event));
      if (refusals.some((remark) => remark === next.remark)) journal.count('input_refused');
      return await seal(world, press, next);
    } catch (error) {
      journal.fault('reporter', error);
      journal.count('failed');
      return seal(world, press, showFault(state, press.fields));
    }
  };
}

async function run(world: ReporterWorld, press: Press, first: Next): Promise<Drawn> {
  let next = first;
  while (next.kind === 'do') {
    const { state, effect, redraw } = next;
    next = converse(state, await perform(world, press.who, state, effect, redraw));
  }
  return next;
}

interface Resumed {
  readonly state: Conversation;
  readonly event: Event;
}

/** The conversation that a press belongs to, and what the press means in it. */
async function resume(world: ReporterWorld, press: Press): Promise<Resumed> {
  const { drafts, journal } = world;
  const block = press.texts === undefined ? {} : await drafts.openTexts(press.texts, press.who);
  if (block === undefined) journal.count('texts_altered');
  const kept = block ?? {};
  const button = buttons.find((known) => known === press.button);
  if (button === undefined && press.draft !== undefined) journal.count('press_unknown');
  if (press.draft === undefined) {
    if (button !== undefined) return withoutDraft(world, press, button, kept);
    return {
      state: start(world, press, {}),
      event: { kind: 'press', button: undefined, fields: {} },
    };
  }
  const opened = await drafts.open<ReporterDraft | { readonly side: 'desk' }>(
    press.draft,
    press.who,
  );
  if (
    opened.kind !== 'altered' &&
    opened.draft.side === 'reporter' &&
    isOfLiveDay(opened.draft.state, world)
  ) {
    const state = { ...opened.draft.state, texts: kept };
    if (opened.kind === 'live')
      return { state, event: { kind: 'press', button, fields: press.fields } };
    journal.count('draft_expired');
    return { state, event: { kind: 'expired', fields: press.fields } };
  }
  if (button !== 'leave') journal.count('draft_altered');
  return startOver(world, press, button, kept, 'altered');
}

/** A client that does not send what is hidden: on a page of messages the draft stands in a hidden input. */
function withoutDraft(
  world: ReporterWorld,
  press: Press,
  button: ButtonName,
  kept: Texts,
): Resumed {
  if (button !== 'leave') world.journal.count('draft_missing');
  return startOver(world, press, button, kept, 'draft_missing');
}

/** It starts over, but what was typed is carried along. */
function startOver(
  world: ReporterWorld,
  press: Press,
  button: ButtonName | undefined,
  kept: Texts,
  remark: Remark,
): Resumed {
  const texts = { ...kept, ...textsIn(press.fields, [...storyFields, 'text']) };
  const state = start(world, press, texts);
  if (button === 'leave') return { state, event: { kind: 'press', button, fields: {} } };
  return { state, event: { kind: 'refused', remark, redraw: {} } };
}

/**
 * A conversation is named under the key of the day on which it began, so that submitting it twice files once.
 * When that key is gone it starts over, however lately its dialog was touched.
 */
function isOfLiveDay({ began }: Pick<Conversation, 'began'>, { clock }: ReporterWorld): boolean {
  return began >= addDays(clock.today(), -1);
}

function start(world: ReporterWorld, press: Press, texts: Texts): Conversation {
  return begin({
    id: world.random.id(),
    began: world.clock.today(),
    locale: press.locale,
    receipt: drawReceipt(world),
    reference: drawReference((length) => world.random.crockford(length)),
    texts,
  });
}

async function seal(
  { drafts, opensOn, clock }: ReporterWorld,
  { who }: Press,
  drawn: Drawn,
): Promise<Shown> {
  const { view, remark, fields } = drawn;
  const { texts, ...state } = drawn.state;
  const draft: ReporterDraft = { side: 'reporter', state };
  const hidden = hiddenTexts(texts, view);
  const nothing = Object.keys(hidden).length === 0;
  return {
    view,
    locale: state.locale,
    remark,
    opensOn: opensOn(clock.today()),
    fields,
    draft: await drafts.seal(draft, who),
    texts: nothing ? undefined : await drafts.sealTexts(hidden, who),
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
