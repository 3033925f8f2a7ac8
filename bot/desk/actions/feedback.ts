import { asksMeasures } from '../../domain/desk-options';
import { command } from '../case/command';
import { post } from '../case/post-as-desk';

/**
 * Tells the reporter what was done, and why: the feedback of VBL 5:8 p. 3, which is not HR's. Either text
 * alone is none.
 */
export const feedback = command({
  form: 'desk_feedback',
  option: 'feedback',
  texts: ['measures', 'why'],
  may: ({ desk }) => asksMeasures(desk),
  read: (_, { fields: { measures = '', why = '' }, wrong }) =>
    wrong() ?? { kind: 'feedback', measures, text: why },
  run: (sending, said) => post(sending, said, 'feedback_given'),
  rewrites: (body) =>
    body.kind === 'feedback' ? { fields: { measures: body.measures, why: body.text } } : undefined,
});
