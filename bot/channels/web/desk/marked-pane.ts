import { escapeHtml } from '../../../domain/escape-html';
import type { MarkedCopy } from '../../channel';
import { wholeHtml } from '../render/whole';

type Run = MarkedCopy['parts'][number]['runs'][number];

/**
 * A redacted copy beside its form. By the number of a part the page's script says from where words are.
 * @param hint how words are chosen in it, where they can be
 */
export function markedHtml({ title, parts }: MarkedCopy, hint?: string): string {
  const part = ({ entry, heading, runs }: MarkedCopy['parts'][number]): string =>
    `<div data-entry="${entry}" translate="no"><h2>${escapeHtml(heading)}</h2>
<p class="text">${runs.map(runHtml).join('')}</p></div>`;
  return `<details id="reading" class="pane" open><summary>${escapeHtml(title)}</summary>
${hint === undefined ? '' : `<p class="quiet">${escapeHtml(hint)}</p>`}
${parts.map(part).join('\n')}
</details>
`;
}

/** On paper is the mark alone. */
function runHtml(run: Run): string {
  if (run.kind !== 'redaction') {
    const text = wholeHtml(run.text);
    return run.kind === 'label' ? `<strong>${text}</strong>` : text;
  }
  const { under, section } = run;
  const hidden = under === undefined ? '' : `<span class="under">${wholeHtml(under)}</span> `;
  return `<mark>${hidden}<small>${escapeHtml(section)}</small></mark>`;
}
