import type { ButtonName } from '../../domain/buttons';
import type { DeskForm, DeskOption } from '../../domain/desk-options';
import type { DeskBody } from '../../domain/message';
import type { CaseNow, Command, FirstStep, FormOpener, Rewritten } from '../case/command';
import { archive } from './archive';
import { keepCase } from './case';
import { close } from './close';
import { consent } from './consent';
import { duty } from './duty';
import { exclude, two } from './exclude';
import { feedback } from './feedback';
import { give, giveHr, writeHr } from './give';
import { handOver } from './hand-over';
import { hold, liftHold } from './hold';
import { minutes } from './minutes';
import { move } from './move';
import { note } from './note';
import { recuse } from './recuse';
import { redirect, redirectText } from './redirect';
import { removal } from './remove';
import { reopen } from './reopen';
import { putOn, reply } from './reply';
import { answerRequest, request } from './request';
import { settle } from './settle';
import { show } from './show';
import { step, steps } from './steps';
import { tell } from './tell';

/** The commands by their forms. A form without its command does not compile. */
const all = {
  desk_reply: reply,
  desk_feedback: feedback,
  desk_note: note,
  desk_case: keepCase,
  desk_minutes: minutes,
  desk_settle: settle,
  desk_redirect: redirect,
  desk_redirect_text: redirectText,
  desk_hand_over: handOver,
  desk_consent: consent,
  desk_hand_over_text: give,
  desk_tell: tell,
  desk_duty: duty,
  desk_move: move,
  desk_close: close,
  desk_reopen: reopen,
  desk_recuse: recuse,
  desk_exclude: exclude,
  desk_two: two,
  desk_hold: hold,
  desk_lift_hold: liftHold,
  desk_show: show,
  desk_request: request,
  desk_decide: answerRequest,
  desk_remove: removal,
  desk_archive: archive,
  desk_steps: steps,
  desk_step: step,
} as const satisfies { readonly [F in DeskForm]: (Command | FirstStep) & { readonly form: F } };

/** The commands by their forms. */
export const commands: Readonly<Record<DeskForm, Command | FirstStep>> = all;

interface Offer extends Pick<Command, 'may'> {
  readonly option: DeskOption;
}

/** What can be done in a thread, by option. An option without its command does not compile. */
export const offers: Readonly<Record<`desk_${DeskOption}`, Offer>> = {
  ...all,
  // A call has no form.
  desk_caller: { option: 'caller', may: ({ excerpt }) => !excerpt },
  // These two open the form of a hand-over.
  desk_give_hr: { option: 'give_hr', may: (now) => canHand(now, giveHr) },
  desk_write_hr: { option: 'write_hr', may: (now) => canHand(now, writeHr) },
  // A copy has places of its own.
  desk_copy: { option: 'copy' },
};

const openers: Readonly<Partial<Record<ButtonName, FormOpener>>> = {
  ...all,
  desk_put_on: putOn,
  desk_give_hr: giveHr,
  desk_write_hr: writeHr,
};

function canHand(now: CaseNow, opener: typeof giveHr): boolean {
  return handOver.may(now) && give.fits(now, opener);
}

/** The form that a button in a thread opens. */
export function openerOf(name: ButtonName): FormOpener | undefined {
  return openers[name];
}

/** The button that sends a form. */
export function buttonOf({ sends, option }: Pick<Command, 'sends' | 'option'>): ButtonName {
  return sends ?? `desk_do_${option}`;
}

/** The first step that a button sends, wherever in a thread it is pressed. */
export function firstStepOf(name: ButtonName): DeskForm | undefined {
  return Object.values(commands).find((one) => one.read === undefined && one.sends === name)?.form;
}

/** The buttons by which forms are opened and sent. */
export type FormButton =
  | keyof typeof all
  | 'desk_put_on'
  | 'desk_give_hr'
  | 'desk_write_hr'
  | `desk_do_${(typeof all)[DeskForm]['option']}`
  | Extract<(typeof all)[DeskForm], { readonly sends: ButtonName }>['sends'];

/** The form by which something was sent, as it was filled in; none if no form alone sends it. */
export function rewriting(body: DeskBody): (Rewritten & { readonly form: DeskForm }) | undefined {
  for (const command of Object.values(commands)) {
    const found = command.rewrites?.(body);
    if (found !== undefined) return { form: command.form, ...found };
  }
  return undefined;
}
