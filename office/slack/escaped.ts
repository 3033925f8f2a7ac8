/** Slack escapes three characters of what people type (docs.slack.dev/messaging/formatting-message-text). */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
