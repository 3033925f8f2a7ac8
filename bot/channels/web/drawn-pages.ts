import { randomInt } from 'node:crypto';
import { limits } from '../../domain/limits';
import { filler } from '../even-size';

const pageMilliseconds = 60_000;
/** Longer than any draft of a dialog opens. */
const draftMilliseconds = (limits.draftMinutes + 2) * 60_000;
/**
 * How long a dialog keeps its place after its last press. `brief`: none of its pages had room for a text, so
 * that first presses alone shut nobody out for long. `idle`: it takes no place by now, and can still be left.
 * `gone`: it was left without such a page, and takes none. In a flood the oldest of both are forgotten.
 */
const kept = {
  ...{ brief: 10 * 60_000, idle: draftMilliseconds, gone: draftMilliseconds },
  ...{ long: draftMilliseconds, over: draftMilliseconds },
} as const;
type DialogKind = keyof typeof kept;
const kinds = Object.keys(kept) as readonly DialogKind[];
const placeless: readonly DialogKind[] = ['idle', 'gone'];
/** Ended dialogs are small: there may be so many times more of them. */
const endedToLive = 2;
/** Above the first number a dialog more is refused by chance. Above a secret bound it is refused always. */
const freePlaces = 50_000;
/** Between which numbers the secret bound is drawn, and for how long it is kept. */
const [leastBound, mostBound] = [100_000, 150_000];
const boundMilliseconds = 3_600_000;
/** So many of a kind are forgotten together, as there are too many. */
const forgottenAtOnce = 1_000;
/** The newest page, and the one that is on the screen until the newest is fetched. */
const pagesOfOne = 2;

/** A page as it was drawn, without what fills it up: that is drawn when it is fetched. */
interface KeptPage {
  readonly name: string;
  readonly html: Buffer;
  readonly bytes: number;
  readonly shows: string;
  readonly until: number;
}

interface DialogPlace {
  readonly dialog: string;
  readonly pages: KeptPage[];
  kind: DialogKind;
  until: number;
}

/** Drawn pages between a press and the GET that fetches them, in this process's memory alone. */
export interface DrawnPages {
  /**
   * Keeps a place that there is. `over`: the dialog was left, or its last page was seen. `none`: it was not
   * here before.
   */
  presses(dialog: string): 'live' | 'over' | 'none';
  /**
   * Gives the page's name. It takes the dialog's place, and replaces none but the dialog's own page. Nothing
   * where there is no place for a new dialog.
   * @param share the share of all places that such dialogs can take
   */
  put(dialog: string, html: string, shows: string, share?: number): string | undefined;
  /**
   * The page of this name, for a minute and until a later one of its dialog was fetched. None afterwards, as
   * for a name that was never drawn.
   */
  fetch(name: string): (Pick<KeptPage, 'shows'> & { readonly html: string }) | undefined;
  /** Nothing of the dialog is drawn any more. */
  leave(dialog: string): void;
}

/** What fills a page up, at its end. */
const filling = /<!--[\w-]*-->$/;
const around = '<!---->'.length;

/**
 * Nobody's page is pushed out by another's. Whether a place is free tells nobody how many others are here:
 * the bound is drawn for each dialog, below one that is kept secret for an hour.
 * @param draw draws a name
 * @param between draws a bound, from the first number to below the second
 */
