import { buttons } from '../domain/buttons';
import type { DeskView } from '../domain/desk-view';
import type { Member } from '../domain/member';
import type { Dialogue, Press, Shown } from '../ports/dialogue';
import type { DeskWorld } from './desk';
import type { DeskDraft } from './desk-draft';
import { type Drawn, draw } from './draw';
import { formView } from './forms';
import { followPress } from './press';
import { cutToFit, type Kept, keepTexts, keepTicks, keptFields } from './unsent-texts';

/** The desk's side of the dialogue. Who asks is looked up at every press; nobody is a member in memory. */
export function createDeskDialogue(world: DeskWorld): Dialogue {
  return async (press) => {
    const resumed = keep(await resume(world, press), press);
    try {
      const member = await world.people.find(press.who);
      if (member?.standing !== 'member') return await notAMember(world, press, resumed.draft);
      // Messengers move conversations; a notice must find the person where the person was last.
      // An address that cannot be kept closes nobody's desk.
      await world.people.refresh(press.who).catch((error: unknown) => {
        world.journal.fault('desk', error);
      });
      const drawn = await answer(world, member, press, resumed);
      return await seal(world, press, resumed.kept, drawn);
    } catch (error) {
      world.journal.fault('desk', error);
      return failed(world, press, resumed);
    }
  };
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
      return draw(world, member, draft, { remark: 'expired', fields: press.fields });
    case 'altered':
      return draw(world, member, draft, { remark: 'altered' });
    case 'missing':
      return draw(world, member, draft, { remark: 'draft_missing' });
  }
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
  const own = draft.at.kind === 'form' ? keptFields(kept, draft, draft.at) : {};
  const standsThere = Object.keys(own).some((name) => name !== 'involved');
  const hidden = standsThere || view.name === 'desk_done' ? {} : cutToFit(kept);
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
 * After a fault: a form keeps its text, and one that needs a list of people is left for a moment. Everything
 * else leads back to the queue, to be tried again.
 */
async function failed(world: DeskWorld, press: Press, { draft, kept }: Resumed): Promise<Shown> {
  const { at, seen } = draft;
  const form = at.kind === 'form' && seen !== undefined ? formView(world, at, seen) : undefined;
  if (form !== undefined && form.name !== 'desk_away')
    return seal(world, press, kept, { draft, view: form, remark: 'failed', fields: press.fields });
  const view: DeskView = { name: 'desk_away' };
  const back: DeskDraft =
    at.kind === 'form' ? { ...draft, at: { kind: 'thread', thread: at.thread, back: 0 } } : draft;
  return seal(world, press, kept, { draft: back, view, remark: 'failed', fields: {} });
}
