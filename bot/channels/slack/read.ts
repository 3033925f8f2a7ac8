import type { Locale } from '../../domain/ids';
import type { Who } from '../../ports/people';
import type { Press } from '../channel';
import { readFields } from '../fields';
import { own } from '../untrusted';
import { formatAddress } from './address';
import { readMetadata, readValues, type ViewMetadata } from './render/render';
import type { From, SentView } from './sent';

export function whoOf({ user }: Pick<From, 'user'>, team: string, locale: Locale): Who {
  return { messenger: 'slack', tenant: team, user, address: formatAddress({ team, user, locale }) };
}

interface SlackPress {
  readonly button: string | undefined;
  readonly sent: Pick<SentView, 'view'>;
  readonly from: Pick<From, 'calledBy'>;
}

/** The press that opens a dialog. It carries no draft and no input. */
export function openingPress(who: Who, locale: Locale, button: 'desk' | undefined): Press {
  return { who, locale, button, fields: {}, draft: undefined, texts: undefined };
}

export interface DialogPress {
  readonly press: Press;
  readonly metadata: ViewMetadata;
}

/** Reads one press in a dialog: only known fields and text of its untrusted view. Never throws. */
export function readPress(
  who: Who,
  locale: Locale,
  { button, sent: { view }, from: { calledBy } }: SlackPress,
): DialogPress {
  const metadata = readMetadata(own(view, 'private_metadata'));
  const values = readValues(view);
  const fields = readFields((name) => values.get(name));
  return {
    press: { who, calledBy, locale, button, fields, draft: metadata.draft, texts: undefined },
    metadata,
  };
}
