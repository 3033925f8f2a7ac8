import { type ButtonName, buttons } from '../../../bot/domain/buttons';
import type { Fields } from '../../../bot/domain/fields';
import { everyElement, type Person } from '../open-vissla';

/** What a press of a button needs chosen, and of how many choices each is tried. */
const chosenBy: Partial<Record<ButtonName, { readonly id: string; readonly most: number }>> = {
  desk_open: { id: 'thread', most: Infinity },
  desk_propose: { id: 'day', most: Infinity },
  // Each is a text of its own, and no thread's.
  desk_redirect_to: { id: 'target', most: 1 },
};

/** Whether a button shows something further on: nothing is sent, decided or agreed on by it. */
function onlyShows(act: ButtonName): boolean {
  const others =
    /^desk_(do_.*|agree|disagree|undo|door_.*|approve|approve_deputy|decline|be_.*|take_back|switch|queue|thread)$/;
  return act.startsWith('desk') && !others.test(act);
}

/**
 * Opens a member's desk and presses every button that shows something further on, in each view and each
 * thread once, with the choices that it takes. Gives each card as it was drawn, by the way to it.
 */
export async function looksAround(member: Person): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>();
  const pressed = new Set<string>();
  await member.opens('desk');
  const ways = [{ way: 'desk', shown: member.shown }];
  for (let next = ways.shift(); next !== undefined; next = ways.shift()) {
    member.shown = next.shown;
    seen.set(next.way, drawnCard(member));
    const { view } = next.shown;
    const place = `${view.name} ${'reference' in view ? view.reference : ''}`;
    for (const { act, fields } of pressesOf(member.card())) {
      const press = [act, ...Object.values(fields)].join(' ');
      if (pressed.has(`${place} ${press}`)) continue;
      pressed.add(`${place} ${press}`);
      member.shown = next.shown;
      await member.presses(act, fields);
      ways.push({ way: `${next.way} ${press}`, shown: member.shown });
    }
  }
  return seen;
}

/** A card as it was drawn, with the length alone of what is sealed in it. */
export function drawnCard(member: Person): string {
  const { draft, texts } = member.shown;
  return JSON.stringify(member.card(), (_, value: unknown) =>
    typeof value === 'string' && (value === draft || value === texts) ? value.length : value,
  );
}

function pressesOf(card: object): { act: ButtonName; fields: Fields }[] {
  const elements = everyElement(card);
  const acts = elements.map(({ data }) => buttons.find((name) => name === data?.act));
  return acts.flatMap((act) => {
    if (act === undefined || !onlyShows(act)) return [];
    const chosen = chosenBy[act];
    if (chosen === undefined) return [{ act, fields: {} }];
    const { id, most } = chosen;
    const choices = elements.find((element) => element.id === id)?.choices ?? [];
    return choices.slice(0, most).map(({ value }) => ({ act, fields: { [id]: value } }));
  });
}
