import type { Day } from '../../bot/domain/day';
import type { Body, Message } from '../../bot/domain/message';
import type { ThreadState } from '../../bot/domain/thread';
import type { ThreadRow } from '../../bot/ports/thread-store';
import { createEnvelopes } from '../../bot/sealing/envelopes';
import { createMessageSealer } from '../../bot/sealing/message-sealer';
import vectors from './vectors.json';
import { deployment, expiry, filedOn, id, reference, seededChance } from './workshop';

const day = '2026-11-25' as Day;

/** One body of every kind. */
export const bodies: readonly Body[] = [
  { kind: 'report', what: 'Fakturor', where: 'Förrådet, i maj', how: 'Jag såg dem', who: '' },
  { kind: 'message', text: 'En sak till.' },
  { kind: 'talk' },
  { kind: 'acknowledged', text: 'Vi har läst.' },
  { kind: 'reply', text: 'När var det? 🙂' },
  { kind: 'redirected', to: 'safetyRepresentative', text: 'Dit hör det.' },
  { kind: 'closed', reason: 'too_little', text: 'Vi kom inte längre.' },
  { kind: 'feedback', text: 'Vi har ändrat rutinen.' },
  { kind: 'note', author: 'Kommunjurist', text: 'Ring revisorn.' },
];

export function messageOf(body: Body, position = 258): Message {
  return { id: id(0xc1), day, position, body };
}

/** The longest state there can be: every field, every tick, the longest words, sixteen exclusions. */
export const fullState: ThreadState = {
  answers: {
    fit: 'treatment',
    ticks: ['several', 'heard', 'hidden', 'punished', 'involved'],
    throughWork: 'yes',
    byStaff: 'unknown',
  },
  advice: { route: 'responsible_unit', rule: 'outside_wrongdoing' },
  status: 'acknowledged',
  acknowledgedOn: '2026-11-26' as Day,
  feedbackOn: '2026-12-24' as Day,
  closedOn: '2027-01-31' as Day,
  closeReason: 'not_work_related',
  unanswered: true,
  excluded: Array.from({ length: 16 }, (_, number) => id(0xd0 + number)),
};

const nonce = Uint8Array.from(Buffer.from('202122232425262728292a2b', 'hex'));

/** A message sealer whose nonces are always the same, so that its envelopes can be known beforehand. */
export const fixedMessages = createMessageSealer(
  createEnvelopes(deployment, { ...seededChance('fixed'), bytes: () => nonce }),
);

/** The thread row of the first day. */
export function storedThread(): ThreadRow {
  const { id: thread, revision, state, keys } = vectors.thread;
  return {
    id: thread as ThreadRow['id'],
    reference,
    blindIndex: Buffer.from(vectors.receipt.blindIndex, 'hex'),
    desk: 'whistleblowing',
    filedOn,
    expiry,
    revision: revision as ThreadRow['revision'],
    state: Buffer.from(state, 'base64'),
    keys: Buffer.from(keys, 'base64'),
  };
}
