import type { Fields } from '../../domain/fields';
import type { Locale } from '../../domain/ids';
import { limits } from '../../domain/limits';
import type { Member } from '../../domain/member';
import { utf8Length } from '../../domain/page';
import type { Remark } from '../../domain/remarks';
import type { Clock } from '../../ports/time';
import { commands } from '../actions/index';
import { askedTexts, type Command, type Filled, type FormContent } from '../case/command';
import type { DeskWorld } from '../case/context';
import type { AtForm } from '../case/desk-draft';
import { valuesIn } from '../case/form-fields';

type ReadingWorld = Pick<DeskWorld, 'targets' | 'readyText'> & {
  readonly clock: Pick<Clock, 'today'>;
};

/**
 * A form as it was filled in.
 * @param locale the language of a product sentence that is added to the member's text
 */
export function filledIn(
  world: ReadingWorld,
  member: Member,
  at: AtForm,
  fields: Fields,
  locale: Locale,
): Filled {
  const command = commands[at.form];
  const { optional = [] } = command;
  const texts = askedTexts(command, at);
  return {
    member,
    at,
    fields,
    text: fields.text ?? '',
    today: world.clock.today(),
    targets: world.targets(member.desk),
    readyText: (words) => world.readyText(locale, words),
    // All texts of a form fit into one message together.
    wrong: (free = optional) => {
      const typed = texts.map((name) => ({ name, text: fields[name] ?? '' }));
      if (typed.some(({ name, text }) => !free.includes(name) && text.trim() === ''))
        return 'empty';
      const bytes = typed.reduce((sum, { text }) => sum + utf8Length(text), 0);
      return bytes > limits.textBytes ? 'too_long' : undefined;
    },
  };
}

/** What a form says as it was filled in, or why it cannot be sent so. */
export function contentIn(command: Command, filled: Filled): FormContent | Remark {
  const { at, today, member } = filled;
  const values = valuesIn(command.fields ?? {}, filled.fields, { at, today, desk: member.desk });
  return typeof values === 'string' ? values : command.read(values, filled);
}
