import { dayFromNumber } from '../../../domain/day';

/** When the reminder comes. */
export interface ReminderTimes {
  /** 1 is Monday, 5 is Friday. */
  readonly weekdays: readonly number[];
  /** 0 to 23, wherever the calendar is. */
  readonly hour: number;
}

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * The reminder as a calendar's file (iCalendar, RFC 5545): a quarter of an hour on its days. It is the same
 * for everybody and says nothing of what waits, for colleagues may see a calendar.
 * @param title the title of the event, in one line
 */
export function reminderCalendar({ weekdays, hour }: ReminderTimes, title: string): string {
  const days = [...weekdays].sort((a, b) => a - b);
  const [first = 1] = days;
  // What repeats begins on one of its days: in the week of Monday 2026-01-05.
  const on = dayFromNumber(20_457 + first).replaceAll('-', '');
  const clock = String(hour).padStart(2, '0');
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Vissla//Vissla//EN', 'BEGIN:VEVENT'],
    ...['UID:reminder-of-cases', 'DTSTAMP:20260101T000000Z'],
    // Without a zone it is that hour wherever the calendar is (3.3.5).
    ...[`DTSTART:${on}T${clock}0000`, `DTEND:${on}T${clock}1500`],
    `RRULE:FREQ=WEEKLY;BYDAY=${days.map((one) => names[one - 1]).join(',')}`,
    `SUMMARY:${title.replaceAll(/[\\;,]/g, '\\$&')}`,
    ...['TRANSP:TRANSPARENT', 'END:VEVENT', 'END:VCALENDAR'],
  ];
  return `${lines.join('\r\n')}\r\n`;
}
