import { commands } from '../../bot/desk/actions/index';
import type { FormContent } from '../../bot/desk/case/command';
import { filledIn, contentIn as readOf } from '../../bot/desk/dialog/read-form';
import type { Remark } from '../../bot/domain/remarks';

/** A form's content, or the remark that it cannot be sent so. */
export function readForm(...of: Parameters<typeof filledIn>): FormContent | Remark {
  const filled = filledIn(...of);
  const command = commands[filled.at.form];
  return command.read === undefined ? 'choose' : readOf(command, filled);
}
