import type { ButtonName } from '../domain/buttons';
import { type Filter, filters, readNumber } from '../domain/case';
import { redirectTargetsOf } from '../domain/contacts';
import { monthOf } from '../domain/day';
import type { Fields } from '../domain/fields';
import type { ThreadId } from '../domain/ids';
import { isDeputy, type Member } from '../domain/member';
import type { Redraw } from '../ports/dialogue';
import type { DeskWorld } from './desk';
import type { At, AtForm, DeskDraft } from './desk-draft';
import { draw, drawQueue } from './draw';
import type { Drawn } from './drawn';
import { findByReference, findVisible, type Visible } from './find-thread';
import { formOpenedBy, forms } from './forms';
import { noteGiven } from './hand-on';
import { formAfter, nextTelling, whatToPutOn } from './hand-steps';
import { whyNot } from './options';
import { pressCaller } from './press-caller';
import { pressEnter } from './press-enter';
import { pressPeople } from './press-people';
import { pressTogether } from './press-together';
import { pressWaiting } from './press-waiting';
import { findNumbered, monthBeside } from './register';
import { sayRead } from './shut-out';
import { submit } from './submit';
import { shutOutIn } from './two-views';

/** What an outside deputy cannot do: it is about the desk, or about cases that were not shown. */
const notForDeputies: readonly ButtonName[] = [
  'desk_approve',
  'desk_approve_deputy',
  'desk_decline',
  'desk_enter',
  'desk_do_enter',
  'desk_together',
  'desk_propose',
  'desk_do_propose',
  'desk_agree',
  'desk_disagree',
  'desk_undo',
  'desk_alone',
];

/** What a member's press does, and where it leads. */
export async function followPress(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  name: ButtonName | undefined,
  fields: Fields,
): Promise<Drawn> {
  const { at } = draft;
  const go = (to: At): Promise<Drawn> => draw(world, member, { ...draft, at: to });
  const stay = (redraw: Redraw): Promise<Drawn> =>
    draw(world, member, draft, { ...redraw, fields });
  if (isDeputy(member) && name !== undefined && notForDeputies.includes(name))
    return stay({ remark: 'not_as_deputy' });
  switch (name) {
    case 'desk':
      return go({ kind: 'queue', page: 0 });
    case 'desk_queue':
      return go(at.kind === 'queue' ? { ...at, page: 0 } : { kind: 'queue', page: 0 });
    case 'desk_more':
      return go(at.kind === 'queue' ? { ...at, page: at.page + 1 } : { kind: 'queue', page: 0 });
    case 'desk_all':
    case 'desk_mine':
    case 'desk_new':
    case 'desk_overdue':
    case 'desk_for_us':
    case 'desk_for_reporter':
    case 'desk_closed':
      return go({ kind: 'queue', page: 0, filter: filterOf(name) });
    case 'desk_open': {
      const { thread = '' } = fields;
      if (thread === '') return stay({ remark: 'choose' });
      return open(world, member, draft, await findVisible(world, member, thread));
    }
    case 'desk_find': {
      const { reference = '' } = fields;
      const found = await findByReference(world, member, reference);
      if (found !== undefined) return open(world, member, draft, found);
      return findByNumber(world, member, draft, reference, fields);
    }
    case 'desk_switch': {
      const locale = draft.locale === 'sv' ? 'en' : 'sv';
      return draw(world, member, { ...draft, locale }, { fields });
    }
    case 'desk_people':
      return go({ kind: 'people' });
    case 'desk_approve':
    case 'desk_approve_deputy':
    case 'desk_decline':
    case 'desk_be_away':
    case 'desk_be_back':
      return pressPeople(world, member, draft, name, fields);
    case 'desk_together':
    case 'desk_propose':
    case 'desk_do_propose':
    case 'desk_agree':
    case 'desk_disagree':
    case 'desk_undo':
    case 'desk_alone':
      return pressTogether(world, member, draft, name, fields);
    case 'desk_enter':
    case 'desk_do_enter':
    case 'desk_code':
      return pressEnter(world, member, draft, name, fields);
    default:
      break;
  }
  if (at.kind === 'queue' && (name === 'desk_earlier' || name === 'desk_later')) {
    const today = world.clock.today();
    const by = name === 'desk_later' ? 1 : -1;
    return go({ ...at, page: 0, month: monthBeside(at.month ?? monthOf(today), by, today) });
  }
  if (!('thread' in at)) return stay({});
  const { thread } = at;
  switch (name) {
    case 'desk_caller':
    case 'desk_do_caller':
    case 'desk_do_unlock':
      return pressCaller(world, member, draft, thread, name, fields);
    case 'desk_thread':
      return go({ kind: 'thread', thread, back: 0 });
    case 'desk_waiting':
      return go({ kind: 'waiting', thread, nth: 0 });
    case 'desk_who_read':
      return go({ kind: 'who_read', thread, page: 0 });
    case 'desk_take_back':
    case 'desk_change':
      return pressWaiting(world, member, draft, name);
    case 'desk_earlier':
    case 'desk_later': {
      if (at.kind === 'waiting')
        return go({ kind: 'waiting', thread, nth: at.nth + (name === 'desk_later' ? 1 : -1) });
      if (at.kind === 'who_read')
        return go({ ...at, page: at.page + (name === 'desk_earlier' ? 1 : -1) });
      const back = at.kind === 'thread' ? at.back + (name === 'desk_earlier' ? 1 : -1) : 0;
      return go({ kind: 'thread', thread, back: Math.max(0, back) });
    }
    case 'desk_redirect_to': {
      const to = redirectTargetsOf(member.desk).find((target) => target === fields.target);
      if (to === undefined) return stay({ remark: 'choose' });
      if (!world.targets(member.desk).includes(to)) return stay({ remark: 'no_contact' });
      return openForm(world, member, draft, thread, { form: 'desk_redirect_text', to });
    }
    case 'desk_hand_over_to': {
      const next = await formAfter(world, member, thread, fields);
      return typeof next === 'string'
        ? stay({ remark: next })
        : openForm(world, member, draft, thread, next);
    }
    case 'desk_tell': {
      const telling = await nextTelling(world, member, thread);
      return openForm(world, member, draft, thread, { form: 'desk_tell', telling });
    }
    case 'desk_two': {
      const visible = await findVisible(world, member, thread);
      const answers = visible && (await shutOutIn(world, visible))?.id;
      return openForm(world, member, draft, thread, { form: 'desk_two', answers });
    }
    case 'desk_given':
    case 'desk_read_alone': {
      const visible = await findVisible(world, member, thread);
      if (visible === undefined) return drawQueue(world, member, draft, 'gone');
      const say = name === 'desk_given' ? noteGiven : sayRead;
      const remark = await say(world, member, visible, draft);
      const anew = { ...draft, id: world.random.id(), began: world.clock.today() };
      return draw(world, member, { ...anew, at: { kind: 'thread', thread, back: 0 } }, { remark });
    }
    case 'desk_put_on': {
      const putOn = await whatToPutOn(world, member, thread);
      return openForm(world, member, draft, thread, { form: 'desk_reply', putOn });
    }
    default:
      break;
  }
  const form = formOpenedBy(name);
  if (form !== undefined) return openForm(world, member, draft, thread, { form });
  return at.kind === 'form' ? submit(world, member, draft, at, name, fields) : stay({});
}

