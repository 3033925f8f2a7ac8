import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import { cutToBytes } from '../domain/page';
import { acts, type DeskView } from '../domain/view';
import type { Dialogue, Press, Shown } from '../ports/dialogue';
import type { DeskWorld } from './desk';
import type { DeskDraft } from './desk-draft';
import { press as pressed } from './press';
import { formView, type Scene, show } from './show';

/** The desk's side of the dialogue. Who asks is looked up afresh at every press; nobody is a member in memory. */
export function createDeskDialogue(desk: DeskWorld): Dialogue {
  return async (press) => {
    const resumed = await resume(desk, press);
    try {
      const member = await desk.people.find(press.who);
      if (member?.standing !== 'member') return await notAMember(desk, press, resumed.draft);
      // Messengers move conversations; a notice must find the person where the person was last.
      await desk.people.refresh(press.who);
      const scene = await turn(desk, member, press, resumed);
      return await seal(desk, press, keep(resumed, press), scene);
    } catch (error) {
      desk.journal.fault('desk', error);
      return failed(desk, press, resumed);
    }
  };
}

interface Resumed {
  readonly kind: 'live' | 'expired' | 'altered' | 'new';
  readonly draft: DeskDraft;
  /** Texts that were being written in other forms, by the form's name. */
  readonly kept: Readonly<Record<string, string>>;
}

async function resume(desk: DeskWorld, press: Press): Promise<Resumed> {
  const { drafts, chance, clock } = desk;
  const fresh: DeskDraft = {
    side: 'desk',
    locale: press.locale,
    at: { kind: 'queue', page: 0 },
    id: chance.id(),
    began: clock.today(),
  };
  const kept =
    press.texts === undefined ? {} : ((await drafts.openTexts(press.texts, press.who)) ?? {});
  if (press.draft === undefined) return { kind: 'new', draft: fresh, kept };
  const opened = await drafts.open<
    DeskDraft | { side: 'reporter'; state: Pick<DeskDraft, 'locale'> }
  >(press.draft, press.who);
  if (opened.kind === 'altered') {
    desk.journal.count('draft_altered');
    return { kind: 'altered', draft: fresh, kept };
  }
  // From the start view, which belongs to the reporter's side, into the queue.
  if (opened.draft.side === 'reporter')
    return { kind: 'new', draft: { ...fresh, locale: opened.draft.state.locale }, kept };
  return { kind: opened.kind, draft: opened.draft, kept };
}

async function turn(
  desk: DeskWorld,
  member: Member,
  press: Press,
  { kind, draft }: Resumed,
): Promise<Scene> {
  const name = acts.find((known) => known === press.act);
  switch (kind) {
    case 'new':
    case 'live':
      return pressed(desk, member, draft, name, press.fields);
    case 'expired':
      return show(desk, member, draft, { notice: 'expired', fields: press.fields });
    case 'altered':
      return show(desk, member, draft, { notice: 'altered' });
  }
}

/**
 * Text that stands in a form is not lost by looking something up in the thread: it travels sealed and comes back in
 * the same form.
 */
async function seal(
  { drafts, opensOn, clock }: DeskWorld,
  press: Press,
  kept: Readonly<Record<string, string>>,
  { draft, view, notice, fields }: Scene,
): Promise<Shown> {
  const own = kept[nameOf(draft.at)];
  const hidden = own !== undefined || view.name === 'desk_done' ? {} : cutToFit(kept);
  return {
    view,
    locale: draft.locale,
    ...(notice === undefined ? {} : { notice }),
    opensOn: opensOn(clock.today()),
    fields: own === undefined ? fields : { ...fields, text: own },
    draft: await drafts.seal(draft, press.who),
    ...(Object.keys(hidden).length === 0
      ? {}
      : { texts: await drafts.sealTexts(hidden, press.who) }),
  };
}

/** The text of the form that was pressed in, or else the one that was kept before. */
function keep({ draft, kept }: Resumed, press: Press): Readonly<Record<string, string>> {
  const text = press.fields.text;
  if (text === undefined) return kept;
  return draft.at.kind === 'form' ? { [nameOf(draft.at)]: text } : kept;
}

/** What is longer than anything that could be sent is cut where it must fit its sealed block. */
function cutToFit(kept: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(kept).map(([name, text]) => [name, cutToBytes(text, limits.textBytes)]),
  );
}

/**
 * A form's text belongs to its thread: it must not come up when another reporter is being answered. With an altered
 * draft the thread is unknown, and so the text is not carried on.
 */
function nameOf(at: DeskDraft['at']): string {
  return at.kind === 'form' ? `${at.form} ${at.thread} ${at.to ?? ''}` : at.kind;
}

async function notAMember(desk: DeskWorld, { who }: Press, draft: DeskDraft): Promise<Shown> {
  const { locale, id, began } = draft;
  const bare: DeskDraft = { side: 'desk', locale, at: { kind: 'queue', page: 0 }, id, began };
  const opensOn = desk.opensOn(began);
  return {
    view: { name: 'not_a_member' },
    locale,
    opensOn,
    fields: {},
    draft: await desk.drafts.seal(bare, who),
  };
}

/** After a fault: a form keeps its text; everything else leads back to the queue, to be tried again. */
async function failed(desk: DeskWorld, press: Press, resumed: Resumed): Promise<Shown> {
  const { draft } = resumed;
  const { at, seen } = draft;
  const view: DeskView =
    at.kind === 'form' ? formView(desk, at, seen?.reference ?? '') : { name: 'desk_away' };
  const scene: Scene = { draft, view, notice: 'failed', fields: press.fields };
  return seal(desk, press, keep(resumed, press), scene);
}
