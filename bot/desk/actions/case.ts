import { assessments } from '../../domain/assessment';
import { type Case, readNumber, subjectsOf } from '../../domain/case';
import type { Fields } from '../../domain/fields';
import type { MemberId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import type { NoteBody } from '../../domain/message';
import { readersOf } from '../../domain/readers';
import { readLine } from '../../domain/stored-bytes';
import { readCase } from '../../threads/cases';
import { doAtOnce } from '../case/at-once';
import { caseOf, caseWrites } from '../case/change-case';
import { colleaguesIn, titleOf } from '../case/colleagues';
import { command } from '../case/command';
import type { OpenCase } from '../case/context';
import { recordOf } from '../case/note-record';
import { readMember } from '../case/read';

/**
 * Writes a case's record at once, if nobody has written in it since the form was opened. Each assessment is
 * noted with day, member and reason: a changed one leaves the earlier ones in the case (OSL 4:1).
 */
export const keepCase = command({
  form: 'desk_case',
  option: 'case',
  shows: 'always',
  view: async ({ form }, looked) => {
    if (looked === undefined) return undefined;
    const { world, case: visible } = looked;
    const { assessed } = await caseOf(world, visible);
    const members = colleaguesIn(world, visible.members);
    return {
      name: 'desk_case',
      ...form,
      reader: 'reporter',
      subjects: subjectsOf(visible.row.desk),
      parties: world.parties,
      people: colleaguesIn(world, readersOf(visible.members, visible)),
      assessed: assessed && { on: assessed.on, by: titleOf(members, assessed.by) },
    };
  },
  // Looked up before the fields: an older value only refuses what is sent.
  compares: async ({ world, case: visible }, isNew) =>
    isNew ? { found: foundIn(await caseOf(world, visible)) } : {},
  ready: async ({ world, case: visible }) => {
    const { party = 'none', ...fields } = fieldsOf(await caseOf(world, visible));
    return world.parties.length === 0 ? fields : { ...fields, party };
  },
  read: (_, { member, fields }) => {
    const { number = '', subject, party, assignee, deputy, assessment, why: typed = '' } = fields;
    const kept = readNumber(number);
    const why = readLine(typed, limits.assessmentBytes);
    if (kept === 'too_long' || why === undefined) return 'too_long';
    return {
      kind: 'case_kept',
      number: kept?.value,
      subject: subjectsOf(member.desk).find((known) => known === subject),
      party,
      assignee: readMember(assignee),
      deputy: readMember(deputy),
      assessment: assessments.find((known) => known === assessment),
      why,
    };
  },
  run: async (sending, { kind: _, assessment, why, party: chosen, ...written }) => {
    const { world, member, at } = sending;
    const { id: thread } = sending.case.row;
    const { internal } = await sending.case.keys();
    return doAtOnce(sending, 'case_written', async (visible) => {
      if (!mayBeAssigned(visible, written.assignee)) return 'choose';
      if (!mayBeAssigned(visible, written.deputy)) return 'choose';
      const known = await readCase(world, internal, thread);
      if (foundIn(known.case) !== at.found) return 'changed';
      const { assessed: before } = known.case;
      const other = assessment && { is: assessment, by: member.id, on: world.clock.today() };
      const isSame = before?.is === assessment;
      if (!isSame && before !== undefined && why === '') return 'assessment_why';
      const assessed = isSame ? before : other;
      const deputy = written.deputy === written.assignee ? undefined : written.deputy;
      // A party that is no longer in the settings stays until another is chosen.
      const named = world.parties.find((one) => one === chosen) ?? known.case.party;
      const party = chosen === 'none' ? undefined : named;
      const after: Case = { ...known.case, ...written, party, deputy, assessed };
      const note: NoteBody = {
        ...{ kind: 'note', author: member.title, text: why },
        assessed: { is: assessment },
      };
      const record = isSame ? undefined : await recordOf(world, visible, note);
      const writes = await caseWrites(world, visible, known, after);
      // A member who steps down at the same moment is not assigned.
      return typeof writes === 'string'
        ? writes
        : { thread: { of: visible.row }, ...writes, ...(record && { record }) };
    });
  },
});

/** Nobody, or a member of the desk who may know of the case. */
function mayBeAssigned(visible: OpenCase, assignee: MemberId | undefined): boolean {
  if (assignee === undefined) return true;
  return readersOf(visible.members, visible).some(({ id }) => id === assignee);
}

/** What the form shows, as one text: it tells whether that has changed. */
function foundIn(known: Case): string {
  const { by, on } = known.assessed ?? {};
  return JSON.stringify([fieldsOf(known), by, on]);
}

function fieldsOf({ number = '', subject, party, assignee, deputy, assessed }: Case): Fields {
  return {
    number,
    subject: subject ?? 'none',
    party: party ?? 'none',
    assignee: assignee ?? 'nobody',
    deputy: deputy ?? 'nobody',
    assessment: assessed?.is ?? 'not_yet',
  };
}
