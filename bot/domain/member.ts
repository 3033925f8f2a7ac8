import { comparedAs } from './compared-as';
import type { Day } from './day';
import type { Desk, MemberId } from './ids';

/** A person of a desk. The product knows nobody else by identity. */
export interface Member {
  readonly id: MemberId;
  readonly desk: Desk;
  /** The title that reporters and colleagues see: "Kommunjurist", never a name. */
  readonly title: string;
  /** `waiting` until a member of the desk approves. */
  readonly standing: 'member' | 'waiting';
  /**
   * Which cases the person sees: those written from that day on, or only those shown (an outside deputy).
   * All when unset. `mayRead` decides what follows.
   */
  readonly sees?: Day | 'shown' | undefined;
  /** Set where the desk was begun again: nobody there reads what was delivered before. */
  readonly from?: Day | undefined;
  /** The last day of an absence. */
  readonly awayUntil?: Day | undefined;
  /** How many passkeys the person has for the web desk. Who waits and has one joined on the web. */
  readonly passkeyCount?: number | undefined;
  readonly mandate?: Mandate | undefined;
  /**
   * Others' ids at either desk, there or gone, whose titles read like one that this person has or had: who
   * named one of them named this person.
   */
  readonly was?: readonly MemberId[] | undefined;
}

/**
 * What is noted of a member's appointment (VBL 5:5). Nobody is put out when a term ends: who decided acts on
 * it, and until then reports must not lie unread.
 */
export interface Mandate {
  /** The number of the decision. */
  readonly decision: string;
  /** The last day of the term; none if it is open. */
  readonly until?: Day | undefined;
  /** The day on which a receiver from outside agreed to secrecy. */
  readonly secrecyOn?: Day | undefined;
}

export interface Person {
  readonly id: MemberId;
  readonly title: string;
}

/** A member's new passkey, which waits for a colleague. It is nobody of its own, and on no list of people. */
export interface WaitingPasskey extends Person {
  readonly of: MemberId;
}

export interface Colleague extends Person {
  readonly deputy?: true | undefined;
  readonly mandate?: (Mandate & { readonly isOver: boolean }) | undefined;
  readonly awayUntil?: Day | undefined;
}

/** Whether reports come to a person: not while waiting, and not to an outside deputy. */
export function receives({ standing, sees }: Pick<Member, 'standing' | 'sees'>): boolean {
  return standing === 'member' && sees !== 'shown';
}

export function isDeputy({ standing, sees }: Pick<Member, 'standing' | 'sees'>): boolean {
  return standing === 'member' && sees === 'shown';
}

export function isAway({ awayUntil }: Pick<Member, 'awayUntil'>, today: Day): boolean {
  return awayUntil !== undefined && awayUntil >= today;
}

/** Whether a member's term is over. */
export function isTermOver({ mandate }: Pick<Member, 'mandate'>, today: Day): boolean {
  return mandate?.until !== undefined && mandate.until < today;
}

/**
 * Whether two members of a desk may be one person, with an account in each messenger or two on the web: their
 * titles have the same letters. Where two have to agree, that person would count twice.
 */
export function mayBeTwice(
  people: readonly (Pick<Member, 'title'> & { readonly messenger?: string })[],
): boolean {
  const known = people.map(({ title, messenger }) => ({
    letters: readingsOf(title).map((one) => one.replace(/[^\p{L}]/gu, '')),
    messenger,
  }));
  return known.some((one, nth) =>
    known
      .slice(nth + 1)
      .filter(({ letters }) => letters.some((read) => one.letters.includes(read)))
      .some(({ messenger }) => messenger === 'web' || messenger !== one.messenger),
  );
}

/** What readers are shown of a title: of "Kommunjurist / Municipal lawyer" one half, by language. */
export function halvesOf(title: string): { readonly sv: string; readonly en: string } {
  const [sv = '', en, ...more] = title.split(' / ');
  return en === undefined || more.length > 0 ? { sv: title, en: title } : { sv, en };
}

/** A title as somebody may read it: whole or by half, without what nobody sees, each once. */
function readingsOf(title: string): readonly string[] {
  const { sv, en } = halvesOf(title);
  const read = (text: string): string =>
    comparedAs(text.replace(/\s/gu, ' ')).replace(/ +/g, ' ').trim();
  return [...new Set([title, sv, en].map(read))];
}

/** Whether two titles read alike in any language, so that nobody can tell their people apart by them. */
export function isAlike(one: Pick<Person, 'title'>, other: Pick<Person, 'title'>): boolean {
  const read = readingsOf(other.title);
  return readingsOf(one.title).some((reading) => read.includes(reading));
}

/**
 * Whom each id may be besides: everybody among these whose title reads like one of that id's, present or
 * earlier.
 * @param known everybody of both desks, there or gone, an id once for each of its titles
 */
export function othersAlike(known: readonly Person[]): (id: MemberId) => readonly MemberId[] {
  const readings = known.map(({ id, title }) => ({ id, read: readingsOf(title) }));
  const byReading = new Map<string, MemberId[]>();
  for (const { id, read } of readings)
    for (const one of read) byReading.set(one, [...(byReading.get(one) ?? []), id]);
  return (id) => {
    const own = readings.filter((one) => one.id === id).flatMap(({ read }) => read);
    const alike = new Set(own.flatMap((one) => byReading.get(one) ?? []));
    return [...alike].filter((one) => one !== id);
  };
}

/** Whether an id is a member's, or was somebody's of the member's title. */
export function isSamePerson(
  { id, was = [] }: Pick<Member, 'id' | 'was'>,
  other?: MemberId,
): boolean {
  return id === other || was.some((one) => one === other);
}

/** People as a list shows them: those of one title in one line, since a reader cannot tell them apart. */
export function byTitle(people: readonly Person[]): readonly Person[] {
  const lines: Person[] = [];
  for (const one of people) if (!lines.some((line) => isAlike(line, one))) lines.push(one);
  return lines;
}

/** Everybody whom ticked ids name: those people, and everybody of their titles. Other ids name nobody. */
export function namedIn(people: readonly Person[], ticked: readonly string[]): readonly MemberId[] {
  const named = people.filter(({ id }) => ticked.includes(id));
  return people.filter((one) => named.some((other) => isAlike(other, one))).map(({ id }) => id);
}

export function colleagueOf(member: Member, today: Day): Colleague {
  const { id, title, awayUntil, mandate } = member;
  return {
    id,
    title,
    ...(isDeputy(member) && { deputy: true as const }),
    ...(isAway(member, today) && { awayUntil }),
    ...(mandate && { mandate: { ...mandate, isOver: isTermOver(member, today) } }),
  };
}
