/** What Slack sends of a sign that was picked, by its name; a browser and Teams send the sign itself. */
const signs: Readonly<Record<string, string>> = {
  ...{ smile: '😄', smiley: '😃', grinning: '😀', grin: '😁', laughing: '😆', sweat_smile: '😅' },
  ...{ joy: '😂', rolling_on_the_floor_laughing: '🤣', slightly_smiling_face: '🙂', wink: '😉' },
  ...{
    blush: '😊',
    upside_down_face: '🙃',
    thinking_face: '🤔',
    neutral_face: '😐',
    confused: '😕',
  },
  ...{
    slightly_frowning_face: '🙁',
    white_frowning_face: '☹️',
    worried: '😟',
    cry: '😢',
    sob: '😭',
  },
  ...{ angry: '😠', rage: '😡', scream: '😱', fearful: '😨', flushed: '😳', disappointed: '😞' },
  ...{ pensive: '😔', tired_face: '😫', face_palm: '🤦', shrug: '🤷', pray: '🙏', clap: '👏' },
  ...{ '+1': '👍', thumbsup: '👍', '-1': '👎', thumbsdown: '👎', wave: '👋', ok_hand: '👌' },
  ...{ heart: '❤️', broken_heart: '💔', exclamation: '❗', question: '❓', warning: '⚠️', x: '❌' },
  ...{ white_check_mark: '✅', heavy_check_mark: '✔️', fire: '🔥', eyes: '👀', see_no_evil: '🙈' },
  ...{ 'skin-tone-2': '🏻', 'skin-tone-3': '🏼', 'skin-tone-4': '🏽', 'skin-tone-5': '🏾' },
  ...{ 'skin-tone-6': '🏿', rotating_light: '🚨', point_right: '👉', heart_eyes: '😍' },
};

/** Replaces the commonest of these names; others stay as they are. */
export function withSigns(text: string): string {
  return text.replace(/:([a-z0-9_+-]{1,40}):/g, (written, name: string) =>
    Object.hasOwn(signs, name) ? (signs[name] ?? written) : written,
  );
}
