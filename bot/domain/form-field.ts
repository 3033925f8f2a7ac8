import type { FieldName, Fields } from './fields';
import { limits } from './limits';
import { utf8Length } from './page';
import type { Remark } from './remarks';

/** How a field of a desk's form looks. */
export interface FieldLook {
  readonly as: 'area' | 'field' | 'choose' | 'pick' | 'check';
  /** In characters: what its input takes. */
  readonly most?: number;
  /** What can be chosen; none where the view lists it. */
  readonly choices?: readonly string[];
  /** It is one of the form's texts, which fit into one message together. */
  readonly isText?: true;
}

/** A field of a form as it is shown. */
export interface FormField extends FieldLook {
  readonly id: FieldName;
  /** What is wrong with what it holds. */
  readonly wrongIn: (all: Fields) => Remark | undefined;
}

export interface FormFault {
  readonly field: FieldName;
  readonly wrong: Remark;
}

/** All that is wrong with a form as it is filled in, in the order of its fields. */
export function faultsIn(fields: readonly FormField[], all: Fields): readonly FormFault[] {
  const texts = fields
    .filter(({ isText }) => isText)
    .map(({ id }) => ({ id, bytes: utf8Length(all[id] ?? '') }));
  const isFull = texts.reduce((sum, { bytes }) => sum + bytes, 0) > limits.textBytes;
  const [longest] = isFull ? texts.sort((a, b) => b.bytes - a.bytes) : [];
  return fields.flatMap(({ id, wrongIn }) => {
    const wrong = wrongIn(all) ?? (longest?.id === id ? 'too_long' : undefined);
    return wrong === undefined ? [] : [{ field: id, wrong }];
  });
}
