import { drawReference } from '../domain/reference';
import { acts } from '../domain/view';
import type { Dialogue, Press, Shown } from '../ports/dialogue';
import type { DraftSealer } from '../ports/draft-sealer';
import { absorb, given } from './absorb';
import { begin, type Conversation, type Intent, type Texts, type Turn } from './conversation';
import { converse } from './converse';
import { drawReceipt, perform, type Reporter } from './perform';
import { showIn } from './show';

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
  return async (press) => {
    const { state, intent } = await resume(reporter, press);
    try {
      return await seal(reporter, press, await run(reporter, press, converse(state, intent)));
    } catch (error) {
      reporter.journal.fault('reporter', error);
      return seal(reporter, press, failed(state, press));
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

type Showing = Extract<Turn, { kind: 'show' }>;

/** The conversation that a press belongs to, and what the press means in it. */
async function resume(
  reporter: ReporterDialogue,
  press: Press,
): Promise<{ state: Conversation; intent: Intent }> {
  const { drafts, journal } = reporter;
  const kept =
    press.texts === undefined ? {} : ((await drafts.openTexts(press.texts, press.who)) ?? {});
  const act = acts.find((known) => known === press.act);
  if (press.draft === undefined) {
    return {
      state: start(reporter, press, {}),
      intent: { kind: 'press', act: undefined, fields: {} },
    };
  }
  const opened = await drafts.open<ReporterDraft | { readonly side: 'desk' }>(
    press.draft,
    press.who,
  );
  if (opened.kind !== 'altered' && opened.draft.side === 'reporter') {
    const state = { ...opened.draft.state, texts: kept };
    if (opened.kind === 'live')
      return { state, intent: { kind: 'press', act, fields: press.fields } };
    journal.count('draft_expired');
    return { state, intent: { kind: 'expired', fields: press.fields } };
  }
  if (act !== 'leave') journal.count('draft_altered');
  // It starts over, but what was typed is carried along.
  const texts = { ...kept, ...given(press.fields, ['what', 'where', 'how', 'who', 'text']) };
  const state = start(reporter, press, texts);
  if (act === 'leave') return { state, intent: { kind: 'press', act, fields: {} } };
  return { state, intent: { kind: 'refused', notice: 'altered', carry: {} } };
}

function start(reporter: ReporterDialogue, press: Press, texts: Texts): Conversation {
  return begin({
    id: reporter.chance.id(),
    began: reporter.clock.today(),
    locale: press.locale,
    receipt: drawReceipt(reporter),
    reference: drawReference((length) => reporter.chance.crockford(length)),
    texts,
  });
}

async function seal(
  { drafts, opensOn, clock }: ReporterDialogue,
  { who }: Press,
  turn: Showing,
): Promise<Shown> {
  const { view, notice, fields } = turn;
  const { texts, ...state } = turn.state;
  const draft: ReporterDraft = { side: 'reporter', state };
  // Texts that stand in this view's own inputs travel there; the rest travels sealed.
  const hidden = Object.fromEntries(
    Object.entries(texts).filter(([name, text]) => text !== '' && !(name in fields)),
  );
  return {
    view,
    locale: state.locale,
    ...(notice === undefined ? {} : { notice }),
    opensOn: opensOn(clock.today()),
    fields,
    draft: await drafts.seal(draft, who),
    ...(Object.keys(hidden).length === 0 ? {} : { texts: await drafts.sealTexts(hidden, who) }),
  };
}

/** After a fault: the same view, as far as it can be shown without asking anything, with everything that was typed. */
function failed(before: Conversation, press: Press): Showing {
  const absorbed = absorb(before, press.fields);
  const state: Conversation =
    absorbed.step === 'thread' ? { ...absorbed, step: 'start', trail: [] } : absorbed;
  const nobody = { today: state.began, opensOn: state.began, readers: [] };
  const turn = showIn(state, nobody, { notice: 'failed', fields: press.fields });
  if (turn.kind === 'show') return turn;
  return { kind: 'show', state, view: { name: 'guide' }, notice: 'failed', fields: {} };
}
