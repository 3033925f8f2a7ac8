import type { ButtonName } from '../../domain/buttons';
import type { RedirectTarget } from '../../domain/contacts';
import type { Day } from '../../domain/day';
import type { DeskDeed, DeskForm, FormOption } from '../../domain/desk-options';
import type { FormView } from '../../domain/desk-parts';
import type { DeskView } from '../../domain/desk-view';
import type { FieldName, Fields } from '../../domain/fields';
import type { BareForm } from '../../domain/form-views';
import type { Desk } from '../../domain/ids';
import type { Member } from '../../domain/member';
import type { DeskBody } from '../../domain/message';
import type { ReadyText } from '../../domain/ready-text';
import type { Remark } from '../../domain/remarks';
import type { ThreadState } from '../../domain/thread';
import type { Posted } from '../../threads/post-message';
import type { DeskContext, DeskWorld } from './context';
import type { AtForm, SeenThread } from './desk-draft';
import { type FormFields, textNames, type Values } from './form-fields';

/** A thread when its options are computed. */
export interface CaseNow {
  readonly desk: Desk;
  readonly state: ThreadState;
  readonly closed: boolean;
  /** An excerpt, with the handlers in the reporter's place. */
  readonly excerpt: boolean;
  /** The handlers' thread, while HR's desk has members who receive reports. */
  readonly hrIsThere: boolean;
  /** The reporter says that management, HR or a receiver is involved. */
  readonly involved: boolean;
  readonly toShow: boolean;
}

interface Drawing {
  readonly world: DeskWorld;
  readonly at: AtForm;
  readonly seen: SeenThread;
  readonly form: FormView;
}

export interface Filled {
  readonly member: Pick<Member, 'desk' | 'title'>;
  readonly at: AtForm;
  readonly fields: Fields;
  readonly text: string;
  readonly today: Day;
  readonly targets: readonly RedirectTarget[];
  /** A product sentence that is added to the member's text. */
  readonly readyText: (words: ReadyText) => string;
  /** Whether a required text is missing, or all of them are too long together. */
  readonly wrong: (optional?: readonly FieldName[]) => 'empty' | 'too_long' | undefined;
}

export interface FormContent {
  readonly kind: DeskDeed;
}

/** The form and fields by which something was sent. */
export type Rewritten = Pick<AtForm, 'to' | 'hand'> & { readonly fields: Fields };

export type WriteOutcome = Posted | Remark;

interface Common {
  readonly option: FormOption;
  /** The button that sends it, if not `desk_do_` and the option. */
  readonly sends?: ButtonName;
  /** What is filled in, in its order. */
  readonly fields?: FormFields;
  readonly texts?: readonly FieldName[] | ((at: NextForm) => readonly FieldName[]);
  /** Texts that may be empty. */
  readonly optional?: readonly FieldName[];
  readonly asksDuty?: true;
  /** Whether its text is ready in either language when it opens. */
  words?(at: NextForm): boolean;
  /** Whether it lists people to tick. */
  people?(at: NextForm): boolean;
  /** Whether it is for HR, or tells the reporter what HR gets: it waits for the next pass. */
  toHr?(at: NextForm): boolean;
  /** It shows text of the thread: on another day that is a reading. `always`: with each draw. */
  readonly shows?: 'once' | 'always' | ((at: NextForm) => boolean);
  /** When it can be done; always, if missing. */
  may?(now: CaseNow): boolean;
  /** Whether it can be done with its subject; always, if missing. */
  fits?(now: CaseNow, at: NextForm): boolean;
  /** Looks up its subject when it is opened. */
  opens?(looked: DeskContext<'case'>): Promise<Partial<AtForm>>;
  /** What it shows, and is compared with when it is sent. */
  compares?(looked: DeskContext<'case'>, isNew: boolean): Promise<Partial<AtForm>>;
  /** Its fields when it is opened. */
  ready?(
    opened: DeskContext<'case'> & { readonly at: AtForm; readonly text: (of: ReadyText) => Fields },
  ): Fields | Promise<Fields>;
  /** Its fields when this was sent; none if it sends something else. */
  rewrites?(body: DeskBody): Rewritten | undefined;
}

/** A form with nothing of its own to show, or its view; `undefined` if that needs a look at the thread. */
type Shows =
  | { readonly form: BareForm; readonly view?: undefined }
  | {
      readonly form: DeskForm;
      view(
        drawing: Drawing,
        looked?: DeskContext<'case'>,
      ): DeskView | undefined | Promise<DeskView | undefined>;
    };

interface FormWork<F extends FormFields, S extends FormContent> {
  readonly fields?: F;
  /** Its content from the values of its fields, or why it cannot be sent so. */
  read(said: Values<F>, filled: Filled): S | Remark;
  run(sending: DeskContext<'form'>, said: S): Promise<WriteOutcome>;
  /** Whether it waits until the reporter can read that it may reveal who reported. */
  reveals?(said: S): boolean;
}

/** A first step, which leads to another form. */
interface Leading {
  readonly read?: undefined;
  next(
    filled: Filled,
    looked: DeskContext<'case'>,
    whyNot: (form: NextForm) => Promise<Remark | undefined>,
  ): NextForm | Remark | Promise<NextForm | Remark>;
}

export type NextForm = Omit<AtForm, 'kind' | 'thread'>;

/** A button that opens a form, called as the form or otherwise. */
export type FormOpener = Pick<Command, 'form' | 'opens'>;

/** All about a form: a thing that a member of a desk does in a thread. */
export type Command<S extends FormContent = FormContent> = Common & Shows & FormWork<FormFields, S>;

/** A command whose content is what its own `read` gives. A property of no command does not compile. */
export function command<
  const Of extends Common & Shows,
  const F extends FormFields,
  Said extends FormContent,
>(
  of: Of & FormWork<F, Said> & Readonly<Record<Exclude<keyof Of, keyof Command>, never>>,
): Of & FormWork<F, Said> {
  return of;
}

export type FirstStep = Common & Shows & Leading;

/** The texts that a command asks for with its subject. */
export function askedTexts(
  { texts, fields = {} }: Pick<Command, 'texts' | 'fields'>,
  at: NextForm,
): readonly FieldName[] {
  return typeof texts === 'function' ? texts(at) : (texts ?? textNames(fields));
}
