import { readTypedDay } from '../../domain/day';
import { dutyStandings, laws, type OwnDuty, withDuty } from '../../domain/handing';
import { limits } from '../../domain/limits';
import { readLine } from '../../domain/stored-bytes';
import { changeAtOnce } from '../change-case';
import type { Command } from './command';

/** Records how the organisation meets a duty of its own: since when and by whom, or why not. */
export const duty = {
  form: 'desk_duty',
  option: 'duty',
  ready: ({ world }) => ({ begunOn: world.clock.today() }),
  read: ({ member, fields, today }) => {
    const { begunOn = '', told = '' } = fields;
    const law = laws.find((known) => known === fields.law);
    const is = dutyStandings.find((known) => known === fields.standing);
    if (law === undefined || is === undefined) return 'choose';
    const line = readLine(told, limits.dutyBytes);
    if (line === undefined) return 'told_long';
    if (is !== 'begun') {
      if (is === 'not_begun' && line === '') return 'empty';
      return { kind: 'duty_kept', law, is, on: today, told: line };
    }
    const on = readTypedDay(begunOn);
    if (on === undefined || on > today) return 'day_ahead';
    return { kind: 'duty_kept', law, is, on, told: line === '' ? member.title : line };
  },
  run: (sending, { kind: _, ...said }) =>
    changeAtOnce(sending, 'case_written', () => (known) => withDuty(known, said)),
} as const satisfies Command<{ readonly kind: 'duty_kept' } & OwnDuty>;
