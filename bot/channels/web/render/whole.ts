import { escapeHtml } from '../../../domain/escape-html';

/** A reference, a day in figures or a telephone number: a browser would break the line at a hyphen. */
const wholes =
  /(?<![\w-])(?:[0-9A-Z]{5}-[0-9A-Z]{5}|\d{4}-\d\d-\d\d|0\d{1,3}-\d[\d ]{3,8}\d)(?![\w-])/g;

/** Escaped text in which each stays on one line; what is copied of it is unchanged. */
export function wholeHtml(text: string): string {
  return escapeHtml(text).replace(
    wholes,
    (whole) => `<span class="whole" translate="no">${whole}</span>`,
  );
}
