import type { Day } from '../../domain/day';
import type { Fields } from '../../domain/fields';
import { limits } from '../../domain/limits';
import type { Member } from '../../domain/member';
import type { ReporterBody } from '../../domain/message';
import { acknowledgings, readArrival } from '../../domain/minutes';
import { utf8Length } from '../../domain/page';
import type { Remark } from '../../domain/remarks';
import type { DeskWorld } from '../case/context';
import { readTalk } from '../case/read';

export type Entered = Extract<ReporterBody, { kind: 'entered' }>;

export function readEntered(
  { clock }: DeskWorld,
  member: Member,
  fields: Fields,
): Entered | Remark {
  const { text = '', arrived = '' } = fields;
  const taken = readTalk(member, fields);
  if (taken === 'choose') return taken;
  const read = readArrival(arrived, clock.today());
  if (typeof read === 'string') return read;
  const acknowledged = readAcknowledged(fields, read.day, clock.today());
  if (typeof acknowledged === 'string') return acknowledged;
  if (text.trim() === '') return 'empty';
  if (utf8Length(text) > limits.textBytes) return 'too_long';
  return { kind: 'entered', ...taken, arrivedOn: read.day, ...acknowledged, text };
}

/** How and when it was acknowledged, at the earliest on the day of arrival; or not yet. */
function readAcknowledged(
  { acknowledged, acknowledgedOn = '' }: Fields,
  arrivedOn: Day,
  today: Day,
): Pick<Entered, 'acknowledged'> | Remark {
  const how = acknowledgings.find((known) => known === acknowledged);
  if (how === undefined) return 'choose';
  if (how === 'not_yet') return {};
  const read = readArrival(acknowledgedOn, today);
  if (typeof read === 'string') return read;
  return read.day < arrivedOn ? 'no_day' : { acknowledged: { how, on: read.day } };
}
