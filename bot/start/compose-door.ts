import { limits } from '../domain/limits';
import { doorPlaces } from '../domain/pool-image';
import { createDoorShare } from '../platform/door-share';
import { createSteps } from '../platform/steps';
import { createYieldTurn } from '../platform/yield-turn';
import type { Dialogue } from '../ports/dialogue';
import { createReporterDialogue } from '../reporter/dialogue';
import { createFairShare } from '../reporter/fair-share';
import type { Sealing } from '../sealers/create-sealing';
import type { Parts } from './parts';

type Shared = Omit<Parameters<typeof createReporterDialogue>[0], 'dialogs' | 'share' | 'join'>;

/**
 * The reporter's dialogue at the web door. It is the messengers' own, with shares of its own: of
 * derivations, and of the image. Nobody joins a desk here, and a visitor never counts in the crowd.
 */
export function composeDoor(
  { clock, random, inForce }: Parts,
  { doorReportCodes }: Pick<Sealing, 'doorReportCodes'>,
  shared: Shared,
): Dialogue {
  const { windows } = inForce;
  const turn = (): string => {
    const { from, outOn } = windows.when('window');
    return windows.isPassed(from) ? outOn : from;
  };
  const places = createDoorShare(clock, turn, random, doorPlaces);
  const steps = createSteps(clock, shared.pause, limits.doorStepMilliseconds);
  const fair = createFairShare(limits.derivationsOfOne);
  const begun = new WeakSet();
  const dialogue = createReporterDialogue({
    ...shared,
    reportCodes: doorReportCodes,
    // How long others derive shows in whole steps alone.
    share: async (who, work) => {
      try {
        return await fair(who, work);
      } finally {
        await steps.next(who);
      }
    },
    // A messenger's crowd says nothing of who was on this page, and nobody here is counted.
    crowd: { counts: () => Promise.resolve(), last: () => undefined, lastDay: () => undefined },
    // What an invitation opens here is refused like a wrong one.
    join: () => Promise.resolve({ kind: 'refused', remark: 'code_refused' }),
    dialogs: {
      begins: (who) => {
        begun.add(who);
        return places.takes() ? 'may_send' : 'may_read';
      },
    },
    onGoesOn: () => places.takes() && shared.onGoesOn(),
    full: 'door_full',
  });
  const inTurn = createYieldTurn();
  return async (press) => {
    await inTurn();
    // Names this press alone, also beside another one of the same visitor.
    const who = { ...press.who };
    steps.begins(who);
    try {
      return await dialogue({ ...press, who });
    } finally {
      // All first presses wait alike: nothing that is pressed later is seen by a wait.
      if (begun.has(who)) await steps.next(who);
    }
  };
}
