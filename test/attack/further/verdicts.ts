import { seeded } from '../../torture/seeded';
import type { Crowded } from '../play/crowded';
import type { Observed } from '../play/observed';
import { simulate } from '../play/simulate';
import type { Goals } from '../report/goals';
import { byBackup } from './backup';
import { afterMessages, worstOf } from './messages';
import { guessAmong, namedAmongOwn } from './n-minus-one';
import type { VaultReads } from './process';
import { rounded, scoresBy, type Tried } from './tried';
import { baited, baits, calm } from './worlds';

/** A question of the desk every week, to which the reporter comes back each time. */
export function bait(seen: readonly Observed[]): Tried {
  const found = afterMessages(seen, baits + 1);
  const bits = worstOf(found);
  return {
    name: 'A question every week, for eight weeks',
    verdict: bits <= 0.1 ? 'kept' : 'missed',
    figures: {
      'bits beyond the windows': bits,
      ...Object.fromEntries(
        [1, 3, baits + 1].map((count) => [`top-1 after ${count}`, found[count - 1]?.top1 ?? NaN]),
      ),
    },
  };
}

/** What each further message costs, of an ideal product: what is unavoidable. */
export function price(seed: number): Tried {
  const worlds = Array.from({ length: priced }, (_, one) => simulate(baited(calm, seed + one)));
  const found = afterMessages(worlds, 3);
  const figures = found.flatMap(({ top1, crowd }, place) => [
    [`top-1 after ${place + 1}`, top1] as const,
    [`crowd after ${place + 1}`, crowd] as const,
  ]);
  return {
    name: 'The price of messages, each in a window of its own',
    verdict: 'none',
    figures: Object.fromEntries(figures),
  };
}

const priced = 30;

/** The vault is asked by the clock alone: its log must not tell when somebody pressed. */
export function vaultReads(each: readonly VaultReads[]): Tried {
  const total = (of: (one: VaultReads) => number): number =>
    each.reduce((sum, one) => sum + of(one), 0);
  const figures = {
    presses: total(({ presses }) => presses),
    'reads on a press': total(({ onPress }) => onPress),
    'other reads': total(({ otherwise }) => otherwise),
  };
  const kept =
    figures['reads on a press'] === 0 && figures.presses > 0 && figures['other reads'] > 0;
  return { name: 'A vault that is asked on a press', verdict: kept ? 'kept' : 'missed', figures };
}

/** A backup of both from within a window: no goal, and said. */
export function backups(seen: readonly Observed[], seed: number): Tried {
  const figures = [1, 6, 23].map((hours) => {
    const attempts = seen.flatMap((one) => byBackup(one, hours));
    const bits = scoresBy(attempts, seed).get('running window')?.excess ?? NaN;
    return [`bits, ${hours} h after the pass`, rounded(bits)] as const;
  });
  return {
    name: 'A backup of both within a window',
    verdict: 'none',
    figures: Object.fromEntries(figures),
  };
}

/** Forty-nine accounts and more in one window, and all that they file known as theirs. */
export function ownAccounts(crowds: readonly Crowded[], { order }: Pick<Goals, 'order'>): Tried {
  const next = seeded(crowds.length);
  const share = (by: Parameters<typeof namedAmongOwn>[1]): number =>
    rounded(namedAmongOwn(crowds, by, next));
  const figures = {
    'top-1 by place in the file': share('place in the file'),
    'top-1 by id': share('id'),
    guess: rounded(guessAmong),
  };
  const far = Math.max(figures['top-1 by id'], figures['top-1 by place in the file']) - guessAmong;
  return {
    name: 'All reports of a window but one are the own',
    verdict: far <= order ? 'kept' : 'missed',
    figures,
  };
}
