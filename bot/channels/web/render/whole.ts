import { escapeHtml } from '../../../domain/escape-html';

/** A reference, a day in figures or a telephone number: a browser would break the line at a hyphen. */
const wholes =
  /(?<![\w-])(?:[0-9A-Z]{5}-[0-9A-Z]{5}|\d{4}-\d\d-\d\d|(0\d{1,3}-\d[\d ]{3,8}\d))(?![\w-])/g;
/** The same, and the short numbers that our own texts and contacts have. */
const dialled = RegExp(wholes.source.replace('(0', '(11[2-9](?: \\d\\d)?|1177|0'), 'g');

/**
 * Escaped; what is copied of it is unchanged.
 * @param dials whether a telephone number can be pressed; the page stays, with what was typed
 */
export function wholeHtml(text: string, dials = false): string {
  return escapeHtml(text).replace(dials ? dialled : wholes, (whole: string, phone?: string) => {
    const shown = `<span class="whole" translate="no">${whole}</span>`;
    if (!dials || phone === undefined) return shown;
    const to = `tel:${phone.replace(/\D/g, '')}`;
    return `<a href="${to}" target="_blank" rel="noopener noreferrer">${shown}</a>`;
  });
}
