import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { createBodies, webBytesUnderWay } from '../../../http/bodies';
import { firstTimeOnly } from '../../once';
import { type ReminderTimes, reminderCalendar } from './calendar';
import { createDeskRouter } from './router';
import { createTouches } from './touches';
import { createVisits } from './visits';
import { deskWords } from './words';
import { createWebDesk, type WebDeskOptions, type WebDeskParts } from './world';

export interface WebDeskChannel {
  /** @param url the address that members open, without a slash at its end */
  listen(parts: WebDeskParts, url: () => string): RequestListener;
}

interface ChannelOptions extends Omit<WebDeskOptions, keyof WebDeskParts | 'url'> {
  readonly reminders: ReminderTimes;
}

/** Two cards in one form, each with every long field full. */
export const deskFormBytes = 800_000;

const cards = join(__dirname, '../../../../adaptive-cards');

/** Vissla's desk on the web, for members with a passkey. Who has signed in is in memory alone. */
export function createWebDeskChannel(options: ChannelOptions): WebDeskChannel {
  const { fault, locale } = options;
  const file = (name: string): string => readFileSync(join(cards, name), 'utf8');
  const [style, script] = [
    `${file('door-page.css')}${file('desk-page.css')}`,
    file('desk-page.js'),
  ];
  const calendar = reminderCalendar(options.reminders, deskWords[locale].reminder);
  const full = firstTimeOnly<'bodies_full'>(fault);
  return {
    listen: (parts, url) => {
      const desk = createWebDesk({ ...options, ...parts, url });
      const visits = createVisits(desk);
      const gaveWay = (): void => {
        full('bodies_full');
      };
      return createDeskRouter({
        visits: { ...visits, ...createTouches(desk, visits) },
        ...{ locale, style, script, calendar, url, fault },
        readBody: createBodies(gaveWay, { each: deskFormBytes, all: webBytesUnderWay }),
      });
    },
  };
}
