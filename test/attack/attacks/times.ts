import type { Observed, Report } from '../play/observed';
import { releasesAt } from '../play/policies';
import { normalised, type Posterior } from '../statistics/information';
import { type Evidence, likelihoods, type Span, type Weigh, windowOf } from './evidence';

/** What is kept for the case that something is not as the attack supposes. */
const doubt = 1e-6;

/**
 * Bayes over spans in each of which the person surely wrote: the report in the first, and what followed.
 * @param weighs how much a dialog's shape tells of whether it is the one
 */
export function whoWroteInAll(
  spans: readonly Span[],
  observed: Observed,
  weighs?: { readonly filing: Weigh; readonly returning: Weigh },
): Posterior {
  return fromFactors(
    spans.map((span, place) =>
      likelihoods(span, observed, true, place === 0 ? weighs?.filing : weighs?.returning),
    ),
    observed,
  );
}

/**
 * Bayes over when a report was filed, and over each later change of its thread, which was the desk's as
 * likely as the reporter's.
 */
export function whoWroteByCopies(
  { filed, changed }: Evidence,
  observed: Observed,
  knowsHabits = true,
): Posterior {
  const own = likelihoods(filed, observed, knowsHabits);
  const later = changed.map((span) =>
    likelihoods(span, observed, knowsHabits).map((likely) => (likely + 1) / 2),
  );
  return fromFactors([own, ...later], observed);
}

/**
 * The most that an ideal product leaves to whoever sees times: the windows in which the reporter wrote. That
 * a report is urgent is seen where it comes out on another day than the others, else by whoever reads it.
 * @param reads whether the thread is read: then every window is known, else that of the report
 */
export function idealOf(
  { wrote, urgent }: Report,
  { policy, ...observed }: Observed,
  reads: boolean,
): Posterior {
  const windows = (reads ? wrote : wrote.slice(0, 1)).map((at, place) => {
    const day = place === 0 && urgent === true ? windowOf(at) : undefined;
    const isSeen = day !== undefined && (reads || !releasesAt(day.until, policy));
    return isSeen ? day : windowOf(at, policy);
  });
  return whoWroteInAll(windows, { ...observed, policy });
}

/** Everybody is as likely as everybody else. */
export function uniform({ world }: Observed): Posterior {
  return normalised(new Float64Array(world.people.length));
}

/** A posterior of which a little is given back to everybody. */
export function doubted(posterior: Posterior): Posterior {
  return posterior.map((share) => share * (1 - doubt) + doubt / posterior.length);
}

function fromFactors(factors: readonly Float64Array[], { world }: Observed): Posterior {
  const product = new Float64Array(world.people.length).fill(1);
  for (const factor of factors)
    factor.forEach((likely, who) => (product[who] = (product[who] ?? 0) * likely));
  return doubted(normalised(product));
}
