import { fallbackView } from '../../../bot/channels/slack/fallback';

describe('a calm sentence in a view that is full', () => {
  const text = { type: 'section', text: { type: 'plain_text', text: 'x', emoji: false } };
  const input = { type: 'input', block_id: 'thread.a.text' };
  const actions = { type: 'actions', elements: [] };

  it('takes the place of text, never of an input or of buttons', () => {
    const blocks = [...Array.from({ length: 98 }, () => text), input, actions];
    const view = fallbackView({ type: 'modal', blocks }, 'failed', 'sv') as { blocks: unknown[] };
    expect(view.blocks).toHaveLength(100);
    expect(view.blocks.slice(-2)).toEqual([input, actions]);
    expect(view.blocks[0]).toMatchObject({ block_id: 'calm' });
    expect(fallbackView(view, 'failed', 'sv')).toEqual(view);
  });
});
