import type { People } from '../../../bot/ports/people';
import type { TestVissla } from '../../support/open-vissla';

/** The desks' own people, as the operator reaches them. */
export function staffOf(office: TestVissla): Pick<People, 'ofDesk' | 'remove'> {
  return office.people;
}
