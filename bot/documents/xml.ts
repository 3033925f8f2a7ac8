/** Controls and halves of characters. */
const noXml = /[^\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

export function forXml(text: string): string {
  return text.replace(noXml, ' ');
}
