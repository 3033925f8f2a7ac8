import type { ListedCase } from '../bot/domain/case-list';
import { linesOf } from '../bot/domain/lines-of';
import type { Section } from '../bot/domain/secrecy';
import type { ViewNamed } from '../bot/domain/view';
import { sectionName } from './desk-shared-values';
import { oneLine } from './literal';
import type { Speech } from './speech';

export function listedValues(
  { list, sections, changed }: ViewNamed<'desk_list'>,
  speech: Speech,
): object {
  const { say, longDay, titleOf } = speech;
  const titled = (title: string | undefined): string => titleOf(title ?? say('caseForm.left'));
  if (list === undefined) return { about: changed === true && say('caseList.changed') };
  const { standing, period, section, cases, first, part, parts, on } = list;
  const of = {
    by: titled(list.by),
    with: titled(list.with),
    day: on === undefined ? '' : longDay(on),
  };
  const lines = cases.map((one, at) => caseLine(one, first + at + 1, section, speech));
  return {
    about: say(`listStandings.${standing}`, of),
    which: say('copy.part', { number: String(part + 1), count: String(parts) }),
    text: linesOf(
      say('caseList.title', { period }),
      ...(lines.length === 0 ? [say('caseList.none')] : lines),
      say('caseList.mayHaveMore'),
    ).join('\n'),
    turns: parts > 1,
    before: part > 0,
    after: part < parts - 1,
    answers: standing === 'asked' && part === parts - 1,
    drops: standing === 'own',
    draft: standing === 'draft',
    sections: sections.map((value) => ({ value, title: sectionName(value, speech) })),
  };
}

function caseLine(
  { number = '', subject, status, filedOn, filedUntil, redacted }: ListedCase,
  at: number,
  section: Section | undefined,
  speech: Speech,
): string {
  const { say, days } = speech;
  const redaction =
    section && `[${say('document.redacted', { section: sectionName(section, speech) })}]`;
  const parts = linesOf(
    number === '' ? say('caseList.noNumber') : oneLine(number),
    redacted.includes('day') ? redaction : filedOn && days(filedOn, filedUntil),
    say(`statuses.${status}`),
    redacted.includes('subject') ? redaction : subject && say(`subjects.${subject}`),
  );
  return `${at}. ${parts.join(' · ')}`;
}
