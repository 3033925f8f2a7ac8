import { buttons } from '../../bot/domain/buttons';
import type { Conversation } from '../../bot/reporter/conversation';
import { desks, receipt, reference, settle, sit, succeed } from './play';

/** A draft as it was sealed before HR had a desk: a conversation that had been everywhere. */
const sealedBefore = (step: string) =>
  `{"side":"reporter","state":{"step":"${step}","trail":["start"],"ticks":[],"throughWork":"yes",
  "excluded":[],"talk":false,"id":"${'d'.repeat(32)}","began":"2026-05-05","locale":"sv",
  "receipt":"${receipt}","reference":"${reference}","fit":"treatment",
  "keys":{"blindIndex":"${'b'.repeat(64)}","publicKey":"${'c'.repeat(64)}"},
  "filed":{"filedOn":"2026-05-05","opensOn":"2026-05-06","again":false},
  "opened":{"thread":"${'2'.repeat(32)}","common":"${'e'.repeat(64)}","filedOn":"2026-05-05",
  "message":"${'a'.repeat(32)}","began":"2026-05-05","back":0}}}`;
const oldDraft = (step: string): Conversation => {
  const { state } = JSON.parse(sealedBefore(step)) as { state: Omit<Conversation, 'texts'> };
  return { ...state, texts: {} };
};
const steps = [
  'start',
  'rights',
  'safety',
  'danger',
  'security',
  'guide',
  'harm',
  'verdict',
  'involved',
  'nobody',
  'receipt',
  'story',
  'filed',
  'unopened',
  'thread',
  'sent',
];

describe('a draft from before HR had a desk', () => {
  it.each(steps)('opens at its step and takes every press: %s', (step) => {
    expect(sit(succeed(), oldDraft(step)).now.view.name).toBe(step);
    for (const button of [...buttons, undefined]) {
      const { state } = settle(oldDraft(step), { kind: 'press', button, fields: {} }, succeed());
      // Only the press for HR chooses HR.
      expect([button, state.toHr]).toEqual([
        button,
        step === 'verdict' && button === 'to_hr' ? true : undefined,
      ]);
    }
  });

  it('is read as if nothing of HR had been chosen', () => {
    const view = (step: string) => sit(succeed(desks), oldDraft(step)).now.view;
    expect(view('verdict')).toMatchObject({ hr: 'offered' });
    expect(view('story')).toMatchObject({ desk: 'whistleblowing' });
    expect(view('filed')).toMatchObject({
      deadlines: { desk: 'whistleblowing', acknowledgeBy: '2026-05-12' },
    });
    expect(view('sent')).toMatchObject({ desk: 'whistleblowing' });
    expect(view('thread')).toMatchObject({ deadlines: { desk: 'whistleblowing' }, moved: false });
  });
});
