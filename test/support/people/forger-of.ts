import type { ButtonName } from '../../../bot/domain/buttons';
import type { Fields } from '../../../bot/domain/fields';
import type { View } from '../../../bot/domain/view';
import type { Person, TestVissla } from '../open-vissla';

/** Presses what the view does not offer, or with what it does not hold, as a client of one's own can. */
export function forgerOf(
  office: () => Pick<TestVissla, 'vissla'>,
): (member: Person, button: ButtonName, fields?: Fields) => Promise<View> {
  return async (member, button, fields = {}) => {
    const { draft } = member.shown;
    const who = { who: member.who, locale: 'sv' } as const;
    const press = { ...who, button, fields, draft, texts: undefined };
    member.shown = await office().vissla.dialogue(press);
    return member.shown.view;
  };
}
