import { command } from '../case/command';
import { post } from '../case/post-as-desk';
import { readTalk } from '../case/read';

/** Sends the reporter what was taken down of a talk (VBL 8:3). */
export const minutes = command({
  form: 'desk_minutes',
  option: 'minutes',
  texts: ['text'],
  may: ({ excerpt }) => !excerpt,
  ready: () => ({ recording: 'none' }),
  read: (_, { member, fields, text, wrong }) => {
    const taken = readTalk(member, fields);
    return taken === 'choose' ? taken : (wrong() ?? { kind: 'minutes', ...taken, text });
  },
  run: (sending, said) => post(sending, said, 'minutes_written'),
  rewrites: (body) =>
    body.kind === 'minutes'
      ? { fields: { text: body.text, way: body.way, recording: body.recording } }
      : undefined,
});
