import type { SavedShown } from '../bot/domain/desk-parts';
import { begun, oneLine } from './literal';
import type { Speech } from './speech';

/** Characters of a saved answer by which it is chosen. */
const most = 50;

type SavedOption = Readonly<Record<'value' | 'title', string>>;

/** Saved answers to choose one; the first choice is a new one. */
export function savedToChange(
  saved: readonly SavedShown[],
  { say }: Speech,
): readonly SavedOption[] {
  if (saved.length === 0) return [];
  const own = saved.map(({ id, sv, en }) => ({ value: id, title: beginningOf(sv || en) }));
  return [{ value: 'new', title: say('saved.new') }, ...own];
}

/** Saved answers to put one into a reply, each in the languages that it has. */
export function savedToInsert(
  saved: readonly SavedShown[] = [],
  { say }: Speech,
): readonly SavedOption[] {
  return saved.flatMap((one) =>
    (['sv', 'en'] as const)
      .filter((language) => one[language].trim() !== '')
      .map((language) => ({
        value: `${one.id}.${language}`,
        title: say('saved.one', {
          language: say(language === 'sv' ? 'saved.sv' : 'saved.en'),
          text: beginningOf(one[language]),
        }),
      })),
  );
}

const beginningOf = (text: string): string => begun(oneLine(text), most, most);
