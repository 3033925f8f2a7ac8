const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** What a text object says, literally: nothing becomes a link, a mention or bold. */
export function textOf(object) {
  if (object?.type !== 'mrkdwn') return object?.text ?? '';
  return object.text.replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity]);
}
