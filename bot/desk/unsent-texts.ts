import type { Day } from '../domain/day';
import type { Fields } from '../domain/fields';
import { limits } from '../domain/limits';
import { cutToBytes, utf8Length } from '../domain/page';
import type { At, AtForm, DeskDraft, Ticked } from './desk-draft';
import { forms } from './forms';

/** Texts that were being written, by form, thread and field. They travel sealed meanwhile. */
export type Kept = Readonly<Record<string, string>>;

/** A form in its thread: no text comes up at another reporter, or beside what is changed. */
function placeOf({ form, thread, to, replaces, hand, telling, putOn }: AtForm): string {
  const of = [to, replaces?.id, hand?.to, telling, putOn];
  return `${form} ${thread} ${of.map((part) => part ?? '').join('')}`;
}

/** The texts of the form that was pressed in, or those kept before; none with an altered draft. */
export function keepTexts(kept: Kept, { at }: DeskDraft, fields: Fields): Kept {
  if (at.kind === 'propose') {
    const written = proposeTexts.filter((name) => fields[name] !== undefined);
    if (written.length === 0) return kept;
    return Object.fromEntries(
      written.flatMap((name) => (fields[name] ? [[proposeIn(at, name), fields[name]]] : [])),
    );
  }
  if (at.kind === 'enter') {
    const { text } = fields;
    if (text === undefined) return kept;
    return text === '' ? {} : { 'enter text': text };
  }
  if (at.kind !== 'form') return kept;
  const { texts } = forms[at.form];
  if (texts.every((name) => fields[name] === undefined)) return kept;
  const place = placeOf(at);
  if (texts.every((name) => (fields[name] ?? '') === '')) {
    return Object.fromEntries(Object.entries(kept).filter(([name]) => !name.startsWith(place)));
  }
  return Object.fromEntries(texts.map((name) => [`${place} ${name}`, fields[name] ?? '']));
}

/** Who is ticked stays ticked until the form is sent. For nobody ticked any more: {@link unticked}. */
export function keepTicks(draft: DeskDraft, fields: Fields): DeskDraft {
  const { at } = draft;
  const place = ticksAt(at);
  if (place === undefined || unticked(draft, fields) !== undefined) return draft;
  // A client can send anything; the draft has one size.
  const some = idsIn(fields).slice(0, limits.deskMembers).join(',');
  return { ...draft, ticked: { place, involved: some } };
}

/** Who was ticked in a form in which now nobody is; `undefined` where nothing protects less than before. */
export function unticked({ at, ticked }: DeskDraft, fields: Fields): Ticked | undefined {
  if (ticked === undefined || ticked.place !== ticksAt(at)) return undefined;
  return ticked.involved !== '' && idsIn(fields).length === 0 ? ticked : undefined;
}

/** The place of a form in which people are ticked; none of another. */
function ticksAt(at: At): string | undefined {
  if (at.kind === 'enter') return 'enter';
  return at.kind === 'form' && forms[at.form].people === true ? placeOf(at) : undefined;
}

function idsIn({ involved = '' }: Fields): readonly string[] {
  return involved.split(',').filter((id) => /^[0-9a-f]{32}$/.test(id));
}

const proposeTexts = ['measures', 'why'] as const;

function proposeIn({ day }: { readonly day: Day }, name: (typeof proposeTexts)[number]): string {
  return `propose ${day} ${name}`;
}

/** What was kept for a place that is shown again; nothing where nothing is written. */
export function keptAt(kept: Kept, draft: DeskDraft): Fields {
  const { at } = draft;
  if (at.kind === 'form') return keptFields(kept, draft, at);
  if (at.kind === 'enter') {
    const text = kept['enter text'];
    const { ticked } = draft;
    const involved =
      ticked !== undefined && ticked.place === ticksAt(at) ? { involved: ticked.involved } : {};
    return { ...(text === undefined ? {} : { text }), ...involved };
  }
  if (at.kind !== 'propose') return {};
  return Object.fromEntries(
    proposeTexts.flatMap((name) => {
      const text = kept[proposeIn(at, name)];
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** What was kept for a form that is shown again. */
export function keptFields(kept: Kept, { ticked }: DeskDraft, at: AtForm): Fields {
  const place = placeOf(at);
  const { texts } = forms[at.form];
  const own = texts.flatMap((name) => {
    const text = kept[`${place} ${name}`];
    return text === undefined ? [] : [[name, text] as const];
  });
  const fields: Fields = Object.fromEntries(own);
  return ticked?.place === place ? { ...fields, involved: ticked.involved } : fields;
}

/** Cuts all texts together to what fits their sealed block: more could not be sent. */
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
