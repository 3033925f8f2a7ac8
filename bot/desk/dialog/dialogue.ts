import { buttons } from '../../domain/buttons';
import type { DeskView } from '../../domain/desk-view';
import type { Fields } from '../../domain/fields';
import type { Member } from '../../domain/member';
import { closeReasonsOf } from '../../domain/message';
import { type WaitsFor, waitsFor } from '../../domain/window';
import type { Dialogue, Press, Shown } from '../../ports/dialogue';
import { commands } from '../actions/index';
import {
  cutToFit,
  type Kept,
  keepTexts,
  keepTicks,
  keptAt,
  withoutPlace,
} from '../actions/unsent-texts';
import type { DeskContext, DeskWorld } from '../case/context';
import { asUnread, type DeskDraft } from '../case/desk-draft';
import type { Drawn } from '../case/drawn';
import { formView } from '../pages/form';
import { draw, drawQueue, drawStep } from './draw';
import { followPress } from './presses';
import { type Resumed, resume } from './resume';

/**
 * The desk's side of the dialogue. Who asks is looked up at every press; nobody is a member in memory.
 * @param others answers a person who has begun too many dialogs
 */
export function createDeskDialogue(world: DeskWorld, others: Dialogue): Dialogue {
  return async (press) => {
    const found = await resume(world, press);
    if (found === undefined) return others(press);
    const resumed = keep(found, press);
    try {
      const turn = await world.turn(press.who, () => answerOne(world, press, resumed));
      if (!('kind' in turn)) return turn;
      world.journal.count('press_busy');
      return await undone(world, press, resumed, 'busy');
    } catch (error) {
      world.journal.fault('desk', error);
      return undone(world, press, resumed, 'failed');
    }
  };
}

async function answerOne(world: DeskWorld, press: Press, resumed: Resumed): Promise<Shown> {
  const { draft, kept } = resumed;
  const member = await world.people.find(press.who);
  if (member === undefined && (await world.people.isShut())) {
    // A desk's list does not open: the person may be on it.
    await world.pool.beat().catch(() => undefined);
    return undone(world, press, resumed, 'failed');
  }
  if (member?.standing !== 'member') return notAMember(world, press, draft);
  // Messengers move conversations: a notice must reach the newest address. A fault here closes no desk.
  await world.people.refresh(press.who).catch((error: unknown) => {
    world.journal.fault('desk', error);
  });
  // The ready text in the other language takes the place of what was in the form.
  const left = rewrites.includes(press.button) ? withoutPlace(kept, draft) : kept;
  return seal(world, press, left, await answer(world, member, press, resumed));
}

async function answer(
  world: DeskWorld,
  member: Member,
  press: Press,
  { kind, draft }: Resumed,
): Promise<Drawn> {
  const placed = { world, member, draft };
  const name = buttons.find((known) => known === press.button);
  switch (kind) {
    case 'new':
    case 'live':
      return drawStep(placed, await followPress(placed, name, press.fields));
    case 'expired':
      return drawExpired(placed, press.fields);
    case 'altered':
      return draw(placed, { remark: 'altered' });
    case 'missing':
      return draw(placed, { remark: 'draft_missing' });
  }
}

/**
 * An expired dialog shows no thread: it leads to the queue. A form is shown with its text but without the
 * thread, whose next look counts as another reading.
 */
function drawExpired(placed: DeskContext<'draft'>, fields: Fields): Promise<Drawn> {
  const { draft } = placed;
  if (!forms.includes(draft.at.kind)) return drawQueue(placed, 'expired');
  const unread = draft.seen === undefined ? draft : { ...draft, seen: asUnread(draft.seen) };
  return draw({ ...placed, draft: unread }, { remark: 'expired', fields });
}

/** What these put into a form's texts counts, and not what was typed before. */
const rewrites: readonly Press['button'][] = ['desk_words', 'desk_insert'];

const forms: readonly DeskDraft['at']['kind'][] = ['form', 'propose', 'enter'];

/** Keeps what was typed or ticked in a form while something else is looked up. */
function keep(resumed: Resumed, { fields }: Press): Resumed {
  const { draft, kept } = resumed;
  return { ...resumed, draft: keepTicks(draft, fields), kept: keepTexts(kept, draft, fields) };
}

/** Texts travel in their form's inputs or else sealed, and come back in the same form. */
async function seal(
  { drafts, windows }: DeskWorld,
  press: Press,
  kept: Kept,
  { draft, view, remark, about, fields, once }: Drawn,
): Promise<Shown> {
  const asIs = keptAt(kept, draft);
  // A member who is asked whether nobody is involved any more sees nobody ticked.
  const own: Fields = remark === 'unticked' ? { ...asIs, involved: '' } : asIs;
  const isInForm = Object.keys(own).some((name) => name !== 'involved');
  const isSent = ['desk_done', 'desk_entered'].includes(view.name) || remark === 'proposed';
  const hidden = isInForm || isSent ? {} : cutToFit(kept);
  const isCut = Object.entries(hidden).some(([name, text]) => text !== kept[name]);
  const nothing = Object.keys(hidden).length === 0;
  return {
    view,
    locale: draft.locale,
    remark: remark ?? (isCut ? 'text_cut' : undefined),
    about,
    once,
    opensOn: windows.when(waitsAt(draft)).outOn,
    fields: { ...fields, ...own },
    draft: await drafts.seal(draft, press.who),
    texts: nothing ? undefined : await drafts.sealTexts(hidden, press.who),
  };
}

/** How long text written at this place waits. */
function waitsAt({ at, seen }: DeskDraft): WaitsFor {
  const toHr = at.kind === 'form' && commands[at.form].toHr?.(at);
  return waitsFor(seen?.desk ?? 'whistleblowing', seen?.urgent, toHr);
}

async function notAMember(world: DeskWorld, { who }: Press, draft: DeskDraft): Promise<Shown> {
  const { locale, id, began, dialog } = draft;
  const view: DeskView = { name: 'desk_not_a_member' };
  // It looks like what other employees see, and takes as long.
  await world.pool.beat().catch(() => undefined);
  const at = { kind: 'queue', page: 0 } as const;
  const bare: DeskDraft = { side: 'desk', locale, at, id, began, dialog };
  const opensOn = world.windows.when('window').outOn;
  return { view, locale, opensOn, fields: {}, draft: await world.drafts.seal(bare, who) };
}

/**
 * After a fault, or one press too many, nothing is read. A form keeps its text; one that needs a list of
 * people is left for a moment. Everything else leads back to the queue.
 */
async function undone(
  world: DeskWorld,
  press: Press,
  { draft, kept }: Resumed,
  remark: 'failed' | 'busy',
): Promise<Shown> {
  const { at } = draft;
  const form = await formAt(world, draft);
  if (form !== undefined)
    return seal(world, press, kept, { draft, view: form, remark, fields: press.fields });
  const view: DeskView = { name: 'desk_away' };
  const back: DeskDraft =
    at.kind === 'form' ? { ...draft, at: { kind: 'thread', thread: at.thread, back: 0 } } : draft;
  return seal(world, press, kept, { draft: back, view, remark, fields: {} });
}

/** A form's view, if the draft alone is enough for it. */
async function formAt(world: DeskWorld, { at, seen }: DeskDraft): Promise<DeskView | undefined> {
  if (at.kind === 'propose') {
    const { desk, day, count, unopened } = at;
    return { name: 'desk_propose', day, count, unopened, reasons: closeReasonsOf(desk) };
  }
  return at.kind === 'form' && seen !== undefined ? formView(world, at, seen) : undefined;
}
