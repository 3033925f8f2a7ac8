import { codeOf } from '../../../domain/error-code';
import type { Takeable } from '../../../ports/documents';
import type { Shown } from '../../channel';
import type { WebAnswer } from '../router';
import type { PanePress } from './panes';
import type { WebDesk } from './world';

/** The answer is a file, so the browser stays on the page that was pressed. */
export function downloadOf({ pane, button }: PanePress): Takeable | undefined {
  if (pane !== 'case') return undefined;
  return button === 'desk_document'
    ? 'document'
    : button === 'desk_package'
      ? 'package'
      : undefined;
}

/**
 * Nothing is given where the desk gave no copy for it. Where no file can be made, it is told which remark
 * says so.
 */
export async function answerDownload(
  { openExpired, fault }: Pick<WebDesk, 'openExpired' | 'fault'>,
  what: Takeable,
  shown: Shown | undefined,
): Promise<WebAnswer | 'document_busy' | 'document_failed' | undefined> {
  if (shown?.view.name !== 'desk_copy' || shown.remark !== undefined) return undefined;
  const { copy } = shown.view;
  if (copy === undefined) return undefined;
  try {
    const { name, type, bytes } = await openExpired(what, copy, shown.locale);
    const headers = { 'Content-Disposition': `attachment; filename="${name}"` };
    return { status: 200, type, text: bytes, headers };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'documents_busy') {
      fault(code);
      return 'document_busy';
    }
    fault(code === 'document_too_large' ? code : 'document_failed');
    return 'document_failed';
  }
}
