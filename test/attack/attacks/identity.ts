import { canariesIn, digestsOf, formsOf, secretsIn } from '../../support/canaries';
import type { Observed } from '../play/observed';
import { normalised, type Posterior } from '../statistics/information';
import type { World } from '../world/world';
import { doubted, uniform } from './times';

/** What is looked for of a person: what a messenger knows, plain and as every digest there may be. */
type Wanted = ReadonlyMap<string, readonly Buffer[]>;

/** How near a thread's reference has to lie to what was found, in bytes, to be about the same report. */
const near = 512;

/** People whose ids, names or digests were found somewhere, and at which reports' references. */
export interface Found {
  /** By the number of the person. */
  readonly people: readonly number[];
  /** Those that were found beside a reference, nearer than anybody else. */
  readonly beside: ReadonlyMap<string, readonly number[]>;
}

export const nobodyFound: Found = { people: [], beside: new Map() };

/** What is searched. */
export interface Where {
  /** File and write-ahead log; with the vault also that, and for what is made with each of its keys. */
  readonly files: 'alone' | 'with vault' | 'none';
  /** What was printed, said or read. */
  readonly texts: readonly string[];
  readonly people: readonly number[];
}

/** Looks for everybody in the file, the write-ahead log and whatever else is held. */
export function searchIdentities(observed: Observed, { files, texts, people }: Where): Found {
  const found = new Set<number>();
  const nearest = new Map<string, { distance: number; who: number[] }>();
  const looksIn = (place: Buffer, wanted: Wanted): void => {
    for (const name of canariesIn(place, wanted)) {
      const who = Number(name);
      found.add(who);
      const at = (wanted.get(name) ?? []).flatMap((form) => placesOf(form, place));
      for (const { reference } of observed.reports) {
        const distance = distanceOf(placesOf(Buffer.from(reference), place), at);
        const known = nearest.get(reference)?.distance ?? near;
        if (distance < known) nearest.set(reference, { distance, who: [who] });
        else if (distance === known) nearest.get(reference)?.who.push(who);
      }
    }
  };
  const withVault = files === 'with vault';
  for (const { file, log, vault } of files === 'none' ? [] : observed.bytes) {
    const wanted = wantedOf(observed.world, people, withVault ? secretsIn(vault) : []);
    for (const place of [file, log, ...(withVault ? [Buffer.from(vault)] : [])])
      looksIn(place, wanted);
  }
  const vault = withVault ? (observed.bytes.at(-1)?.vault ?? '') : '';
  const said = texts.filter((text) => text !== '').map((text) => Buffer.from(text));
  const wanted = said.length === 0 ? new Map() : wantedOf(observed.world, people, secretsIn(vault));
  for (const place of said) looksIn(place, wanted);
  return {
    people: [...found],
    beside: new Map([...nearest].map(([reference, { who }]) => [reference, who])),
  };
}

/** Everybody who writes, and some who do not: what is not there of a few hundred is there of nobody. */
export function peopleToSearch({ world, reports }: Observed, others: number): number[] {
  const writers = reports.map(({ writer }) => writer);
  return [...new Set([...writers, ...world.people.keys()].slice(0, writers.length + others))];
}

/** Those beside the report's reference; else all who were found; else everybody alike. */
export function whoIsFound(
  { people, beside }: Found,
  reference: string,
  observed: Observed,
): Posterior {
  const those = beside.get(reference) ?? people;
  if (those.length === 0) return uniform(observed);
  const isThere = new Set(those);
  return doubted(normalised(observed.world.people.map((_, who) => (isThere.has(who) ? 1 : 0))));
}

function wantedOf(world: World, people: readonly number[], secrets: readonly Buffer[]): Wanted {
  return new Map(
    people.flatMap((who): [string, Buffer[]][] => {
      const person = world.people[who];
      if (person === undefined) return [];
      const plain = [person.id, person.name, person.address];
      const digested = [...plain, person.id.replaceAll('-', '')];
      const bytes = Buffer.from(person.id.replaceAll('-', ''), 'hex');
      return [
        [
          String(who),
          [bytes, ...plain.flatMap(formsOf), ...digested.flatMap((id) => digestsOf(id, secrets))],
        ],
      ];
    }),
  );
}

function placesOf(wanted: Buffer, place: Buffer): number[] {
  const found: number[] = [];
  for (let at = place.indexOf(wanted); at >= 0; at = place.indexOf(wanted, at + 1)) found.push(at);
  return found;
}

function distanceOf(these: readonly number[], those: readonly number[]): number {
  return Math.min(...these.flatMap((one) => those.map((other) => Math.abs(one - other))));
}
