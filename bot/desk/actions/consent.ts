import { command } from '../case/command';
import { post } from '../case/post-as-desk';

/**
 * Asks the reporter before anything is handed over. HR's question has buttons in the thread: it is not put
 * while one is open, nor after a yes.
 */
export const consent = command({
  form: 'desk_consent',
  option: 'hand_over',
  sends: 'desk_do_consent',
  words: () => true,
  texts: ['text'],
  fits: ({ hrIsThere, involved, closed, state: { hr } }, { hand }) =>
    hand?.to !== 'hr' || (hrIsThere && !involved && !closed && (hr === undefined || hr === 'no')),
  view: ({ form, at: { hand } }) =>
    hand === undefined
      ? { name: 'desk_hand_over', ...form }
      : { name: 'desk_consent', ...form, to: hand.to },
  ready: ({ at: { hand }, text }) => text(hand?.to === 'hr' ? 'hr_asked' : 'hand_over_asked'),
  read: (_, { at: { hand }, text, wrong }) => {
    if (hand === undefined) return 'choose';
    return wrong() ?? { kind: hand.to === 'hr' ? 'hr_asked' : 'reply', text };
  },
  run: (sending, { kind, text }) =>
    kind === 'hr_asked'
      ? post(sending, { kind, text }, 'hr_consent_asked')
      : post(sending, { kind, text }, 'reply_sent'),
  rewrites: (body) =>
    body.kind === 'hr_asked'
      ? { hand: { to: 'hr', purpose: 'agreed' }, fields: { text: body.text } }
      : undefined,
});
