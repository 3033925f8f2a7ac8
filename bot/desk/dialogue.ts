import { buttons } from '../domain/buttons';
import type { DeskView } from '../domain/desk-view';
import type { Fields } from '../domain/fields';
import type { Member } from '../domain/member';
import type { Dialogue, Press, Shown } from '../ports/dialogue';
import type { DeskWorld } from './desk';
import { asUnread, type DeskDraft } from './desk-draft';
import { type Drawn, draw, drawQueue } from './draw';
import { formView } from './forms';
import { followPress } from './press';
import { cutToFit, type Kept, keepTexts, keepTicks, keptAt } from './unsent-texts';

/** The desk's side of the dialogue. Who asks is looked up at every press; nobody is a member in memory. */
export function createDeskDialogue(world: DeskWorld): Dialogue {
  return async (press) => {
    const resumed = keep(await resume(world, press), press);
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
  const member = await world.people.find(press.who);
  if (member?.standing !== 'member') return notAMember(world, press, resumed.draft);
  // Messengers move conversations; a notice must find the person where the person was last.
  // An address that cannot be kept closes nobody's desk.
  await world.people.refresh(press.who).catch((error: unknown) => {
    world.journal.fault('desk', error);
  });
  const drawn = await answer(world, member, press, resumed);
  return seal(world, press, resumed.kept, drawn);
}

interface Resumed {
  readonly kind: 'live' | 'expired' | 'altered' | 'missing' | 'new';
  readonly draft: DeskDraft;
  readonly kept: Kept;
}

async function resume(world: DeskWorld, press: Press): Promise<Resumed> {
  const { drafts, random, clock } = world;
  const fresh: DeskDraft = {
    side: 'desk',
    locale: press.locale,
    at: { kind: 'queue', page: 0 },
    id: random.id(),
    began: clock.today(),
  };
  const kept =
    press.texts === undefined ? {} : ((await drafts.openTexts(press.texts, press.who)) ?? {});
  if (press.draft === undefined) {
    // The one button by which somebody comes from outside.
    if (press.button === 'desk') return { kind: 'new', draft: fresh, kept };
    world.journal.count('draft_missing');
    return { kind: 'missing', draft: fresh, kept };
  }
  const opened = await drafts.open<
    DeskDraft | { side: 'reporter'; state: Pick<DeskDraft, 'locale'> }
  >(press.draft, press.who);
  if (opened.kind === 'altered') {
    world.journal.count('draft_altered');
    return { kind: 'altered', draft: fresh, kept };
  }
  // From the start view, which belongs to the reporter's side, into the queue.
  if (opened.draft.side === 'reporter')
    return { kind: 'new', draft: { ...fresh, locale: opened.draft.state.locale }, kept };
  return { kind: opened.kind, draft: opened.draft, kept };
}

async function answer(
  world: DeskWorld,
  member: Member,
  press: Press,
  { kind, draft }: Resumed,
): Promise<Drawn> {
  const name = buttons.find((known) => known === press.button);
  switch (kind) {
    case 'new':
    case 'live':
      return followPress(world, member, draft, name, press.fields);
    case 'expired':
      return drawExpired(world, member, draft, press.fields);
    case 'altered':
      return draw(world, member, draft, { remark: 'altered' });
    case 'missing':
      return draw(world, member, draft, { remark: 'draft_missing' });
  }
}

/**
 * A dialog that was left open shows no thread: it leads to the queue, and a form is shown with its text, but
 * without the thread, whose next look counts as another reading.
 */
function drawExpired(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  fields: Fields,
): Promise<Drawn> {
  const isForm = draft.at.kind === 'form' || draft.at.kind === 'propose';
  if (!isForm) return drawQueue(world, member, draft, 'expired');
  const unread = draft.seen === undefined ? draft : { ...draft, seen: asUnread(draft.seen) };
  return draw(world, member, unread, { remark: 'expired', fields });
}

/** Nothing that was typed or ticked in a form is lost by looking something up. */
function keep(resumed: Resumed, { fields }: Press): Resumed {
  const { draft, kept } = resumed;
  return { ...resumed, draft: keepTicks(draft, fields), kept: keepTexts(kept, draft, fields) };
}

/** Texts travel in the inputs of their form or else sealed, and come back in the same form. */
async function seal(
  { drafts, opensOn, clock }: DeskWorld,
  press: Press,
  kept: Kept,
  { draft, view, remark, fields }: Drawn,
): Promise<Shown> {
  const asIs = keptAt(kept, draft);
  // Whoever is asked whether nobody is involved any more sees nobody ticked.
  const own: Fields = remark === 'unticked' ? { ...asIs, involved: '' } : asIs;
  const standsThere = Object.keys(own).some((name) => name !== 'involved');
  const isSent = view.name === 'desk_done' || remark === 'proposed';
  const hidden = standsThere || isSent ? {} : cutToFit(kept);
  const nothing = Object.keys(hidden).length === 0;
  return {
    view,
    locale: draft.locale,
    remark,
    opensOn: opensOn(clock.today()),
    fields: { ...fields, ...own },
    draft: await drafts.seal(draft, press.who),
    texts: nothing ? undefined : await drafts.sealTexts(hidden, press.who),
  };
}

async function notAMember(world: DeskWorld, { who }: Press, draft: DeskDraft): Promise<Shown> {
  const { locale, id, began } = draft;
  const bare: DeskDraft = { side: 'desk', locale, at: { kind: 'queue', page: 0 }, id, began };
  const opensOn = world.opensOn(began);
  return {
    view: { name: 'desk_not_a_member' },
    locale,
    opensOn,
    fields: {},
    draft: await world.drafts.seal(bare, who),
  };
}

/**
 * After a fault, or a press too many, nothing is read: a form keeps its text, and one that needs a list of
 * people is left for a moment. Everything else leads back to the queue, to be tried again.
 */
async function undone(
  world: DeskWorld,
  press: Press,
  { draft, kept }: Resumed,
  remark: 'failed' | 'busy',
): Promise<Shown> {
  const { at } = draft;
  const form = formAt(world, draft);
  if (form !== undefined && form.name !== 'desk_away')
    return seal(world, press, kept, { draft, view: form, remark, fields: press.fields });
  const view: DeskView = { name: 'desk_away' };
  const back: DeskDraft =
    at.kind === 'form' ? { ...draft, at: { kind: 'thread', thread: at.thread, back: 0 } } : draft;
  return seal(world, press, kept, { draft: back, view, remark, fields: {} });
}

/** A form's view, as far as it follows from the draft alone. */
function formAt(world: DeskWorld, { at, seen }: DeskDraft): DeskView | undefined {
  if (at.kind === 'propose') return { name: 'desk_propose', day: at.day, count: at.count };
  return at.kind === 'form' && seen !== undefined ? formView(world, at, seen) : undefined;
}
