import { type Day, parseDay } from '../bot/domain/day';
import type { Locale } from '../bot/domain/ids';
import type { Line } from './speech';
import data from './texts/authorities.json';

/** An outside recipient and how to reach it, in one language. */
export interface Reach {
  readonly name: string;
  /** By which it answers the telephone, if `name` is another. */
  readonly swedish: string | undefined;
  /** What an EU body takes; an authority's areas are in the annex. */
  readonly about: string | undefined;
  /** The address of its page about reporting, without `https://`. */
  readonly page: string;
  /** The address is only its front page: no page about reporting was found. */
  readonly front: boolean;
  readonly phone: string | undefined;
  /** Address and telephone were checked on this day. */
  readonly lookedUp: Day;
}

interface Authority {
  readonly sv: string;
  readonly en: string;
  readonly about?: Readonly<Record<Locale, string>>;
  readonly page: string;
  readonly pageEn?: string;
  readonly front?: boolean;
  readonly phone?: string;
  readonly lookedUp: string;
}

const authorities: ReadonlyMap<string, Authority> = new Map<string, Authority>(
  Object.entries(data.authorities),
);

/** Line by line: each authority by its own name in the language. */
export function areaLines(locale: Locale): readonly Line[] {
  return data.areas.map((item) => {
    const only: Readonly<Record<string, Readonly<Record<Locale, string>>>> = item.only ?? {};
    const names = item.authorities.map((id) => {
      const where = only[id]?.[locale];
      const name = authorities.get(id)?.[locale] ?? '';
      return where === undefined ? name : `${name} ${where}`;
    });
    return { label: `${item.area[locale]}: `, value: names.join(', ') };
  });
}

/** Each once, in alphabetical order; English names are sorted without "Swedish". */
export function authoritiesIn(locale: Locale): readonly Reach[] {
  const collator = new Intl.Collator(locale);
  const key = ({ name }: Reach): string => name.replace(/^Swedish /, '');
  return [...authorities.values()]
    .map((entry) => reachOf(entry, locale))
    .sort((a, b) => collator.compare(key(a), key(b)));
}

/** Some of them, by the names of `authorities.json`, in the order given. */
function reachesIn(ids: readonly string[], locale: Locale): readonly Reach[] {
  return ids.flatMap((id) => {
    const entry = authorities.get(id);
    return entry === undefined ? [] : [reachOf(entry, locale)];
  });
}

/** Some of them as lines of a list. */
export function authorityLines(ids: readonly string[], locale: Locale): readonly Line[] {
  return reachesIn(ids, locale).map(({ name, page, swedish }) => ({
    label: swedish === undefined ? `${name}: ` : `${name} (${swedish}): `,
    value: siteOf({ page }),
  }));
}

/** EU bodies with channels of their own (VBL 4:8). */
export function euBodiesIn(locale: Locale): readonly Reach[] {
  return data.eu.map((entry: Authority) => reachOf(entry, locale));
}

/** Only the host: nobody can press a link in a dialog, and a host can be typed. */
export function siteOf({ page }: Pick<Reach, 'page'>): string {
  return page.split('/')[0] ?? page;
}

/** The annex has this wording from `day`; `basis` is where it was read. */
export function annexIn(locale: Locale): { readonly day: Day; readonly basis: string } {
  return { day: dayOf(data.asOf), basis: data.basis[locale] };
}

function reachOf(entry: Authority, locale: Locale): Reach {
  return {
    name: entry[locale],
    // EU bodies have no Swedish name; Swedac and others have theirs in the English one.
    swedish: entry.about || locale === 'sv' || entry.en.includes(entry.sv) ? undefined : entry.sv,
    about: entry.about?.[locale],
    page: locale === 'en' ? (entry.pageEn ?? entry.page) : entry.page,
    front: entry.front === true,
    phone: entry.phone,
    lookedUp: dayOf(entry.lookedUp),
  };
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new TypeError('authorities_malformed');
  return day;
}