export function createDrawnPages(
  draw: () => string,
  now: () => number,
  between: (from: number, below: number) => number = randomInt,
): DrawnPages {
  /** By kind and dialog, the one that was pressed longest ago first. */
  const places: Readonly<Record<DialogKind, Map<string, DialogPlace>>> = {
    ...{ brief: new Map(), idle: new Map(), gone: new Map(), long: new Map(), over: new Map() },
  };
  const named = new Map<string, DialogPlace>();

  const drop = ({ pages }: DialogPlace, isGone: (page: KeptPage) => boolean): void => {
    for (const page of pages.filter(isGone)) {
      pages.splice(pages.indexOf(page), 1);
      named.delete(page.name);
    }
  };
  let secret = { bound: 0, until: 0 };
  const isFree = (share: number): boolean => {
    if (secret.until <= now())
      secret = { bound: between(leastBound, mostBound), until: now() + boundMilliseconds };
    const bound = share * between(freePlaces, secret.bound);
    const { brief, long, over } = places;
    return brief.size + long.size < bound && over.size < endedToLive * bound;
  };
  /** From its last press on. */
  const keepPlace = (place: DialogPlace, kind = place.kind): void => {
    places[place.kind].delete(place.dialog);
    place.kind = kind;
    place.until = now() + kept[kind];
    places[kind].set(place.dialog, place);
  };

  const isOver = ({ kind }: DialogPlace): boolean => kind === 'over' || kind === 'gone';
  const end = (place: DialogPlace): void => {
    const kind = place.kind === 'long' ? 'over' : 'gone';
    keepPlace(place, isOver(place) ? place.kind : kind);
  };

  /** Before which moment none of a kind is over: what is deleted makes a map's first entry slow to find. */
  const noneBefore = new Map<DialogKind, number>();
  const forget = (kind: DialogKind): void => {
    for (const [name, other] of places[kind]) {
      const isFull = placeless.includes(kind) && places[kind].size > mostBound;
      if (other.until > now() && !isFull) {
        noneBefore.set(kind, other.until);
        return;
      }
      drop(other, () => true);
      if (kind === 'brief') keepPlace(other, 'idle');
      else places[kind].delete(name);
    }
  };

  const placeOf = (dialog: string): DialogPlace | undefined => {
    for (const kind of kinds) {
      const isFull = placeless.includes(kind) && places[kind].size > mostBound + forgottenAtOnce;
      if (isFull || (noneBefore.get(kind) ?? 0) <= now()) forget(kind);
    }
    return kinds.map((kind) => places[kind].get(dialog)).find((place) => place !== undefined);
  };

  return {
    presses: (dialog) => {
      const place = placeOf(dialog);
      if (place === undefined || place.kind === 'idle') return 'none';
      keepPlace(place);
      return isOver(place) ? 'over' : 'live';
    },
    put: (dialog, drawn, shows, share = 1) => {
      const place = placeOf(dialog) ?? { dialog, pages: [], kind: 'idle', until: 0 };
      if (place.kind === 'idle' && !isFree(share)) return undefined;
      if (isOver(place) || place.kind === 'long') keepPlace(place);
      else keepPlace(place, drawn.includes('<textarea') ? 'long' : 'brief');
      const name = draw();
      const html = Buffer.from(drawn.replace(filling, ''));
      const page = { name, html, bytes: Buffer.byteLength(drawn), shows };
      place.pages.push({ ...page, until: now() + pageMilliseconds });
      named.set(name, place);
      const [oldest] = place.pages;
      if (place.pages.length > pagesOfOne) drop(place, (one) => one === oldest);
      if (shows === 'left') {
        end(place);
        drop(place, (one) => one.name !== name);
      }
      // It leaves the memory also where nobody comes any more.
      setTimeout(() => {
        drop(place, (one) => one.name === name);
      }, pageMilliseconds).unref();
      return name;
    },
    fetch: (name) => {
      const place = named.get(name);
      const page = place?.pages.find((one) => one.name === name);
      if (place === undefined || page === undefined || page.until <= now()) return undefined;
      const { html, bytes, shows } = page;
      const at = place.pages.indexOf(page);
      drop(place, (one) => place.pages.indexOf(one) < at);
      // Once it was seen that a report is sent, no earlier form of it is needed.
      if (shows === 'filed') end(place);
      if (bytes === html.length) return { shows, html: html.toString() };
      return { shows, html: `${html.toString()}<!--${filler(bytes - html.length - around)}-->` };
    },
    leave: (dialog) => {
      const place = placeOf(dialog);
      if (place === undefined) return;
      end(place);
      drop(place, () => true);
    },
  };
}