function filterOf(name: ButtonName): Filter | undefined {
  return filters.find((filter) => `desk_${filter}` === name);
}

/** Opens the one case with a diary number, or lists them where there are several. */
async function findByNumber(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  number: string,
  fields: Fields,
): Promise<Drawn> {
  const [first, ...more] = await findNumbered(world, member, number);
  if (first === undefined || more.length === 0) {
    const found = first === undefined ? undefined : await findVisible(world, member, first);
    return open(world, member, draft, found, fields);
  }
  // The draft has one size, and a client can send anything.
  const typed = readNumber(number);
  const known = typeof typed === 'object' ? typed.value : '';
  return draw(world, member, { ...draft, at: { kind: 'queue', page: 0, number: known } });
}

/** Opens a thread that was looked for: one that this dialog has not shown yet. */
async function open(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  visible: Visible | undefined,
  fields: Fields = {},
): Promise<Drawn> {
  if (visible === undefined)
    return draw(world, member, draft, { remark: 'unknown_reference', fields });
  const { seen: _, ...unseen } = draft;
  const at: At = { kind: 'thread', thread: visible.row.id, back: 0 };
  return draw(world, member, { ...unseen, at }, {}, visible);
}

/** Opens a form, if what it is for can be done in the thread just now. */
async function openForm(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  thread: ThreadId,
  form: Omit<AtForm, 'kind' | 'thread'>,
): Promise<Drawn> {
  const visible = await findVisible(world, member, thread);
  if (visible === undefined) return drawQueue(world, member, draft, 'gone');
  const remark = await whyNot(world, visible, forms[form.form].option);
  if (remark !== undefined) {
    const at: At = { kind: 'thread', thread, back: 0 };
    return draw(world, member, { ...draft, at }, { remark }, visible);
  }
  // Two forms that are opened from one view of the thread send two things, each with a name of its own.
  const named = { ...draft, id: world.random.id(), began: world.clock.today() };
  const at: At = { kind: 'form', thread, ...form };
  return draw(world, member, { ...named, at }, {}, visible);
}
