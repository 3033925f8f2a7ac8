import { type Desk, desks, type MemberId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import {
  colleagueOf,
  isDeputy,
  type Mandate,
  type Member,
  mayBeTwice,
  receives,
} from '../../domain/member';
import { PeopleError } from '../../people/rosters';
import { systemClock } from '../../platform/clock';
import { nodeRandom } from '../../platform/random';
import type { People } from '../../ports/people';
import { CommandRefused } from '../../settings/refused';
import { openMonths } from '../../threads/open-threads';
import { sayTwice } from '../doctor/check-desks';
import type { CommandAnswer, Context } from './context';
import { parseDecision, parseDesk, parseMemberId, parseTypedDay } from './parse-words';
import { withPeople } from './with-keys';

/**
 * One person a line: id, standing, desk, messenger, account, title, until when away, and what is noted of
 * their appointment. Two people may have one title: the account tells them apart.
 */
export function listStaff(
  { terminal }: Context,
  { desk: only }: { readonly desk?: string },
): Promise<CommandAnswer> {
  const named = only === undefined ? desks : [parseDesk(only)];
  const today = systemClock().today();
  return withPeople(terminal.environment, async ({ people, accounts, shut }) => {
    if ((await shut()).some((desk) => named.includes(desk))) throw new PeopleError('roster_shut');
    const known = await accounts();
    const widest = Math.max(...[...known.values()].map(({ user }) => user.length));
    const lines: string[] = [];
    const json: object[] = [];
    for (const desk of named) {
      const members = [...(await people.ofDesk(desk))];
      if (members.length === 0) lines.push(`Nobody belongs to the desk ${desk} yet.`);
      for (const member of members.sort((a, b) => a.title.localeCompare(b.title, 'sv'))) {
        const { id, title, awayUntil, mandate } = colleagueOf(member, today);
        const { messenger, user: account } = known.get(id) ?? {};
        // An outside deputy is a member who is shown what the person sees.
        const standing = isDeputy(member) ? 'deputy' : member.standing;
        json.push({
          id,
          standing,
          desk: member.desk,
          title,
          awayUntil,
          messenger,
          account,
          mandate,
        });
        const at = [standing.padEnd(7), desk.padEnd('whistleblowing'.length)];
        const who = [(messenger ?? '').padEnd('teams'.length), (account ?? '').padEnd(widest)];
        const away = awayUntil === undefined ? '' : ` (away until ${awayUntil})`;
        const over = mandate?.isOver === true ? ', over' : '';
        const appointed = mandate === undefined ? '' : ` (${mandateOf(mandate)}${over})`;
        lines.push([id, ...at, ...who, `${title}${away}${appointed}`].join('  '));
      }
      if (mayBeTwice(members.map((one) => ({ ...one, ...known.get(one.id) }))))
        lines.push(sayTwice(desk));
    }
    return { lines, json };
  });
}

/** What is not given stays. Throws a {@link CommandRefused}. */
export function appointStaff(
  { terminal }: Context,
  typed: string,
  options: Partial<Record<'decision' | 'until' | 'secrecy', string>>,
): Promise<CommandAnswer> {
  const given = options.decision === undefined ? undefined : parseDecision(options.decision);
  const days = {
    ...(options.until !== undefined && { until: parseTypedDay(options.until) }),
    ...(options.secrecy !== undefined && { secrecyOn: parseTypedDay(options.secrecy) }),
  };
  const audit = { id: nodeRandom().id<never>(), day: systemClock().today() };
  return withPeople(terminal.environment, async ({ people }) => {
    const id = parseMemberId(typed);
    const earlier = (await memberOf(people, id))?.mandate;
    const decision = given ?? earlier?.decision;
    if (decision === undefined)
      throw new CommandRefused('Give the number of the decision with --decision.');
    const mandate = { ...earlier, ...days, decision };
    if (!(await people.appoint(id, mandate, audit)))
      throw new CommandRefused('Nobody has that id; `staff list` shows the ids.');
    return { lines: [`Noted: ${mandateOf(mandate)}.`], json: mandate };
  });
}

function mandateOf({ decision, until, secrecyOn }: Mandate): string {
  return [
    `decision ${decision}`,
    ...(until === undefined ? [] : [`until ${until}`]),
    ...(secrecyOn === undefined ? [] : [`secrecy agreed ${secrecyOn}`]),
  ].join(', ');
}

/** Removes a person from a desk at once, and says how the desk is. Throws a {@link CommandRefused}. */
export function removeStaff(
  { terminal }: Context,
  typed: string,
  { closeIntake = false }: { readonly closeIntake?: boolean },
): Promise<CommandAnswer> {
  return withPeople(terminal.environment, async ({ people }) => {
    const id = parseMemberId(typed);
    const desk = (await memberOf(people, id))?.desk;
    if (desk === 'whistleblowing' && !closeIntake) await requireOthers(people, id);
    const outcome = await people.remove(id, openMonths(systemClock().today()));
    if (desk === undefined || outcome === 'unknown')
      throw new CommandRefused('Nobody has that id; `staff list` shows the ids.');
    switch (outcome) {
      case 'removed':
        return consequenceOf(desk, (await people.ofDesk(desk)).filter(receives).length);
      case 'last':
        throw new CommandRefused(
          'This is the last member of the desk; invite somebody else first.',
        );
      case 'last_with_threads':
        throw new CommandRefused(
          'This is the last member of the desk hr, and matters are open there, were closed this month or may be on their way. ' +
            'Invite somebody else first, or let HR close or move what is open, and try again later: what was closed this month counts until the month is over.',
        );
    }
  });
}

/** Refuses to close the intake: with one receiver the desk takes in no report. */
async function requireOthers(people: Pick<People, 'ofDesk'>, id: MemberId): Promise<void> {
  const receivers = (await people.ofDesk('whistleblowing')).filter(receives);
  if (receivers.length !== limits.deskOpensAt || receivers.every((one) => one.id !== id)) return;
  throw new CommandRefused(
    `Without this member the desk has 1 person, and intake closes: nobody can report until there are ${limits.deskOpensAt}. Invite somebody else first. If it is meant, as after a theft, say --close-intake.`,
  );
}

async function memberOf(people: Pick<People, 'ofDesk'>, id: MemberId): Promise<Member | undefined> {
  for (const desk of desks) {
    const found = (await people.ofDesk(desk)).find((member) => member.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function consequenceOf(desk: Desk, members: number): CommandAnswer {
  const said = members === 1 ? '1 person' : `${members} people`;
  const closed = members < limits.deskOpensAt;
  const consequence = {
    whistleblowing: `: intake is closed until there are ${limits.deskOpensAt}.`,
    hr: members === 0 ? ": HR's contact is shown instead." : ': nobody covers for them.',
  }[desk];
  return {
    lines: [`Removed. The desk ${desk} has ${said}${closed ? consequence : '.'}`],
    json: { removed: true, desk, members },
  };
}
