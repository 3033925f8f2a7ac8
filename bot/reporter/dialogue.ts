import { buttons } from '../domain/buttons';
import { addDays } from '../domain/day';
import { limits } from '../domain/limits';
import { cutToBytes, utf8Length } from '../domain/page';
import { drawReference } from '../domain/reference';
import type { Remark } from '../domain/remarks';
import type { ReporterView } from '../domain/view';
import type { Dialogue, Press, Shown } from '../ports/dialogue';
import type { DraftSealer } from '../ports/draft-sealer';
import { given } from './absorb';
import { begin, type Conversation, type Intent, type Texts, type Turn } from './conversation';
import { converse } from './converse';
import { perform } from './effects';
import { drawReceipt, type Reporter } from './reporter';
import { type Showing, showFault } from './show-fault';

/** Notices that answer what a card lets nobody send, or what was typed wrongly. */
const refusals: readonly Remark[] = ['choose', 'empty', 'too_long', 'mistyped', 'wrong_group'];

const storyFields = ['what', 'where', 'how', 'who'] as const;

export interface ReporterDialogue extends Reporter {
  readonly drafts: DraftSealer;
}

/** How a draft of the reporter's side is told from one of the desk's. */
interface ReporterDraft {
  readonly side: 'reporter';
  readonly state: Omit<Conversation, 'texts'>;
}

/** The reporter's side of the dialogue: opens the draft, runs the conversation, seals what comes of it. */
export function createReporterDialogue(reporter: ReporterDialogue): Dialogue {
  const { journal } = reporter;
  return async (press) => {
    const { state, intent } = await resume(reporter, press);
    try {
      const turn = await run(reporter, press, converse(state, intent));
      if (refusals.some((remark) => remark === turn.remark)) journal.count('input_refused');
      return await seal(reporter, press, turn);
    } catch (error) {
      journal.fault('reporter', error);
      journal.count('failed');
      return seal(reporter, press, showFault(state, press.fields));
    }
  };
}

async function run(reporter: ReporterDialogue, press: Press, first: Turn): Promise<Showing> {
  let turn = first;
  while (turn.kind === 'do') {
    const { state, effect, carry } = turn;
    turn = converse(state, await perform(reporter, press.who, state, effect, carry));
  }
  return turn;
}

/** The conversation that a press belongs to, and what the press means in it. */
async function resume(
  reporter: ReporterDialogue,
  press: Press,
): Promise<{ state: Conversation; intent: Intent }> {
  const { drafts, journal } = reporter;
  const block = press.texts === undefined ? {} : await drafts.openTexts(press.texts, press.who);
  if (block === undefined) journal.count('texts_altered');
  const kept = block ?? {};
  const button = buttons.find((known) => known === press.button);
  if (button === undefined && press.draft !== undefined) journal.count('press_unknown');
  if (press.draft === undefined) {
    return {
      state: start(reporter, press, {}),
      intent: { kind: 'press', button: undefined, fields: {} },
    };
  }
  const opened = await drafts.open<ReporterDraft | { readonly side: 'desk' }>(
    press.draft,
    press.who,
  );
  if (
    opened.kind !== 'altered' &&
    opened.draft.side === 'reporter' &&
    isOfLiveDay(opened.draft.state, reporter)
  ) {
    const state = { ...opened.draft.state, texts: kept };
    if (opened.kind === 'live')
      return { state, intent: { kind: 'press', button, fields: press.fields } };
    journal.count('draft_expired');
    return { state, intent: { kind: 'expired', fields: press.fields } };
  }
  if (button !== 'leave') journal.count('draft_altered');
  // It starts over, but what was typed is carried along.
  const texts = { ...kept, ...given(press.fields, [...storyFields, 'text']) };
  const state = start(reporter, press, texts);
  if (button === 'leave') return { state, intent: { kind: 'press', button, fields: {} } };
  return { state, intent: { kind: 'refused', remark: 'altered', carry: {} } };
}

/**
 * A conversation is named under the key of the day on which it began, so that submitting it twice files once. When that
 * key is gone it starts over, however lately its dialog was touched.
 */
function isOfLiveDay({ began }: Pick<Conversation, 'began'>, { clock }: ReporterDialogue): boolean {
  return began >= addDays(clock.today(), -1);
}

function start(reporter: ReporterDialogue, press: Press, texts: Texts): Conversation {
  return begin({
    id: reporter.random.id(),
    began: reporter.clock.today(),
    locale: press.locale,
    receipt: drawReceipt(reporter),
    reference: drawReference((length) => reporter.random.crockford(length)),
    texts,
  });
}

async function seal(
  { drafts, opensOn, clock }: ReporterDialogue,
  { who }: Press,
  turn: Showing,
): Promise<Shown> {
  const { view, remark, fields } = turn;
  const { texts, ...state } = turn.state;
  const draft: ReporterDraft = { side: 'reporter', state };
  const hidden = hiddenTexts(texts, view);
  return {
    view,
    locale: state.locale,
    ...(remark === undefined ? {} : { remark }),
    opensOn: opensOn(clock.today()),
    fields,
    draft: await drafts.seal(draft, who),
    ...(Object.keys(hidden).length === 0 ? {} : { texts: await drafts.sealTexts(hidden, who) }),
  };
}

/** Texts that stand in the view's own inputs travel there; the rest travels sealed, as much as fits its block. */
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
