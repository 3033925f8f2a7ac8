import type { ButtonName } from '../domain/buttons';
import type { DeskCommand, PostableCommand } from '../domain/desk-command';
import type { Fields } from '../domain/fields';
import type { DutyAnswer } from '../domain/handing';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import type { Posted } from '../threads/post-message';
import { changeCase, withAnswer } from './change-case';
import type { DeskWorld } from './desk';
import type { AtForm, DeskDraft } from './desk-draft';
import { draw, drawQueue } from './draw';
import type { Drawn } from './drawn';
import { findVisible, isSeen, type Visible } from './find-thread';
import { asksDutyIn, forms, formView } from './forms';
import { giveToHr } from './give-to-hr';
import { handOn, tellLater } from './hand-on';
import { keepCase } from './keep-case';
import { keepDuty } from './keep-duty';
import { keepHold } from './keep-hold';
import { move } from './move';
import { whyNot } from './options';
import { postAsDesk, type Sending } from './post-as-desk';
import { readForm } from './read-form';
import { readOwnDuty } from './read-hand-over';
import { replaceSent } from './replace-sent';
import { ofOpenMinutes } from './settle-minutes';
import { showToColleague } from './show-to-colleague';
import { answerShutOut, proposeShutOut } from './shut-out';
import { stepDown } from './step-down';
import { unticked } from './unsent-texts';
import { writeNote } from './write-note';
import { writeToHr } from './write-to-hr';

/** Sends what is in a form. What cannot be sent shows the form again with its text and the reason. */
export async function submit(
  world: DeskWorld,
  member: Member,
  given: DeskDraft,
  at: AtForm,
  name: ButtonName | undefined,
  fields: Fields,
): Promise<Drawn> {
  if (name !== forms[at.form].sends) return draw(world, member, given, { fields });
  const before = unticked(given, fields);
  if (before !== undefined && before.asked !== true) {
    // Slack loses ticks that it shows, and in Teams an unticked list is missing.
    const asks: DeskDraft = { ...given, ticked: { ...before, asked: true } };
    return draw(world, member, asks, { remark: 'unticked', fields });
  }
  const draft = before === undefined ? given : { ...given, ticked: { ...before, involved: '' } };
  const command = readForm(world, member, at, fields, given.locale);
  const stay = (remark: Remark): Promise<Drawn> => draw(world, member, draft, { remark, fields });
  if (typeof command === 'string') return stay(command);
  const duty = asksDutyIn(at) ? readOwnDuty(fields) : at.hand?.duty;
  const done = (again: boolean): Promise<Drawn> => {
    const reference = draft.seen?.reference ?? '';
    const { kind: what } = command;
    const where = { kind: 'done', what, thread: at.thread, reference, again } as const;
    // Whoever has not answered is asked once more.
    const asks = duty === 'open' || (duty === undefined && asksDutyIn(at));
    const open = asks ? { duty: true as const } : {};
    const reveals = what === 'handed_on' && command.handed.reveals === 'yes';
    const waits = reveals ? { reveals: true as const } : {};
    const urgent = draft.seen?.urgent;
    return draw(world, member, { ...draft, at: { ...where, ...open, ...waits, urgent } });
  };
  const submission = await world.drafts.submission(draft.id, draft.began, 'command');
  // Pressed again, it is simply done, though a step-down or a move has taken the thread away meanwhile.
  if (await world.pool.knows(submission)) return done(true);
  const sent = await send(world, member, draft, at, command, duty);
  if (sent === 'stored') return done(false);
  if (sent === 'duplicate' || (await world.pool.knows(submission))) return done(true);
  switch (sent) {
    case 'gone':
      return gone(world, member, draft, at, fields);
    case 'changed':
    case 'overtaken': {
      const { seen: _, ...unseen } = draft;
      return draw(world, member, unseen, { remark: 'changed_meanwhile', fields });
    }
    case 'out_already':
    case 'taken_back': {
      // The text stays; sent once more, it is something of its own.
      const { replaces: _, ...alone } = at;
      return draw(world, member, { ...draft, at: alone }, { remark: sent, fields });
    }
    case 'full':
      return stay('busy');
    default:
      return stay(sent);
  }
}

/** Looks at the thread again: whether the member may still see it, and whether the command still fits. */
async function send(
  world: DeskWorld,
  member: Member,
  { id, began, seen }: DeskDraft,
  at: AtForm,
  command: DeskCommand,
  duty: DutyAnswer | undefined,
): Promise<Posted | Remark> {
  const visible = await findVisible(world, member, at.thread);
  if (visible === undefined || seen === undefined) return 'gone';
  const reason = await whyNot(world, visible, forms[at.form].option);
  if (reason === undefined)
    return carryOut(world, member, visible, command, { id, began, seen }, at, duty);
  return isSeen(visible, seen) ? reason : 'changed';
}

async function carryOut(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  command: DeskCommand,
  sending: Sending,
  at: Pick<AtForm, 'replaces' | 'found' | 'telling' | 'answers'>,
  duty: DutyAnswer | undefined,
): Promise<Posted | Remark> {
  const { replaces } = at;
  const post = async (words: PostableCommand): Promise<Posted | Remark> => {
    if (replaces !== undefined)
      return replaceSent(world, member, visible, words, { ...sending, replaces });
    if (duty === undefined) return postAsDesk(world, member, visible, words, sending);
    const ofCase = await changeCase(world, visible, withAnswer(world, member, duty));
    if (typeof ofCase === 'string') return ofCase;
    const { unlessMoving: _, ...deed } = ofCase;
    return postAsDesk(world, member, visible, words, sending, { deed });
  };
  switch (command.kind) {
    case 'given_to_hr':
      return giveToHr(world, member, visible, command, sending, duty);
    case 'handed_on':
    case 'handed_untold':
      return handOn(world, member, visible, command, sending, duty);
    case 'told_later':
      return tellLater(world, member, visible, command.text, sending, at.telling);
    case 'duty_kept':
      return keepDuty(world, member, visible, command, sending);
    case 'hold_set':
    case 'hold_end_proposed':
    case 'hold_ended':
      return keepHold(world, member, visible, command, sending);
    case 'written_to_hr':
      return writeToHr(world, member, visible, command.text, sending);
    case 'moved':
      return move(world, member, visible, command, sending);
    case 'shown':
      return showToColleague(world, member, visible, command.to, sending);
    case 'stepped_down':
      return stepDown(world, member, visible, command, sending);
    case 'shut_out_proposed':
      return proposeShutOut(world, member, visible, command, sending);
    case 'shut_out_answered':
      return answerShutOut(world, member, visible, command, sending, at.answers);
    case 'case_kept':
      return keepCase(world, member, visible, command, sending, at);
    case 'note':
      return writeNote(world, member, visible, command, sending);
    case 'minutes_settled': {
      const about = await ofOpenMinutes(world, visible, command);
      return about === undefined ? 'not_now' : post(about);
    }
    default:
      return post(command);
  }
}

/** The thread has left the desk. What was written can still be read and copied from its form. */
async function gone(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  at: AtForm,
  fields: Fields,
): Promise<Drawn> {
  const { texts } = forms[at.form];
  const view = draft.seen && formView(world, at, draft.seen);
  if (view !== undefined && view.name !== 'desk_away' && texts.length > 0)
    return { draft, view, remark: 'gone', fields };
  return drawQueue(world, member, draft, 'gone');
}
