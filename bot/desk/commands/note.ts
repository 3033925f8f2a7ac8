import type { NoteBody } from '../../domain/message';
import { writeNote } from '../write-note';
import type { Command } from './command';

/** Notes something for colleagues, who read it at once. */
export const note = {
  form: 'desk_note',
  option: 'note',
  texts: ['text'],
  read: ({ member, fields, text, wrong }) => {
    const fact = fields.fact === 'true' && ({ fact: true } as const);
    return wrong() ?? { kind: 'note', author: member.title, text, ...fact };
  },
  run: (sending, said) => writeNote(sending, said),
} as const satisfies Command<NoteBody>;
