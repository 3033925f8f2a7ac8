import type { ButtonName } from '../../domain/buttons';
import { copyKinds, sectionsOf } from '../../domain/case-copy';
import type { Remark } from '../../domain/remarks';
import { readCase } from '../../threads/cases';
import { whyNot } from '../actions/options';
import { doAtOnce, once, remarkOf } from '../case/at-once';
import { caseWrites } from '../case/change-case';
import type { DeskContext } from '../case/context';
import { recordOf } from '../case/note-record';
import { inThread, renamed } from '../case/page-press';
import { nameOfPackage, readWithHead } from '../case/read-copy';
import { asAsked, type Redacted, withAdded, withChosen, withWords } from '../case/redact-words';
import {
  type ChangedRedactedCopies,
  redactedCopiesOf,
  withRedactedCopies,
} from '../case/redacted-copies';
import { answerTwo } from '../case/two';
import type { WritesAtOnce } from '../case/writes-at-once';
import { copiesOf, redactedCopyNow } from './copy';

/** Offers copies of the case; to a member who is asked to, the one to read. */
export const openCopy = inThread(async (pressed) => {
  const { case: visible, world, draft } = pressed;
  const asked = await redactedCopyNow(
    pressed,
    await redactedCopiesOf(pressed),
    await readWithHead(pressed),
  );
  const of = asked?.ready === true && !asked.own ? ('draft' as const) : undefined;
  const at = { kind: 'copy', thread: visible.row.id, of, part: 0 } as const;
  return { draft: renamed(world, draft), at, case: visible };
});

/**
 * Shows a copy, after the audit has it. One that is being made is no copy yet. A file of one (a document, or
 * the archive's package) is made by the channel, which leaves the member where the button was pressed.
 */
export const showCopy = inThread(async (pressed) => {
  const { case: visible, world, draft, fields, button } = pressed;
  const isPackage = button === 'desk_package';
  const isFile = isPackage || button === 'desk_document';
  if (isPackage && (await whyNot(world, visible, { form: 'desk_archive' })) !== undefined)
    return { remark: 'not_now', fields };
  // A note that adds no fact becomes a record by being archived (TF 2:12), so it is left out.
  const of = isPackage ? 'without_notes' : copyKinds.find((kind) => kind === fields.copying);
  if (of === undefined) return { remark: 'choose', about: 'copying', fields, case: visible };
  const there = await redactedCopiesOf(pressed);
  const { offers } = await copiesOf(pressed, there, await readWithHead(pressed));
  if (!offers.includes(of)) return { remark: 'changed_meanwhile' };
  if (isFile && of === 'draft') return { remark: 'not_agreed', fields };
  if (of !== 'draft') {
    // The same page gives several files, and each is a copy of its own.
    const { drafts, random, clock } = world;
    const own = isFile && (await drafts.submission(random.id(), clock.today(), 'command'));
    const sent = own ? { ...pressed, submission: own } : pressed;
    const subject = isPackage ? await nameOfPackage(pressed) : undefined;
    const put =
      of === 'alone'
        ? await doAtOnce(sent, 'redactions_given_alone', (now) =>
            givenAlone({ world, member: now.member, case: now }),
          )
        : await doAtOnce(
            sent,
            isPackage ? 'package_taken' : 'case_copied',
            () => Promise.resolve({}),
            subject,
          );
    if (put !== 'stored' && put !== 'duplicate') return { remark: remarkOf(put, 'busy'), fields };
  }
  const at = { kind: 'copy', thread: visible.row.id, of, part: 0 } as const;
  return { draft: renamed(world, draft), at };
});

/** A redacted copy that the member gives out alone: noted in the case, until a colleague has read it. */
async function givenAlone(looked: DeskContext<'case'>): Promise<WritesAtOnce | Remark> {
  const { world, case: visible } = looked;
  const { id: by, title: author } = visible.member;
  const { internal } = await visible.keys();
  const known = await readCase(world, internal, visible.row.id);
  const there = await redactedCopiesOf(looked);
  const { offers } = await copiesOf(looked, there, await readWithHead(looked));
  if (there.open === undefined || !offers.includes('alone')) return 'changed_meanwhile';
  const { alone } = known.case;
  if (alone && !(alone.gave && alone.by === by)) return 'read_first';
  const on = world.clock.today();
  if (alone?.on === on) return {};
  const after = { ...known.case, alone: { by, on, gave: true } as const };
  const writes = await caseWrites(world, visible, known, after);
  if (typeof writes === 'string') return writes;
  const { redactions } = there.open.redactedCopy;
  const copied = { redactions: redactions.length, sections: sectionsOf(redactions), beside: '' };
  return {
    ...writes,
    record: await recordOf(world, visible, { kind: 'note', author, text: '', copied }),
  };
}

/** Opens the form in which words are redacted. */
export const openRedaction = inThread(({ case: visible, world, draft }) => {
  return {
    draft: renamed(world, draft),
    at: { kind: 'redaction', thread: visible.row.id },
    case: visible,
  };
});

/** What a button does to the redactions of a case, and what is said once it is done. */
interface CopyStep {
  readonly done: Remark;
  readonly change: (
    of: Redacted,
  ) => ChangedRedactedCopies | Remark | Promise<ChangedRedactedCopies | Remark>;
}

const steps: Readonly<Partial<Record<ButtonName, CopyStep>>> = {
  desk_do_redaction: { done: 'redacted', change: withWords },
  desk_do_lift: { done: 'lifted', change: withChosen('lift') },
  desk_do_keep: { done: 'kept', change: withChosen('keep') },
  desk_do_days: { done: 'shown_days', change: withAdded },
  desk_do_ask: { done: 'asked_second', change: asAsked },
};

/** Changes the redactions of a case from their form, or takes them back. */
export const pressRedaction = inThread(async (pressed) => {
  const { world, draft, button, fields } = pressed;
  if (draft.at.kind !== 'redaction') return { fields };
  const { change, done = 'redactions_dropped' } = steps[button] ?? {};
  const event = button === 'desk_do_ask' ? 'redactions_proposed' : 'redactions_changed';
  const remark = await once(pressed, done, () =>
    change === undefined
      ? answerTwo(pressed, 'redaction', { choice: 'take_back' })
      : doAtOnce(pressed, event, (visible) =>
          withRedactedCopies({ world, member: visible.member, case: visible }, async (there) => {
            const all = await readWithHead({ world, member: visible.member, case: visible });
            return change({ world, member: visible.member, case: visible, there, all, fields });
          }),
        ),
  );
  // What was typed stays, as it does in Slack.
  const next = remark === done ? renamed(world, draft) : draft;
  return { draft: next, remark, fields, about: 'section' };
});

/** Answers the redacted copy that is not agreed yet. */
export const answerRedaction = inThread(async (pressed) => {
  const { world, draft, button, fields, case: visible } = pressed;
  const { at } = draft;
  if (at.kind !== 'copy' || at.of !== 'draft') return { fields };
  const choice = button === 'desk_do_agree' ? 'yes' : 'no';
  const remark = await once(
    pressed,
    choice === 'yes' ? 'redactions_agreed' : 'redactions_refused',
    () => answerTwo(pressed, 'redaction', { choice, found: at.found, isLast: at.isLast }),
  );
  const to = { kind: 'copy', thread: visible.row.id, part: 0 } as const;
  return { draft: renamed(world, draft), at: to, remark };
});
