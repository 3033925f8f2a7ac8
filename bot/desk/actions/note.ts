import { command } from '../case/command';
import { writeNote } from '../case/write-note';

/** Notes something for colleagues, who read it at once. */
export const note = command({
  form: 'desk_note',
  option: 'note',
  texts: ['text'],
  read: (_, { member, fields, text, wrong }) => {
    const fact = fields.fact === 'true' && ({ fact: true } as const);
    return wrong() ?? { kind: 'note', author: member.title, text, ...fact };
  },
  run: (sending, said) => writeNote(sending, said),
});
