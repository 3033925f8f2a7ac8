import { type Day, parseDay } from '../bot/domain/day';
import type { Locale } from '../bot/domain/ids';
import data from './texts/authorities.json';

/** Whom one can tell outside the employer, and how to reach them, in the words of one language. */
export interface Reach {
  readonly name: string;
  /** Its name in Swedish, by which it answers the telephone, where the name above is another. */
  readonly swedish?: string;
  /** What an EU body takes; an authority's areas say it. */
  readonly about?: string;
  /** The address of its page about reporting, without `https://`. */
  readonly page: string;
  /** The address is only its front page: no page about reporting was found. */
  readonly front: boolean;
  readonly phone?: string;
  /** The day on which address and telephone were looked up. */
  readonly lookedUp: Day;
}

/** An area of the annex, and the names of its authorities. */
export interface Area {
  readonly area: string;
  readonly names: string;
}

interface Entry {
  readonly sv: string;
  readonly en: string;
  readonly about?: Readonly<Record<Locale, string>>;
  readonly page: string;
  readonly pageEn?: string;
  readonly front?: boolean;
  readonly phone?: string;
  readonly lookedUp: string;
}

const authorities: ReadonlyMap<string, Entry> = new Map<string, Entry>(
  Object.entries(data.authorities),
);
const bodies: readonly Entry[] = data.eu;

/** The annex by area: each authority by its own name in the language. */
export function areasIn(locale: Locale): readonly Area[] {
  return data.areas.map((item) => {
    const only: Readonly<Record<string, Readonly<Record<Locale, string>>>> = item.only ?? {};
    const names = item.authorities.map((id) => {
      const where = only[id]?.[locale];
      const name = authorities.get(id)?.[locale] ?? '';
      return where === undefined ? name : `${name} ${where}`;
    });
    return { area: item.area[locale], names: names.join(', ') };
  });
}

/** Every authority once, in the order of the alphabet; in English nearly all of them begin with "Swedish". */
export function authoritiesIn(locale: Locale): readonly Reach[] {
  const collator = new Intl.Collator(locale);
  const key = ({ name }: Reach): string => name.replace(/^Swedish /, '');
  return [...authorities.values()]
    .map((entry) => reachOf(entry, locale))
    .sort((a, b) => collator.compare(key(a), key(b)));
}

/** Some of them, by the names of `authorities.json`, in the order given. */
export function reachesIn(ids: readonly string[], locale: Locale): readonly Reach[] {
  return ids.flatMap((id) => {
    const entry = authorities.get(id);
    return entry === undefined ? [] : [reachOf(entry, locale)];
  });
}

/** EU bodies with channels of their own (VBL 4:8). */
export function euBodiesIn(locale: Locale): readonly Reach[] {
  return bodies.map((entry) => reachOf(entry, locale));
}

/** Only the host: in a dialog nobody can press a link, and a host is what one can type. */
export function siteOf({ page }: Pick<Reach, 'page'>): string {
  return page.split('/')[0] ?? page;
}

/** The day from which the annex has this wording, and where it was read. */
export function annexIn(locale: Locale): { readonly day: Day; readonly basis: string } {
  return { day: dayOf(data.asOf), basis: data.basis[locale] };
}

function reachOf(entry: Entry, locale: Locale): Reach {
  return {
    name: entry[locale],
    // A body of the EU has no Swedish name to ask for; Swedac and others carry theirs in the English one.
    ...(entry.about !== undefined || locale === 'sv' || entry.en.includes(entry.sv)
      ? {}
      : { swedish: entry.sv }),
    ...(entry.about === undefined ? {} : { about: entry.about[locale] }),
    page: locale === 'en' ? (entry.pageEn ?? entry.page) : entry.page,
    front: entry.front === true,
    ...(entry.phone === undefined ? {} : { phone: entry.phone }),
    lookedUp: dayOf(entry.lookedUp),
  };
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new TypeError('authorities_malformed');
  return day;
}
