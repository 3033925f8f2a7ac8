import { limits } from '../domain/limits';
import { doorDialogs } from '../domain/pool-image';
import { createDoorShare } from '../platform/door-share';
import { createPace } from '../platform/pace';
import { createTurns } from '../platform/turns';
import type { Dialogue } from '../ports/dialogue';
import type { Pool } from '../ports/pool';
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
  { clock, doorCeiling = limits.doorCeiling, pause }: Parts & { pause: Shared['pause'] },
  { doorReceipts }: Pick<Sealing, 'doorReceipts'>,
  shared: Shared,
): Dialogue {
  const { windows, inRounds, onBegun, onGoesOn } = shared;
  const share = createDoorShare(() => windows.when('window').outOn, doorDialogs);
  const slow = (): Promise<void> => pause(limits.slowMilliseconds);
  const pace = createPace(clock, slow, doorCeiling, limits.slowPresses);
  const slowed = new Set<string>();
  const withShare = (pool: Pool): Pool => ({
    ...pool,
    submit: async (submission) => {
      if (share.maySend(submission.dialog)) return pool.submit(submission);
      await pool.beat();
      return { put: 'full' };
    },
  });
  const dialogue = createReporterDialogue({
    ...shared,
    receipts: doorReceipts,
    share: createFairShare(limits.derivationsOfOne),
    inRounds: (work) => inRounds((pool) => work(withShare(pool))),
    // A messenger's crowd says nothing of who was on this page, and nobody here is counted.
    crowd: { counts: () => Promise.resolve(), last: () => undefined, lastDay: () => undefined },
    // What an invitation opens here is refused like a wrong one.
    join: () => Promise.resolve({ kind: 'refused', remark: 'code_refused' }),
    dialogs: {
      begins: ({ user }) => {
        if (pace.counts()) slowed.add(user);
        return 'may_send';
      },
    },
    onBegun: (leave) => {
      onBegun(share.reserves() ? leave : 'may_read');
    },
    onGoesOn: () => {
      if (share.reserves()) onGoesOn();
    },
  });
  const turn = createTurns();
  return async (press) => {
    await turn();
    try {
      return await dialogue(press);
    } finally {
      // Only first presses are slowed: nothing that is pressed later is seen by a wait.
      if (slowed.delete(press.who.user)) await pace.slows();
    }
  };
}
