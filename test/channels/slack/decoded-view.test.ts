import { decodedView } from '../../../bot/channels/slack/fallback';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const view = (...texts: string[]) => ({
  title: plain('Vissla'),
  blocks: texts.map((text) => ({ type: 'section', text: plain(text) })),
});

describe("a payload's copy of a view", () => {
  it('is decoded once, so that what was typed as an entity stays one', () => {
    expect(decodedView(view('HR &amp; juridik', '&amp;lt;b&amp;gt; &lt;i&gt;'))).toEqual(
      view('HR & juridik', '&lt;b&gt; <i>'),
    );
  });

  it.each(['a < b', 'a > b', 'R&D', '&nbsp;'])('that holds a bare "%s" was not encoded', (bare) => {
    expect(decodedView(view(bare, '&lt;b&gt;'))).toEqual(view(bare, '&lt;b&gt;'));
  });

  it('keeps everything that is no plain text as it is', () => {
    const blocks = [
      { type: 'input', block_id: 'a&amp;b', element: { initial_value: '&lt;' } },
      { type: 'section', text: { type: 'mrkdwn', text: '&lt;' } },
      null,
      7,
    ];
    const given = { private_metadata: '{"d":"&amp;"}', blocks };
    expect(decodedView(given)).toEqual(given);
  });
});
