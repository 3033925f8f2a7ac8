import { type Day, readDayAhead, readTypedDay } from '../../domain/day';
import type { FieldName, Fields } from '../../domain/fields';
import { type FieldLook, type FormField, faultsIn } from '../../domain/form-field';
import type { Desk } from '../../domain/ids';
import { limits } from '../../domain/limits';
import type { Remark } from '../../domain/remarks';
import { readLine } from '../../domain/stored-bytes';
import type { AtForm } from './desk-draft';

/** A form when it is shown or sent. */
export interface FormNow {
  readonly desk: Desk;
  readonly at: AtForm;
  readonly today: Day;
}

interface Wrong {
  readonly wrong: Remark;
}

/** A field of a form: how it looks, when it is asked, and what is read of it. */
export interface FieldSpec<T = unknown> extends FieldLook {
  /** Whether the form has it; always, if missing. */
  readonly isIn?: (of: FormNow) => boolean;
  /** Reads what was typed or chosen there. `all`: the other fields, on which it may depend. */
  readonly read: (typed: string, all: Fields, of: FormNow) => T | Wrong;
}

export type FormFields = Readonly<Partial<Record<FieldName, FieldSpec>>>;

/** What is read of a form's fields. */
export type Values<F extends FormFields> = {
  readonly [N in keyof F]: F[N] extends FieldSpec<infer T> ? T : never;
};

/** The fields that a form has now, as they are shown. */
export function fieldsOf(fields: FormFields, of: FormNow): readonly FormField[] {
  return entriesOf(fields)
    .filter(([, { isIn }]) => isIn?.(of) ?? true)
    .map(([id, { isIn: _, read, ...look }]) => ({
      ...look,
      id,
      wrongIn: (all) => {
        const found = read(all[id] ?? '', all, of);
        return isWrong(found) ? found.wrong : undefined;
      },
    }));
}

/** A form's values, or why it cannot be sent so: what was typed wrong comes before what is missing. */
export function valuesIn<F extends FormFields>(
  fields: F,
  typed: Fields,
  of: FormNow,
): Values<F> | Remark {
  const there = fieldsOf(fields, of);
  const faults = faultsIn(there, typed);
  const fault = faults.find(({ field }) => (typed[field] ?? '').trim() !== '') ?? faults[0];
  if (fault !== undefined) return fault.wrong;
  const values = there.map(({ id }) => [id, fields[id]?.read(typed[id] ?? '', typed, of)] as const);
  return Object.fromEntries(values) as Values<F>;
}

/** The names of a form's texts. */
export function textNames(fields: FormFields): readonly FieldName[] {
  return entriesOf(fields).flatMap(([name, { isText }]) => (isText ? [name] : []));
}

function entriesOf(fields: FormFields) {
  return Object.entries(fields) as readonly (readonly [FieldName, FieldSpec])[];
}

const isWrong = (value: unknown): value is Wrong =>
  typeof value === 'object' && value !== null && 'wrong' in value;

/** A text of several lines, as it was typed. */
export function area(most: number = limits.textBytes): FieldSpec<string> {
  return {
    ...{ as: 'area', most, isText: true },
    read: (typed) => (typed.trim() === '' ? { wrong: 'empty' } : typed),
  };
}

/** A text of one line for a case's record, which has so many bytes for it. */
export function areaLine(most: number, bytes: number, long: Remark): FieldSpec<string> {
  const read: FieldSpec<string>['read'] = (typed) =>
    typed.trim() === '' ? { wrong: 'empty' } : (readLine(typed, bytes) ?? { wrong: long });
  return { as: 'area', most, isText: true, read };
}

/** A day from today on, as long as a case may be kept. */
export function dayAhead(): FieldSpec<Day> {
  return {
    ...{ as: 'field', most: 20 },
    read: (typed, _, { today }) =>
      readDayAhead(typed, today, limits.retentionMonths) ?? { wrong: 'day_wrong' },
  };
}

/** A day that has come. */
export function dayPast(): FieldSpec<Day> {
  return {
    ...{ as: 'field', most: 20 },
    read: (typed, _, { today }) => {
      const day = readTypedDay(typed);
      return day === undefined || day > today ? { wrong: 'day_ahead' } : day;
    },
  };
}
