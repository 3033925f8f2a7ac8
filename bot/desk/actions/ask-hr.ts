import { command } from '../case/command';
import { post } from '../case/post-as-desk';

/** Asks the reporter whether HR may get an excerpt; not while a question is open, nor after a yes. */
export const askHr = command({
  form: 'desk_ask_hr',
  option: 'ask_hr',
  words: () => true,
  texts: ['text'],
  may: ({ hrIsThere, involved, closed, state: { hr } }) =>
    hrIsThere && !involved && !closed && (hr === undefined || hr === 'no'),
  ready: ({ text }) => text('hr_asked'),
  read: (_, { text, wrong }) => wrong() ?? { kind: 'hr_asked', text },
  run: (sending, said) => post(sending, said, 'hr_consent_asked'),
  rewrites: (body) => (body.kind === 'hr_asked' ? { fields: { text: body.text } } : undefined),
});
