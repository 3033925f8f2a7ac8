import type { Shown } from '../bot/channels/channel';
import type { DeskView } from '../bot/domain/desk-view';
import { faultsIn } from '../bot/domain/form-field';
import { limits } from '../bot/domain/limits';
import type { Remark } from '../bot/domain/remarks';
import type { View } from '../bot/domain/view';
import type { Element } from './element';
import type { Said } from './finish';
import type { Speech } from './speech';
import { heldIn, inputsIn, openInputs, wrongInput } from './wrong-input';

/** Something that is wrong, and the input that it is about. */
interface WrongInput {
  readonly input: Element;
  readonly wrong: Remark;
}

/** A remark as a sentence. If the same press will go through next time, its button says so. */
export function sayRemark(shown: Shown, body: readonly Element[], speech: Speech): Said {
  const { view, remark, found = [], opensOn } = shown;
  if (remark === undefined) return {};
  const { say, opening, listed } = speech;
  const sayOf = (of: Remark, number: string): string =>
    say(`remarks.${of}`, {
      opensOn: opening(opensOn),
      number,
      most: String(limits.textBytes),
      found: listed(found.map((telling) => say(`tellings.${telling}`))),
    });
  const thatNumber = say('deskQueue.thatNumber');
  // Markdown is read at an input: nothing that was typed is repeated there.
  const { sentences, wrong } = saidAt(shown, body, foundIn(shown, remark, body), speech, (of) =>
    sayOf(of, thatNumber),
  );
  const number = view.name === 'desk_queue' ? view.number : undefined;
  const sentence = sentences?.join(' ') ?? sayOf(remark, number ?? thatNumber);
  return { sentence, wrong, ...(remark === 'telling' && { button: say('buttons.sendAnyway') }) };
}

/** Every fault of a form, or the input that a remark is about. */
function foundIn(shown: Shown, remark: Remark, body: readonly Element[]): readonly WrongInput[] {
  const { view, fields } = shown;
  const faults = 'fields' in view ? faultsIn(view.fields, fields) : [];
  if (faults.some(({ wrong }) => wrong === remark)) {
    const inputs = inputsIn(body);
    return faults.flatMap(({ field, wrong }) => {
      const input = inputs.find(({ id }) => id === field);
      return input === undefined ? [] : [{ input, wrong }];
    });
  }
  const input = wrongInput(shown, body);
  if (input === undefined) return [];
  const open = heldIn(fields, input) === '' ? openInputs(shown, body) : [];
  const all = open.includes(input) ? open : [input];
  return all.map((one) => ({ input: one, wrong: remark }));
}

/**
 * What is said at each input, and above the form where that says more than the remark. Of several questions
 * in a form, those without an answer are named; "Write here" alone is no name.
 */
function saidAt(
  { view, fields }: Shown,
  body: readonly Element[],
  found: readonly WrongInput[],
  { say }: Speech,
  sayOf: (remark: Remark) => string,
): { readonly sentences?: readonly string[]; readonly wrong: Said['wrong'] } {
  const isForm = view.name !== 'desk_queue' && isOfDesk(view) && inputsIn(body).length > 1;
  const open = found.filter(({ input }) => isForm && heldIn(fields, input) === '');
  const labels = open.map(({ input }) => String(input.label));
  const isNamed = labels.some((label) => label !== say('forms.text'));
  const missing = (label: string): string => say('forms.missing', { label });
  const isMissing = (one: WrongInput): boolean => isNamed && open.includes(one);
  const wrong = found.map((one) => ({
    input: one.input,
    sentence: isMissing(one) ? missing(String(one.input.label)) : sayOf(one.wrong),
  }));
  if (!isNamed && found.length < 2) return { wrong };
  const others = found.filter((one) => !isMissing(one)).map((one) => sayOf(one.wrong));
  const all = isNamed ? [missing(labels.join(' · ')), ...others] : others;
  return { sentences: [...new Set(all)], wrong };
}

export function isOfDesk(view: View): view is DeskView {
  return view.name.startsWith('desk_');
}
