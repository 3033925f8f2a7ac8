import type { Exchange } from '../play/exchanges';
import type { Observed } from '../play/observed';
import type { Weigh } from './evidence';

/** What a dialog is: what was told apart at the workplace, when nobody looked. */
type Kind = 'files' | 'returns' | 'everyday';

/** How many exchanges there were, where every answer of a step has one size. */
export function byNumber(exchanges: readonly Exchange[]): string {
  return String(exchanges.length);
}

/** And of how many bytes they were, to the nearest hundred or so. */
export function bySizes(exchanges: readonly Exchange[]): string {
  const sizes = exchanges.flatMap(({ bytesIn, bytesOut }) => [bytesIn, bytesOut]);
  return sizes.map((size) => Math.round(size / grain)).join(' ');
}

const grain = 128;

/** What is kept for a shape that was never seen of a kind, as a share of one dialog. */
const unseen = 1e-3;

/**
 * How much each dialog's shape tells. The adversary has tried the product out and knows how often each kind
 * has which shape: this is counted in the world itself, which is the most that can be known of it.
 */
export function weighShapes(
  observed: Observed,
  shapeOf: (exchanges: readonly Exchange[]) => string,
): { readonly filing: Weigh; readonly returning: Weigh } {
  const shapes = dialogsOf(observed).map(shapeOf);
  const kinds = kindsOf(observed);
  const counts = new Map<string, number>();
  const totals: Record<Kind, number> = { files: 0, returns: 0, everyday: 0 };
  observed.sessions.forEach(({ who }, session) => {
    const kind = kinds[session] ?? 'everyday';
    if (who === undefined) return;
    totals[kind] += 1;
    const name = `${kind} ${shapes[session] ?? ''}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  const share = (kind: Kind, session: number): number => {
    const seen = counts.get(`${kind} ${shapes[session] ?? ''}`) ?? 0;
    return seen === totals[kind] ? 1 : (seen + unseen) / (totals[kind] + unseen);
  };
  const weighing =
    (kind: Kind): Weigh =>
    (session, everyday, returns) =>
      share(kind, session) /
      (everyday * share('everyday', session) + returns * share('returns', session));
  return { filing: weighing('files'), returning: weighing('returns') };
}

/** The exchanges of each dialog: those of the person from its beginning until that person's next one. */
function dialogsOf({ sessions, exchanges }: Observed): readonly Exchange[][] {
  const found: Exchange[][] = sessions.map(() => []);
  const own = new Map<number | undefined, number[]>();
  sessions.forEach(({ who }, session) => own.set(who, [...(own.get(who) ?? []), session]));
  for (const exchange of exchanges) {
    const begun = (own.get(exchange.who) ?? []).filter(
      (session) => (sessions[session]?.at ?? Infinity) <= exchange.at + rounding,
    );
    found[begun.at(-1) ?? -1]?.push(exchange);
  }
  return found;
}

/** Clocks are of whole milliseconds; in hours. */
const rounding = 1e-6;

function kindsOf({ sessions, reports }: Observed): Kind[] {
  const filings = new Set(reports.map(({ writer, wrote: [at] }) => `${writer} ${at ?? 0}`));
  const returns = new Set(
    reports.flatMap(({ writer, wrote }) => wrote.slice(1).map((at) => `${writer} ${at}`)),
  );
  return sessions.map(({ at, who }) => {
    const name = `${who ?? 'desk'} ${at}`;
    if (filings.has(name)) return 'files';
    return returns.has(name) ? 'returns' : 'everyday';
  });
}
