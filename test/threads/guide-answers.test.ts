import { SealError } from '../../bot/crypto/seal-error';
import type { ThreadState } from '../../bot/domain/thread';
import type { ThreadRow } from '../../bot/ports/threads';
import { toldInGuide } from '../../bot/threads/guide-answers';

const row = {} as ThreadRow;
const state: ThreadState = { status: 'received', unanswered: true, excluded: [] };
const opening = (openState: () => Promise<ThreadState>) =>
  toldInGuide({ threadSealer: { openState } }, row);

describe('what was said in the guide', () => {
  it('is all that comes of what the desk knows', async () => {
    const answers = { about: 'care', detail: 'staff', involved: [] } as const;
    const urgent = true;
    expect(await opening(async () => ({ ...state, answers, urgent }))).toEqual({ answers, urgent });
    expect(await opening(async () => state)).toEqual({});
  });

  it.each(['seal_open', 'seal_month', 'seal_missing', 'seal_unread', 'seal_secret'] as const)(
    'is not known where the state does not open, and hinders nobody from reading: %s',
    async (code) => {
      const failing = () => Promise.reject<ThreadState>(new SealError(code));
      expect(await opening(failing)).toEqual({});
    },
  );
});
