import { cpSync } from 'node:fs';
import { drawInvitationCode, type InvitationCode } from '../../bot/domain/invitation';
import type { PassPolicy } from '../../bot/domain/window';
import { invitationOf } from '../../bot/keys/invitation-code';
import type { Who } from '../../bot/ports/people';
import { onFiles, type Place } from '../support/databases/places';
import type { Person } from '../support/people/card-person';
import { digest } from './folder';
import type { SealedImages } from './sealer';
import { stepsOf, type Visit } from './visits';
import { openWorld, type World, type WorldOptions } from './world';

/** What a pair of worlds begins with: a desk, and reporters with a thread each. */
export interface History {
  readonly place: Place;
  readonly sealed: SealedImages;
  readonly from: number;
  readonly passes: PassPolicy;
  readonly codes: readonly string[];
  readonly references: readonly string[];
  /** The one of the desk who works in both worlds. */
  readonly karin: Who;
}

/** Tuesday at noon in Stockholm. */
const tuesday = Date.UTC(2026, 10, 24, 11);
const hour = 3_600_000;
const daily = { kind: 'daily', hour: 10 } as const;

/** The first three have a thread. */
export const reporters = ['Maja', 'Omar', 'Sten', 'Ylva', 'Alva', 'Nils'] as const;

/** Somebody there; at the door nobody is known. */
export function whoIs(name: string, messenger: Who['messenger'] = 'teams'): Who {
  if (messenger === 'web') return { messenger, tenant: '', user: digest(name), address: '' };
  return { messenger, tenant: 'tenant-1', user: name, address: `address of ${name}` };
}

/**
 * Lets in two handlers and an HR officer, and lets three reports come out. On the web the desk's people join
 * with a passkey, and work at the web desk.
 */
export async function makeHistory(
  messenger: Who['messenger'],
  policy: PassPolicy = daily,
): Promise<History> {
  const place = await onFiles();
  const sealed: SealedImages = new Map();
  const world = await openWorld({ place, sealed, from: tuesday, passes: policy });
  const atDesk: Who[] = [];
  for (const [name, title, desk] of [
    ['Karin', 'Kommunjurist', 'whistleblowing'],
    ['Daniel', 'Säkerhetschef', 'whistleblowing'],
    ['Eva', 'HR-chef', 'hr'],
  ] as const) {
    world.random.begins(`invite ${name}`);
    const code = drawInvitationCode(world.random);
    const { clock } = world.clock.process(0);
    await world.visslas[0]?.people.invite(invitationOf(code, desk, title, clock));
    if (messenger === 'web') {
      atDesk.push(await joinsOnWeb(world, name, code));
      continue;
    }
    atDesk.push(whoIs(name, messenger));
    const member = world.person(whoIs(name, messenger));
    await does(world, member);
    await does(world, member, 'have_code');
    await does(world, member, 'open', { code: `${code.locator}${code.secret}` });
  }
  await passes(world, 22.5 * hour);
  const [codes, references]: [string[], string[]] = [[], []];
  for (const name of reporters.slice(0, 3)) {
    const visit: Visit = { purpose: 'file', text: `Av ${name}.`, code: '', leavesAfter: 0 };
    const person = world.person(whoIs(name, messenger));
    for (const step of stepsOf(visit)) {
      await does(world, person, ...step(person));
      const { view } = person.shown;
      if (view.name === 'report_code') codes.push(view.reportCode);
      if (view.name === 'filed') references.push(view.reference);
    }
  }
  await passes(world, 24 * hour);
  await world.close();
  const [karin] = atDesk;
  if (karin === undefined) throw new Error('nobody is at the desk');
  const from = tuesday + 46.5 * hour + 60_000;
  return { place, sealed, from, passes: policy, codes, references, karin };
}

/** Joins at the web desk with a passkey, and gives who presses there. */
async function joinsOnWeb(world: World, name: string, code: InvitationCode): Promise<Who> {
  const { clock } = world.clock.process(0);
  const handle = digest(name).padEnd(32, '0');
  const redeemed = await world.visslas[0]?.webDesk.passkeys.redeem({
    ...{ code, handle },
    passkey: { id: handle, publicKey: Buffer.from(handle, 'hex'), name: '' },
    ...{ now: clock.now(), audit: { id: world.random.id(), day: clock.today() } },
  });
  if (redeemed?.kind !== 'admitted') throw new Error(`not let in but ${redeemed?.kind}`);
  return { messenger: 'web', tenant: digest('seat'), user: redeemed.member.id, address: '' };
}

/** Goes on from a history, in a folder of its own. */
export async function goesOn(
  history: History,
  more: Partial<WorldOptions> = {},
): Promise<World & { readonly folder: string; remove(): Promise<void> }> {
  const place = await onFiles();
  cpSync(history.place.folder, place.folder, { recursive: true });
  const { from, passes } = history;
  const sealed = new Map(history.sealed);
  const world = await openWorld({ place, sealed, from, passes, ...more });
  return Object.assign(Object.create(world) as World, {
    folder: place.folder,
    remove: async () => {
      await world.close();
      await place.remove();
    },
  });
}

/** A press with the beat that it waits for, before or after what is compared. */
export async function does(
  world: World,
  person: Person,
  button?: string,
  typed?: Record<string, string>,
): Promise<void> {
  world.random.begins(`${world.clock.passed()} ${person.who.user} ${button}`);
  const pressed = await world.press(person, button, typed);
  if (!pressed.isAnswered()) await world.second();
  if (!pressed.isAnswered()) throw new Error('not answered by a beat');
}

/** Lets time pass until the next pass is made. */
export async function passes(world: World, milliseconds: number): Promise<void> {
  world.clock.jump(milliseconds);
  world.random.begins(`pass ${world.clock.process(0).clock.now()}`);
  await world.minute();
  await world.second();
}
