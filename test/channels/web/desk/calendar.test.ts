import { reminderCalendar } from '../../../../bot/channels/web/desk/calendar';
import { openTestWebDesk } from '../../../support/messengers/web-desk';
import { openVissla } from '../../../support/open-vissla';

const lineOf = (file: string, name: string): string | undefined =>
  file.split('\r\n').find((line) => line.startsWith(`${name}:`));

it.each([
  [{ weekdays: [1, 4], hour: 10 }, '20260105T100000', 'FREQ=WEEKLY;BYDAY=MO,TH'],
  [{ weekdays: [5, 2], hour: 0 }, '20260106T000000', 'FREQ=WEEKLY;BYDAY=TU,FR'],
  [{ weekdays: [3, 5], hour: 23 }, '20260107T230000', 'FREQ=WEEKLY;BYDAY=WE,FR'],
])('a calendar of %o begins at %s and repeats by %s', (reminders, start, rule) => {
  const file = reminderCalendar(reminders, 'Se, och; svara');
  expect(lineOf(file, 'DTSTART')).toBe(`DTSTART:${start}`);
  expect(lineOf(file, 'DTEND')).toBe(`DTEND:${start.slice(0, 11)}1500`);
  expect(lineOf(file, 'RRULE')).toBe(`RRULE:${rule}`);
  expect(lineOf(file, 'SUMMARY')).toBe('SUMMARY:Se\\, och\\; svara');
  expect(file).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
  expect(file.replaceAll('\r\n', '')).not.toContain('\n');
});

it('the web desk gives it to everybody alike, and names no report in it', async () => {
  const office = await openVissla();
  const desk = await openTestWebDesk(office.vissla.webDesk);
  const answer = await fetch(`${desk.url}/reminder.ics`);
  const file = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/calendar; charset=utf-8',
  ]);
  expect(lineOf(file, 'SUMMARY')).toBe('SUMMARY:Titta i ärendekön');
  expect(file).not.toMatch(/anmäl|report|visselblås/i);
  await desk.close();
  await office.close();
});
