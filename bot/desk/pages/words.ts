import type { Locale } from '../../domain/ids';
import { commands } from '../actions/index';
import { inThread } from '../case/page-press';

/** A form's ready text in the other language, in place of the first one; below it, if that was changed. */
export const switchWords = inThread(async ({ world, draft, case: visible, fields }) => {
  const { at } = draft;
  if (at.kind !== 'form' || at.words === undefined) return { fields };
  const readyIn = async (locale: Locale): Promise<string> => {
    const text = (of: Parameters<typeof world.readyText>[1]) => ({
      text: world.readyText(locale, of),
    });
    return (
      (await commands[at.form].ready?.({ world, member: visible.member, case: visible, at, text }))
        ?.text ?? ''
    );
  };
  const words = at.words === 'sv' ? 'en' : 'sv';
  const [before, next] = [await readyIn(at.words), await readyIn(words)];
  const { text: typed = '' } = fields;
  const isOwn = oneSpaced(typed) !== '' && oneSpaced(typed) !== oneSpaced(before);
  const text = isOwn ? `${typed}\n\n${next}` : next;
  return { draft: { ...draft, at: { ...at, words } }, fields: { ...fields, text } };
});

const oneSpaced = (text: string): string => text.replace(/\s+/gu, ' ').trim();
