import type { FieldName, Fields } from '../../domain/fields';
import { limits } from '../../domain/limits';
import { cutToBytes, utf8Length } from '../../domain/page';
import { askedTexts } from '../case/command';
import type { At, DeskDraft, Ticked } from '../case/desk-draft';
import { commands } from './index';

/** Unsent texts by form, thread and field. They travel sealed. */
export type Kept = Readonly<Record<string, string>>;

/** A place to write: no text appears in another thread's form or another message's. */
interface WritingPlace {
  readonly name: string;
  readonly texts: readonly FieldName[];
  /** People are ticked there. */
  readonly ticks: boolean;
}

function placeAt(at: At): WritingPlace | undefined {
  switch (at.kind) {
    case 'propose':
      return { name: `propose ${at.day}`, texts: ['measures', 'why'], ticks: false };
    case 'enter':
      return { name: 'enter', texts: ['text'], ticks: true };
    case 'form': {
      const { form, thread, to, replaces, hand, telling, putOn } = at;
      const of = [to, replaces?.id, hand?.to, hand?.purpose, telling, putOn]
        .map((part) => part ?? '')
        .join('');
      const command = commands[form];
      const texts = askedTexts(command, at);
      return { name: `${form} ${thread} ${of}`, texts, ticks: command.people?.(at) ?? false };
    }
    default:
      return undefined;
  }
}

/** The texts of the place that was pressed in, or those kept before; none with an altered draft. */
export function keepTexts(kept: Kept, { at }: DeskDraft, fields: Fields): Kept {
  const { name: place, texts } = placeAt(at) ?? { name: '', texts: [] };
  if (texts.every((name) => fields[name] === undefined)) return kept;
  if (texts.every((name) => (fields[name] ?? '') === ''))
    return Object.fromEntries(Object.entries(kept).filter(([name]) => !name.startsWith(place)));
  return Object.fromEntries(texts.map((name) => [`${place} ${name}`, fields[name] ?? '']));
}

/** The texts without those of the place: its form has them as they are now. */
export function withoutPlace(kept: Kept, { at }: Pick<DeskDraft, 'at'>): Kept {
  const place = placeAt(at)?.name;
  const others = Object.entries(kept).filter(
    ([name]) => place === undefined || !name.startsWith(`${place} `),
  );
  return Object.fromEntries(others);
}

/** Keeps ticks until the form is sent. If nobody is ticked any more: {@link unticked}. */
export function keepTicks(draft: DeskDraft, fields: Fields): DeskDraft {
  const place = placeAt(draft.at);
  if (place?.ticks !== true || unticked(draft, fields) !== undefined) return draft;
  // A client can send anything; the draft has one size.
  const some = idsIn(fields).slice(0, limits.deskMembers).join(',');
  return { ...draft, ticked: { place: place.name, involved: some } };
}

/** The earlier ticks of a form in which nobody is ticked now; `undefined` if no protection is lost. */
export function unticked({ at, ticked }: DeskDraft, fields: Fields): Ticked | undefined {
  const place = placeAt(at);
  if (place?.ticks !== true || ticked?.place !== place.name) return undefined;
  return ticked.involved !== '' && idsIn(fields).length === 0 ? ticked : undefined;
}

function idsIn({ involved = '' }: Fields): readonly string[] {
  return involved.split(',').filter((id) => /^[0-9a-f]{32}$/.test(id));
}

/** The texts and ticks kept for a place that is shown again. */
export function keptAt(kept: Kept, { at, ticked }: Pick<DeskDraft, 'at' | 'ticked'>): Fields {
  const place = placeAt(at);
  if (place === undefined) return {};
  const fields: Fields = Object.fromEntries(
    place.texts.flatMap((name) => {
      const text = kept[`${place.name} ${name}`];
      return text === undefined ? [] : [[name, text]];
    }),
  );
  return ticked?.place === place.name ? { ...fields, involved: ticked.involved } : fields;
}

/** Cuts all texts together to their sealed block: more could not be sent. */
export function cutToFit(kept: Kept): Kept {
  let room: number = limits.textBytes;
  return Object.fromEntries(
    Object.entries(kept).map(([name, text]) => {
      const fits = cutToBytes(text, room);
      room -= utf8Length(fits);
      return [name, fits];
    }),
  );
}
