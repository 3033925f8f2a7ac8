import { addMonths, type Day, readTypedDay } from '../../domain/day';
import type { Fields } from '../../domain/fields';
import { type CaseStep, type StepKind, stepKinds, withStep } from '../../domain/follow-up';
import type { Id } from '../../domain/ids';
import { limits } from '../../domain/limits';
import type { Remark } from '../../domain/remarks';
import { readLine } from '../../domain/stored-bytes';
import { changeAtOnce } from '../case/at-once';
import { caseOf } from '../case/change-case';
import { command, type Filled, type FirstStep } from '../case/command';
import type { DeskContext, OpenCase } from '../case/context';
import type { AtForm } from '../case/desk-draft';

/** Chooses a line of the follow-up: a new one of a kind, or one that is there. */
export const steps = {
  form: 'desk_steps',
  option: 'steps',
  sends: 'desk_steps_to',
  shows: 'once',
  view: async ({ form }, looked) =>
    looked && { name: 'desk_steps', ...form, steps: await stepsOf(looked) },
  next: async ({ fields }, looked) => {
    const kind = stepKinds.find((known) => known === fields.step);
    if (kind !== undefined) return { form: 'desk_step', step: { is: kind } };
    const known = (await stepsOf(looked)).find(({ id }) => id === fields.step);
    if (known === undefined) return 'choose';
    const { is, id } = known;
    return { form: 'desk_step', step: { is, id }, found: JSON.stringify(known) };
  },
} as const satisfies FirstStep;

interface StepKept extends Omit<CaseStep, 'id'> {
  readonly kind: 'step_kept';
  readonly id: Id | undefined;
}

/**
 * Writes a line of the follow-up at once: a person who is named, with the days of hearing and telling, a step
 * with its day, or where evidence lies. An emptied line is struck out, and stays.
 */
export const step = command({
  form: 'desk_step',
  option: 'steps',
  shows: 'once',
  view: ({ form, at }) => ({
    name: 'desk_step',
    ...form,
    is: kindOf(at),
    again: at.step?.id !== undefined,
  }),
  ready: async (looked) => {
    const { at, case: visible } = looked;
    const known = (await stepsOf(looked)).find(({ id }) => id === at.step?.id);
    return known === undefined ? newFields(kindOf(at), lastToTell(visible)) : fieldsOf(known);
  },
  read: (_, filled) => readStep(filled),
  run: (sending, { kind: _, id = sending.world.random.id<Id>(), ...said }) => {
    const { case: visible, at } = sending;
    const [isPerson, last] = [said.is === 'person', lastToTell(visible)];
    const by = said.by ?? (isPerson && said.doneOn === undefined ? last : undefined);
    // A wait beyond the month needs its reason.
    if (isPerson && by !== undefined && by > last && said.why === '')
      return Promise.resolve('wait_why');
    const { is, what, heardOn, doneOn, why } = said;
    const struckOn = what === '' ? sending.world.clock.today() : undefined;
    const written: CaseStep = { id, is, what, by, heardOn, doneOn, why, struckOn };
    return changeAtOnce(sending, 'case_written', () => (known) => {
      const line = known.steps?.find((one) => one.id === id);
      const isGone = struckOn !== undefined && line?.struckOn !== undefined;
      const isOurs = isGone || [at.found, JSON.stringify(written)].includes(JSON.stringify(line));
      return isOurs ? withStep(known, written) : 'changed_meanwhile';
    });
  },
});

async function stepsOf({
  world,
  case: visible,
}: DeskContext<'case'>): Promise<readonly CaseStep[]> {
  return (await caseOf(world, visible)).steps ?? [];
}

const kindOf = ({ step }: Pick<AtForm, 'step'>): StepKind => step?.is ?? 'person';

/** The last day to tell a person without giving a reason: a month from when the desk could read it. */
function lastToTell({ row }: OpenCase): Day {
  return addMonths(row.filedOn, limits.tellPersonMonths);
}

function newFields(kind: StepKind, by: Day): Fields {
  return kind === 'person' ? { tellBy: by } : {};
}

/** A line's fields, as far as its form has them. */
function fieldsOf({ is, what: named, by, heardOn, doneOn, why }: CaseStep): Fields {
  const dated = {
    ...(by !== undefined && { tellBy: by }),
    ...(doneOn !== undefined && { doneOn }),
  };
  const heard = heardOn !== undefined && { heardOn };
  return is === 'person' ? { named, ...dated, ...heard, laterWhy: why } : { named, ...dated };
}

function readStep({ fields, at, today }: Filled): StepKept | Remark {
  const { named = '', laterWhy = '' } = fields;
  const [is, id] = [kindOf(at), at.step?.id];
  const what = readLine(named, limits.stepBytes);
  const why = is === 'person' ? readLine(laterWhy, limits.stepBytes) : '';
  if (what === undefined || why === undefined) return 'step_long';
  if (what === '' && id === undefined) return 'empty';
  const heardOn = readPast(is === 'person' ? fields.heardOn : '', today);
  const isDated = is === 'person' || is === 'action';
  const doneOn = readPast(isDated ? fields.doneOn : '', today);
  if (heardOn === 'ahead' || doneOn === 'ahead') return 'day_ahead';
  const by = undefined;
  const kept: StepKept = { kind: 'step_kept', id, is, what, by, heardOn, doneOn, why };
  const { tellBy = '' } = fields;
  // Once it is done its last day asks for nothing, and may be over.
  if (!isDated || doneOn !== undefined || what === '' || tellBy.trim() === '') return kept;
  // A day that is over stays: the line says that it is late.
  const last = readTypedDay(tellBy);
  const isTooFar = last === undefined || last > addMonths(today, limits.retentionMonths);
  return isTooFar ? 'day_wrong' : { ...kept, by: last };
}

/** A day that has come; none if nothing was typed. */
function readPast(typed = '', today: Day): Day | undefined | 'ahead' {
  if (typed.trim() === '') return undefined;
  const day = readTypedDay(typed);
  return day === undefined || day > today ? 'ahead' : day;
}
