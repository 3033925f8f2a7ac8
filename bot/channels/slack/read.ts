import type { Locale } from '../../domain/ids';
import type { Who } from '../../ports/people';
import type { Press } from '../channel';
import { readFields } from '../fields';
import { own } from '../untrusted';
import { formatAddress } from './address';
import type { From, SentView } from './payload';
import {
  inputsOnScreen,
  isTouched,
  readMetadata,
  readValues,
  type ViewMetadata,
} from './render/render';

/** The person who presses, once it is known that the workspace is the one of the settings. */
export function whoOf({ user }: Pick<From, 'user'>, team: string, locale: Locale): Who {
  return { messenger: 'slack', tenant: team, user, address: formatAddress({ team, user, locale }) };
}

/** What is read of a press in a dialog. */
interface Pressed {
  readonly kind: 'button' | 'submit' | 'closed';
  readonly button: string | undefined;
  readonly sent: Pick<SentView, 'view'>;
  readonly from: Pick<From, 'calledBy'>;
}

/** The press that opens a dialog. It carries no draft and no input. */
export function openingPress(who: Who, locale: Locale, button: 'desk' | undefined): Press {
  return { who, locale, button, fields: {}, draft: undefined, texts: undefined };
}

/** A press in a dialog, and what its view carried for the bot. */
export interface DialogPress {
  readonly press: Press;
  readonly metadata: ViewMetadata;
}

/** Reads one press in a dialog: of its untrusted view, known fields and text alone. Never throws. */
export function readPress(
  who: Who,
  locale: Locale,
  { kind, button: pressed, sent: { view }, from: { calledBy } }: Pressed,
): DialogPress {
  const metadata = readMetadata(own(view, 'private_metadata'));
  const values = readValues(view);
  const fields = readFields((name) => values.get(name));
  // Enter in a field sends the dialog: whoever has typed a code there wants what the code opens.
  // One that was refused stands there as it was drawn: then the button is what it says.
  const isEnter =
    kind === 'submit' &&
    pressed === 'report' &&
    (fields.code ?? '').trim() !== '' &&
    inputsOnScreen(view).some((input) => input.name.field === 'code' && isTouched(input));
  const button = isEnter ? 'open' : pressed;
  return {
    press: { who, calledBy, locale, button, fields, draft: metadata.draft, texts: undefined },
    metadata,
  };
}
