import { keyOf, readMetadata, renderModal } from '../../../../bot/channels/slack/render/render';
import type { View } from '../../../../bot/domain/view';
import { problemsOfView } from '../../../../office/slack/block-kit';
import { allViews, handingToHr, samples, shown } from '../../../cards/samples';
import { anna, openWorkshop } from '../../../sealing/workshop';
import { pressesOf, slackCards, strict } from './support';

const over = (below: View) => ({ view: 'V0A1B2C3D4E', key: keyOf(shown(below)), depth: 1 });
const render = (view: View, below?: View) =>
  renderModal(slackCards, shown(view), below === undefined ? undefined : over(below), strict);
const submitOf = (view: View, below: View) => render(view, below).submit?.text;

const [story] = samples.story;
const [thread] = samples.thread;
const [reply] = samples.desk_reply;
const [propose] = samples.desk_propose;
const together = samples.desk_together.find(({ days }) => days.length > 0)!;
const deskThread = samples.desk_thread.find(({ may }) => may.includes('reply'))!;

describe('a view above typed text', () => {
  it('is sent by the button that leads back to it, since only then Slack takes it away', () => {
    expect(submitOf(samples.report_code[0]!, story!)).toBe('Gå vidare');
    expect(submitOf(samples.sent[0]!, thread!)).toBe('Till min anmälan');
    expect(submitOf(deskThread, reply!)).toBe('Ge första svaret');
    expect(render(deskThread, reply).callback_id).toBe('vissla:desk_reply');
    expect(render(together, propose).callback_id).toBe('vissla:desk_propose');
    const { agreed, more } = handingToHr;
    const { reference } = agreed[0]!;
    const toHr = { ...deskThread, reference, may: ['give_hr', 'write_hr'] as const };
    expect(render(toHr, agreed[0]).callback_id).toBe('vissla:desk_give_hr');
    expect(render(toHr, more[0]).callback_id).toBe('vissla:desk_write_hr');
  });

  it('has every button all the same', () => {
    expect(pressesOf(render(deskThread, reply)).sort()).toEqual(
      pressesOf(render(deskThread)).sort(),
    );
  });

  it('leaves all ways equal when none of them leads there', () => {
    expect(submitOf({ name: 'security' }, story!)).toBeUndefined();
    expect(submitOf(samples.verdict[0]!, story!)).toBeUndefined();
    expect(submitOf({ ...deskThread, reference: 'AAAAA-AAAAA' }, reply!)).toBeUndefined();
    expect(submitOf(deskThread, story!)).toBeUndefined();
    expect(submitOf(samples.sent[0]!, reply!)).toBeUndefined();
  });

  it('goes off the screen with all that lies below when it is closed', () => {
    expect(render(deskThread, reply).clear_on_close).toBe(true);
  });
});

describe('the key of a view', () => {
  const withText = (view: View): boolean =>
    readMetadata(renderModal(slackCards, shown(view)).private_metadata).key !== undefined;

  it('is carried where text is written, and nowhere else', () => {
    const names = new Set(allViews.filter(withText).map(({ name }) => name));
    expect([...names].sort()).toEqual([
      ...['desk_asked', 'desk_close', 'desk_consent', 'desk_enter'],
      ...['desk_exclude', 'desk_feedback'],
      ...['desk_hand_over_text', 'desk_hold', 'desk_minutes', 'desk_note'],
      ...['desk_propose', 'desk_recuse', 'desk_redirect_text', 'desk_remove'],
      ...['desk_reopen', 'desk_reply', 'desk_request', 'desk_saved', 'desk_settle'],
      ...['desk_tell', 'desk_two', 'story'],
      ...['thread'],
    ]);
  });

  it('is that of the same view of the same thread, and of no other', () => {
    const keys = [
      story!,
      thread!,
      reply!,
      { ...reply!, reference: 'AAAAA-AAAAA' },
      samples.desk_note[0]!,
      ...samples.desk_redirect_text.filter(({ investigation }) => investigation),
    ].map((view) => keyOf(shown(view)));
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{12}$/);
    expect(keyOf(shown(reply!, 'en'))).toBe(keyOf(shown(reply!)));
  });
});

describe("what a view carries in Slack's hands", () => {
  it('is a real sealed draft, the way back and nothing else, within what Slack takes', async () => {
    const { drafts } = await openWorkshop();
    const draft = await drafts.seal({ step: 'story', text: 'å'.repeat(900) }, anna);
    const below = { ...over(story!), view: `V${'0'.repeat(30)}` };
    const given = shown(reply!, 'sv', { draft, texts: 't'.repeat(8600) });
    const modal = renderModal(slackCards, given, below, strict);
    expect(problemsOfView(modal)).toEqual([]);
    expect(readMetadata(modal.private_metadata)).toEqual({ draft, below, key: keyOf(given) });
    expect(JSON.stringify(modal)).not.toContain('tttt');
    expect(JSON.stringify({ ...modal, private_metadata: '' })).not.toContain(draft.slice(0, 40));
  });

  it('is the draft alone where there is no room for more', () => {
    const draft = 'd'.repeat(2900);
    const below = { ...over(story!), view: 'V'.repeat(100) };
    const { private_metadata } = renderModal(slackCards, shown(reply!, 'sv', { draft }), below);
    expect(readMetadata(private_metadata)).toEqual({ draft, key: keyOf(shown(reply!)) });
  });

  it.each([
    ['nothing', undefined],
    ['no text', 7],
    ['an empty text', ''],
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[1]'],
    ['wrong kinds', '{"d":7,"k":[],"b":"x"}'],
    ['half a way back', '{"b":["V1",7,1]}'],
    ['a way back without depth', '{"b":["V1","k"]}'],
    ['more than Slack holds', JSON.stringify({ d: 'd'.repeat(3000) })],
  ])('is read as nothing when it is %s', (_, text) => {
    expect(readMetadata(text)).toEqual({});
  });
});
