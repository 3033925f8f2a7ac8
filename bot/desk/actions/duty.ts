import { readTypedDay, readTypedHour } from '../../domain/day';
import { dutyStandings, laws, withDuty } from '../../domain/handing';
import { limits } from '../../domain/limits';
import { readLine } from '../../domain/stored-bytes';
import { changeAtOnce } from '../case/at-once';
import { command } from '../case/command';

/** Records how the organisation meets a duty of its own: since when and by whom, or why not. */
export const duty = command({
  form: 'desk_duty',
  option: 'duty',
  // A desk knows what it has read: the day of the first reading is early, and never late.
  ready: async ({ world, case: { row } }) => {
    const today = world.clock.today();
    const readings = await world.auditTrail.ofThread(row.id, ['thread_opened']);
    return { begunOn: today, knownOn: readings.at(-1)?.day ?? today };
  },
  read: (_, { member, fields, today }) => {
    const { begunOn = '', knownOn = '', knownAt = '', told = '' } = fields;
    const law = laws.find((known) => known === fields.law);
    const is = dutyStandings.find((known) => known === fields.standing);
    if (law === undefined || is === undefined) return 'choose';
    const line = readLine(told, limits.dutyBytes);
    if (line === undefined) return 'told_long';
    if (is === 'not_begun' && line === '') return 'empty';
    const on = is === 'not_applicable' ? today : readTypedDay(is === 'begun' ? begunOn : knownOn);
    if (on === undefined || on > today) return 'day_ahead';
    const isBreach = law === 'data_breach' && is === 'not_begun';
    const hour = isBreach ? readTypedHour(knownAt) : undefined;
    if (isBreach && hour === undefined) return 'hour_wrong';
    return {
      kind: 'duty_kept',
      law,
      is,
      on,
      ...(hour !== undefined && { hour }),
      told: line === '' && is === 'begun' ? member.title : line,
    };
  },
  run: (sending, { kind: _, ...said }) =>
    changeAtOnce(sending, 'case_written', () => (known) => withDuty(known, said)),
});
