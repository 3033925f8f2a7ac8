import type { Remark } from '../../domain/remarks';
import { commands } from '../actions/index';
import { whyNot } from '../actions/options';
import { unticked } from '../actions/unsent-texts';
import { askedTexts, type WriteOutcome } from '../case/command';
import type { DeskContext } from '../case/context';
import type { AtForm, DeskDraft } from '../case/desk-draft';
import { findVisible, isSeen } from '../case/find-thread';
import { type DeskStep, queue } from '../case/page-press';
import { readMember, readOwnDuty } from '../case/read';
import { formView } from '../pages/form';
import { contentIn, filledIn } from './read-form';

/** Sends a form. One that cannot be sent is shown again with its text and the reason. */
export async function submit(pressed: DeskContext<'press'>, at: AtForm): Promise<DeskStep> {
  const { world, member, draft: given, fields, submission } = pressed;
  const before = unticked(given, fields);
  if (before !== undefined && before.asked !== true) {
    // Slack loses ticks that it shows; Teams omits an unticked list.
    const asks: DeskDraft = { ...given, ticked: { ...before, asked: true } };
    return { draft: asks, remark: 'unticked', fields };
  }
  const draft = before === undefined ? given : { ...given, ticked: { ...before, involved: '' } };
  const stay = (remark: Remark): DeskStep => ({ draft, remark, fields });
  const command = commands[at.form];
  const filled = filledIn(world, member, at, fields, at.words ?? given.locale);
  if (command.read === undefined) {
    const visible = await findVisible(pressed, at.thread);
    if (visible === undefined) return gone(pressed, draft, at);
    const looked = { world, member, case: visible };
    const next = await command.next(filled, looked, (form) => whyNot(world, visible, form));
    return typeof next === 'string' ? stay(next) : { draft, form: next, case: visible };
  }
  const said = contentIn(command, filled);
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
        ...(what === 'exclusion_proposed' && { person: readMember(fields.person) }),
        // A member who has not answered is asked once more.
        ...((duty === 'open' || (duty === undefined && asksDuty)) && { duty: true }),
        ...(command.reveals?.(said) === true && { reveals: true }),
      },
    };
  };
  // A repeated press is done, even if the member has lost the thread meanwhile.
  if (await world.pool.knows(submission)) return done(true);
  const sent = await send({ world, member, draft, submission, at, duty }, (sending) =>
    command.run(sending, said),
  );
  if (sent === 'stored') return done(false);
  if (sent === 'duplicate' || (await world.pool.knows(submission))) return done(true);
  switch (sent) {
    case 'gone':
      return gone(pressed, draft, at);
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
  of: Omit<DeskContext<'form'>, 'case' | 'seen'>,
  run: (sending: DeskContext<'form'>) => Promise<WriteOutcome>,
): Promise<WriteOutcome> {
  const { world, at, draft } = of;
  const { seen } = draft;
  const visible = await findVisible(of, at.thread);
  if (visible === undefined || seen === undefined) return 'gone';
  const reason = await whyNot(world, visible, at);
  if (reason === undefined) return run({ ...of, case: visible, seen });
  return isSeen(visible, seen) ? reason : 'changed';
}

/** The member has lost the thread. The written text can still be copied from its form. */
async function gone(
  { world, fields }: DeskContext<'press'>,
  draft: DeskDraft,
  at: AtForm,
): Promise<DeskStep> {
  const isWritten = askedTexts(commands[at.form], at).length > 0;
  const view = isWritten && draft.seen ? await formView(world, at, draft.seen) : undefined;
  return view === undefined
    ? { draft, at: queue, remark: 'gone' }
    : { draft, view, remark: 'gone', fields };
}
