import type { Fields } from '../domain/fields';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import type { DeedOutcome, Sending } from './commands/command';
import { commands } from './commands/index';
import type { DeskStep } from './commands/press';
import { readOwnDuty } from './commands/read';
import type { AtForm, DeskDraft } from './desk-draft';
import { formView } from './draw-form';
import { findVisible, isSeen } from './find-thread';
import { whyNot } from './options';
import { filledIn } from './read-form';
import { unticked } from './unsent-texts';
import type { DeskWorld } from './world';

/** Sends a form. One that cannot be sent is shown again with its text and the reason. */
export async function submit(
  world: DeskWorld,
  member: Member,
  given: DeskDraft,
  at: AtForm,
  fields: Fields,
): Promise<DeskStep> {
  const before = unticked(given, fields);
  if (before !== undefined && before.asked !== true) {
    // Slack loses ticks that it shows; Teams omits an unticked list.
    const asks: DeskDraft = { ...given, ticked: { ...before, asked: true } };
    return { draft: asks, remark: 'unticked', fields };
  }
  const draft = before === undefined ? given : { ...given, ticked: { ...before, involved: '' } };
  const stay = (remark: Remark): DeskStep => ({ draft, remark, fields });
  const command = commands[at.form];
  const filled = filledIn(world, member, at, fields, given.locale);
  if (command.read === undefined) {
    const visible = await findVisible(world, member, at.thread);
    if (visible === undefined) return gone(world, draft, at, fields);
    const looked = { world, visible };
    const next = await command.next(filled, looked, (option) => whyNot(world, visible, option));
    return typeof next === 'string' ? stay(next) : { draft, form: next, visible };
  }
  const said = command.read(filled);
  if (typeof said === 'string') return stay(said);
  const asksDuty = command.asksDuty === true && at.replaces === undefined;
  const duty = asksDuty ? readOwnDuty(fields) : at.hand?.duty;
  const done = (again: boolean): DeskStep => {
    const { reference = '', urgent } = draft.seen ?? {};
    const { kind: what } = said;
    return {
      draft,
      at: {
        ...{ kind: 'done', what, thread: at.thread, reference, again, urgent },
        // A member who has not answered is asked once more.
        ...((duty === 'open' || (duty === undefined && asksDuty)) && { duty: true }),
        ...(command.reveals?.(said) === true && { reveals: true }),
      },
    };
  };
  const { id, began } = draft;
  const submission = await world.drafts.submission(id, began, 'command');
  // A repeated press is done, even if the member has lost the thread meanwhile.
  if (await world.pool.knows(submission)) return done(true);
  const sent = await send({ world, member, id, began, submission, at, duty }, draft, (sending) =>
    command.run(sending, said),
  );
  if (sent === 'stored') return done(false);
  if (sent === 'duplicate' || (await world.pool.knows(submission))) return done(true);
  switch (sent) {
    case 'gone':
      return gone(world, draft, at, fields);
    case 'changed':
    case 'overtaken': {
      const { seen: _, ...unseen } = draft;
      return { draft: unseen, remark: 'changed_meanwhile', fields };
    }
    case 'out_already':
    case 'taken_back': {
      // The text stays; sent again, it is a message of its own.
      const { replaces: _, ...alone } = at;
      return { draft, at: alone, remark: sent, fields };
    }
    case 'full':
      return stay('busy');
    default:
      return stay(sent);
  }
}

/** Runs the command, if the member may still see the thread and the command still fits. */
async function send(
  of: Omit<Sending, 'visible' | 'seen'>,
  { seen }: Pick<DeskDraft, 'seen'>,
  run: (sending: Sending) => Promise<DeedOutcome>,
): Promise<DeedOutcome> {
  const { world, member, at } = of;
  const visible = await findVisible(world, member, at.thread);
  if (visible === undefined || seen === undefined) return 'gone';
  const reason = await whyNot(world, visible, commands[at.form].option);
  if (reason === undefined) return run({ ...of, visible, seen });
  return isSeen(visible, seen) ? reason : 'changed';
}

/** The member has lost the thread. The written text can still be copied from its form. */
async function gone(
  world: DeskWorld,
  draft: DeskDraft,
  at: AtForm,
  fields: Fields,
): Promise<DeskStep> {
  const isWritten = commands[at.form].texts !== undefined;
  const view = isWritten && draft.seen ? await formView(world, at, draft.seen) : undefined;
  const queue = { kind: 'queue', page: 0 } as const;
  return view === undefined
    ? { draft, at: queue, remark: 'gone' }
    : { draft, view, remark: 'gone', fields };
}
