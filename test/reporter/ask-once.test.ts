import type { Fields } from '../../bot/domain/fields';
import { tellings } from '../../bot/domain/telling';
import { said } from '../support/people/said';
import {
  answerGuide,
  copied,
  draftOf,
  otherReportCode,
  reachStory,
  reportCode,
  type Sitting,
  settle,
  sit,
  succeed,
} from './play';

const toHr = (): Sitting => answerGuide(sit(), said.own).press('to_hr').press('next', copied);
const thread = sit().enter(otherReportCode);

const ways = [
  ['the story', reachStory(sit()), 'file', 'what', 'filed'],
  ['the story for HR', toHr(), 'file', 'how', 'filed'],
  ['a message', thread, 'send', 'text', 'sent'],
] as const;

describe.each(ways)('what gives one away, in %s', (_, sitting, button, field, gone) => {
  const write = (at: Sitting, text: string): Sitting => at.press(button, { [field]: text });

  it('is asked about once, with everything that was typed', () => {
    const text = 'Hej.\nMvh Maja';
    const asked = write(sitting, text);
    expect(asked.now).toMatchObject({ remark: 'telling', found: ['signature'] });
    expect(asked.now.view.name).toBe(sitting.now.view.name);
    expect(asked.now.fields).toMatchObject({ [field]: text });
    const sent = asked.press(button);
    expect(sent.now.view.name).toBe(gone);
    expect(sent.now.remark).toBeUndefined();
  });

  it('goes through whatever else has changed, and is gone when it is taken away', () => {
    const asked = write(sitting, 'Mvh Maja');
    expect(write(asked, 'Något helt annat.\nMed vänlig hälsning\nOmar').now.view.name).toBe(gone);
    expect(write(asked, 'Något helt annat.').now.view.name).toBe(gone);
    const other = asked.press('switch').press(button);
    expect(other.now.view.name).toBe(gone);
  });

  it('is asked about once more where something else is found', () => {
    const both = write(write(sitting, 'Mvh Maja'), 'maja@exempel.se\nMvh Maja');
    expect(both.now).toMatchObject({ remark: 'telling', found: ['mail', 'signature'] });
    expect(both.press(button).now.view.name).toBe(gone);
    const one = write(write(sitting, 'Mvh Maja'), 'maja@exempel.se');
    expect(one.now).toMatchObject({ remark: 'telling', found: ['mail'] });
    expect(write(one, 'maja@exempel.se\nMvh Maja').now.view.name).toBe(gone);
  });

  it('leaves kinds in the draft, and nothing that was typed, and no name', () => {
    const { state, fields } = sitting.now;
    const texts = { [field]: 'Jag, Maja Lind, vet.\nMvh Maja' };
    const calledBy = ['Maja Lind'];
    const event = { kind: 'press', button, fields: { ...fields, ...texts }, calledBy } as const;
    const asked = settle(state, event, succeed());
    expect(asked.found).toEqual(['name', 'signature']);
    expect(asked.state.tellings).toEqual(['name', 'signature']);
    expect(draftOf(asked.state)).not.toMatch(/maja|\blind\b/i);
    const sent = settle(asked.state, { ...event, fields: asked.fields }, succeed());
    expect(sent.view.name).toBe(gone);
    expect(sent.state.tellings).toBeUndefined();
    // Nobody knows a name that the messenger does not say.
    const { calledBy: _, ...unnamed } = event;
    expect(settle(state, unnamed, succeed()).found).toEqual(['signature']);
  });

  it('is not looked for where nothing is sent, or too much', () => {
    const text = 'Mvh Maja';
    const back = sitting.press('back', { [field]: text });
    expect(back.now.remark).toBeUndefined();
    expect(write(sitting, `${'å'.repeat(3000)}\n${text}`).now.remark).toBe('too_long');
  });

  it('is asked about after the step has expired', () => {
    const late = sitting.expire({ [field]: 'Mvh Maja' });
    expect(late.now.remark).toBe('expired');
    if (field !== 'text') expect(late.press(button).now.remark).toBe('telling');
  });
});

describe('who one is, if one wants to say it', () => {
  const story = reachStory(sit());

  it.each<readonly [Fields, string | undefined]>([
    [{ what: 'En sak.', who: 'Maja, 070-123 45 67, maja@exempel.se, mvh Maja' }, undefined],
    [{ what: 'En sak. Mvh Maja', who: 'Mvh Maja' }, undefined],
    [{ what: 'En sak. 070-123 45 67', who: '070-123 45 67' }, undefined],
    [{ what: 'En sak. 070-123 45 67', who: 'Mvh Maja' }, 'telling'],
  ])('is left alone, and so is the same elsewhere: %j', (fields, remark) => {
    expect(story.press('file', fields).now.remark).toBe(remark);
  });
});

describe('another text', () => {
  it('is asked about again: the next message, and a message after a story', () => {
    const signed = { text: 'Mvh Maja' };
    const sent = thread.press('send', signed).press('send');
    expect(sent.press('next').press('send', signed).now.remark).toBe('telling');
    let start = reachStory(sit()).press('file', { what: 'Mvh Maja' });
    expect(start.now.remark).toBe('telling');
    while (start.now.view.name !== 'start') start = start.press('back');
    const opened = start.enter(reportCode);
    expect(opened.press('send', signed).now.remark).toBe('telling');
  });

  it('is what was half-written while HR is answered: it was asked about already', () => {
    const state = { ...thread.now.state, tellings: [...tellings], texts: { text: 'Mvh Maja' } };
    const added = {
      kind: 'added',
      what: 'hr_answered',
      opensOn: state.began,
      again: false,
    } as const;
    const next = { message: 'f'.repeat(32), began: state.began };
    const after = settle(state, { ...added, next }, succeed());
    expect(after.state.tellings).toEqual(tellings);
  });
});
