import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { Locale } from '../../domain/ids';
import { createBodies, webBytesUnderWay } from '../../http/bodies';
import type { Dialogue, DoorCards } from '../channel';
import { firstTimeOnly } from '../once';
import type { DoorFault } from './faults';
import type { House } from './render/page';
import { createRouter } from './router';
import type { WebSettings } from './settings';

export interface WebChannel {
  /** @param url the address that people open, without a slash at its end */
  listen(dialogue: Dialogue, url: () => string): RequestListener;
}

interface WebOptions {
  readonly settings: Pick<WebSettings, 'leaveUrl' | 'accessibilityUrl'>;
  readonly house: Pick<House, 'organisation' | 'privacyUrl'>;
  readonly cards: DoorCards;
  readonly locale: Locale;
  /** Names a visitor's dialog: 32 hexadecimal digits. */
  readonly draw: () => string;
  /** Milliseconds of the machine's clock. */
  readonly now: () => number;
  /** Gets a code of a closed list. */
  readonly fault: (code: DoorFault) => void;
}

/** Every long field full, in the longest letters that a form can write. */
export const formBytes = 400_000;

const styleFile = join(__dirname, '../../../adaptive-cards/door-page.css');

/** Vissla on the web, for whoever has no account or does not trust it. It keeps nothing of anybody. */
export function createWebChannel(options: WebOptions): WebChannel {
  const { settings, house, fault } = options;
  const style = readFileSync(styleFile, 'utf8');
  const full = firstTimeOnly<'bodies_full'>(fault);
  const gaveWay = (): void => {
    full('bodies_full');
  };
  return {
    listen: (dialogue, url) =>
      createRouter({
        ...options,
        ...settings,
        house: { ...house, ...settings },
        style,
        dialogue,
        url,
        readBody: createBodies(gaveWay, { each: formBytes, all: webBytesUnderWay }),
      }),
  };
}
