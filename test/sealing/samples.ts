import { createEnvelopes } from '../../bot/crypto/envelopes';
import type { Day } from '../../bot/domain/day';
import type { Body, Message } from '../../bot/domain/message';
import type { ThreadState } from '../../bot/domain/thread';
import type { ThreadRow } from '../../bot/ports/threads';
import { createMessageSealer } from '../../bot/sealers/message-sealer';
import vectors from './vectors.json';
import { deployment, expiry, filedOn, id, reference, seededChance } from './workshop';

const day = '2026-11-25' as Day;

/**
 * A body of every kind, and of what a kind may leave out both: with it and without. In the order of their
 * vectors.
 */
export const bodies: readonly Body[] = [
  { kind: 'report', what: 'Fakturor', where: 'Förrådet, i maj', how: 'Jag såg dem', who: '' },
  { kind: 'message', text: 'En sak till.' },
  { kind: 'talk' },
  { kind: 'reply', text: 'När var det? 🙂' },
  { kind: 'redirected', to: 'safetyRepresentative', text: 'Dit hör det.' },
  { kind: 'closed', reason: 'too_little', text: 'Vi kom inte längre.' },
  { kind: 'feedback', measures: 'Vi har ändrat rutinen.', text: 'Den brast.' },
  { kind: 'note', author: 'Kommunjurist', text: 'Ring revisorn.' },
  { kind: 'hr_answered', yes: true },
  { kind: 'hr_answered', yes: false },
  { kind: 'excerpt', text: 'Schemat gjordes om två gånger.' },
  { kind: 'redirected', to: 'union', text: 'Facket kan hjälpa dig.', investigation: 'not_begun' },
  {
    kind: 'closed',
    reason: 'answered',
    text: 'Du har fått svar.',
    investigation: 'not_harassment',
  },
  { kind: 'moved' },
  { kind: 'reopened', text: 'Vi tittar på det igen.' },
  { kind: 'hr_asked', text: 'Får HR läsa ett utdrag?' },
  {
    ...{ kind: 'handed_over', to: 'authority', name: 'Arbetsmiljöverket', cause: 'Fara för liv.' },
    text: 'Vi har lämnat uppgifter vidare.',
  },
  { kind: 'handed_over', to: 'hr', name: '', cause: '', text: 'HR har fått ett utdrag.' },
  { kind: 'closed', reason: 'confirmed', text: 'Rutinen brast.', measures: 'Vi har ändrat den.' },
  { kind: 'by_hr', body: { kind: 'redirected', to: 'union', text: 'Dit hör det.' } },
  { kind: 'moved', kept: true },
  {
    kind: 'note',
    author: 'Jurist',
    text: 'Kopian.',
    handed: {
      ...{ to: 'board', name: 'Bygg', purpose: 'needed', cause: 'Fara.' },
      ...{ reveals: 'yes', revealsWhy: 'Bara en såg.' },
    },
  },
  {
    kind: 'note',
    author: 'Jurist',
    text: '',
    handed: {
      ...{ to: 'hr', name: '', purpose: 'agreed', cause: 'Fara.', reveals: 'no', revealsWhy: '' },
      later: { why: 'Spår.', tellBy: '2027-01-31' as Day },
    },
  },
  {
    ...{ kind: 'entered', way: 'meeting', arrivedOn: '2026-11-10' as Day, recording: 'consented' },
    ...{ author: 'Kommunjurist', text: 'Förmannen tar av kassan.' },
  },
  {
    ...{ kind: 'minutes', way: 'telephone', recording: 'none', author: 'Kommunjurist' },
    text: 'Två gånger i maj.',
  },
  { kind: 'minutes_approved', of: '2026-11-24' as Day },
  { kind: 'minutes_corrected', of: '2026-11-24' as Day, text: 'Tre gånger.' },
  { kind: 'minutes_settled', of: '2026-11-24' as Day, how: 'on_paper', text: '' },
  { kind: 'meeting_asked' },
  { kind: 'code_renewed' },
  {
    kind: 'note',
    author: 'Jurist',
    text: 'Gift med chefen.',
    conflict: { how: 'shut_out', who: 'Utredare', decidedBy: 'Nämnden', beside: 'Ordförande' },
  },
  { kind: 'note', author: 'Jurist', text: '', takenBack: true },
  { kind: 'punished' },
  { kind: 'note', author: 'Jurist', text: 'Tre lådor.', fact: true },
  {
    ...{ kind: 'note', author: 'Jurist', text: '' },
    copied: { redactions: 258, sections: ['32:3b-1', '21:1'], beside: 'Utredare' },
  },
  { kind: 'note', author: 'Jurist', text: 'Ärendet.', asked: { on: day } },
  {
    ...{ kind: 'note', author: 'Jurist', text: '' },
    stage: {
      ...{ of: id(0xc1), on: day, is: 'answered', end: 'redacted', copy: 'redacted' },
      ...{ agreedOn: day, day, until: day, restFrom: day },
    },
  },
];

export function messageOf(body: Body, position = 258): Message {
  return { id: id(0xc1), day, position, body };
}

/** The longest state of the first day: the longest words, sixteen exclusions. */
export const fullState: ThreadState = {
  answers: { about: 'accident', detail: 'hidden', involved: ['management', 'hr', 'receiver'] },
  advice: { route: 'whistleblowing', rule: 'hushed_up' },
  status: 'answered',
  answeredOn: '2026-11-26' as Day,
  feedbackOn: '2026-12-24' as Day,
  closedOn: '2027-01-31' as Day,
  closeReason: 'not_work_related',
  unanswered: true,
  excluded: Array.from({ length: 16 }, (_, number) => id(0xd0 + number)),
};

/** The same with both of what HR's desk brought. */
export const fullestState: ThreadState = { ...fullState, hr: 'answered', origin: id(0xa1) };

const nonce = Uint8Array.from(Buffer.from('202122232425262728292a2b', 'hex'));

/** A message sealer whose nonces are always the same, so that its envelopes can be known beforehand. */
export const fixedMessages = createMessageSealer(
  createEnvelopes(deployment, { ...seededChance('fixed'), bytes: () => nonce }),
);

/** The thread row of the first day. */
export function storedThread(): ThreadRow & { readonly keys: Buffer } {
  const { id: thread, revision, state, keys } = vectors.thread;
  return {
    id: thread as ThreadRow['id'],
    reference,
    blindIndex: Buffer.from(vectors.reportCode.blindIndex, 'hex'),
    desk: 'whistleblowing',
    filedOn,
    expiry,
    revision: revision as ThreadRow['revision'],
    state: Buffer.from(state, 'base64'),
    keys: Buffer.from(keys, 'base64'),
  };
}
