import { command } from '../case/command';
import { post } from '../case/post-as-desk';

/** Opens a closed thread again. */
export const reopen = command({
  form: 'desk_reopen',
  option: 'reopen',
  words: () => true,
  texts: ['text'],
  may: ({ closed }) => closed,
  ready: ({ case: visible, text }) =>
    text(visible.state.origin === undefined ? 'reopened' : 'excerpt_reopened'),
  read: (_, { text, wrong }) => wrong() ?? { kind: 'reopened', text },
  run: (sending, said) => post(sending, said, 'thread_reopened'),
  rewrites: (body) => (body.kind === 'reopened' ? { fields: { text: body.text } } : undefined),
});
