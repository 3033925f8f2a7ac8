import type { Page } from 'playwright-core';
import sv from '../../adaptive-cards/texts/sv.json';
import { deskInBrowser } from '../support/browser/desk-in-browser';
import { copyingOf, names } from '../support/people/copies';

const at = deskInBrowser();

const counting = `for (const [name, of] of [
  ['click', 'button, a, summary, input[type=radio], input[type=checkbox]'],
  ['change', 'select'],
]) document.addEventListener(name, ({ target }) => target.closest(of) && pressed(), true);`;

/** Where words stand in the copy beside the form. */
const placeOf = `(words) => {
  const texts = document.createTreeWalker(document.getElementById('reading'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode } = texts;
    const at = currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(currentNode, at);
    range.setEnd(currentNode, at + words.length);
    range.startContainer.parentElement.scrollIntoView({ block: 'center' });
    const { left, right, top, bottom } = range.getBoundingClientRect();
    return { left, right, y: (top + bottom) / 2 };
  }
}`;

/** The browser counts: what is pressed, chosen or ticked, and no typing. */
async function countsPresses(page: Page): Promise<() => Promise<number>> {
  let count = 0;
  await page.exposeFunction('pressed', () => {
    count += 1;
  });
  await page.addInitScript({ content: counting });
  return async () => {
    await page.waitForLoadState();
    const counted = count;
    count = 0;
    return counted;
  };
}

describe('presses from the list, choices among them', () => {
  it('are few for what is done each day', async () => {
    const visitor = await at.comes({ viewport: { width: 1366, height: 768 } });
    const { page, presses } = visitor;

    const reference = await at.opensACase(visitor, 'En sak om lagret.');
    const counted = await countsPresses(page);
    const field = (label: string) => page.getByLabel(label, { exact: true });
    const chooses = (name: string, value: string) =>
      page.locator(`input[name="case.${name}"][value="${value}"]`).check();
    const list = async (): Promise<void> => {
      await page.goto(`${at.desk.url}/`);
      await page.getByRole('heading', { name: sv.deskQueue.heading }).waitFor();
      await counted();
    };
    const opens = (): Promise<void> => presses(reference, sv.deskThread.heading);
    const counts: Record<string, number> = {};
    const does = async (what: string, ways: () => Promise<unknown>): Promise<void> => {
      await list();
      await ways();
      counts[what] = await counted();
    };

    await does('open', opens);
    await does('reply', async () => {
      await opens();
      await presses(sv.nextActs.answer, sv.forms.reply);
      await field(sv.forms.text).fill('Tack. När var det?');
      await presses(sv.buttons.send, sv.done.heading);
    });
    await does('note', async () => {
      await opens();
      await presses(sv.deskOptions.note, sv.forms.note);
      await field(sv.forms.text).fill('Jag ringer ekonomi.');
      await presses(sv.forms.doNote, sv.done.heading);
    });
    await does('feedback', async () => {
      await opens();
      await presses(sv.deskOptions.feedback, sv.deskOptions.feedback);
      await field(sv.forms.closeMeasures).fill('Lagret räknas.');
      await field(sv.forms.closeCause).fill('Det stämde.');
      await presses(sv.deskOptions.feedback, sv.done.heading);
    });
    await does('hand over', async () => {
      await opens();
      await presses(sv.deskOptions.hand_over, sv.deskOptions.hand_over);
      await chooses('target', 'board');
      await chooses('purpose', 'needed');
      await chooses('ownDuty', 'none');
      await presses(sv.buttons.next, sv.deskOptions.hand_over);
      await field(sv.forms.recipient).fill('Bygg- och miljönämnden');
      await field(sv.forms.cause).fill('De har tillsyn.');
      await field(sv.forms.copy).fill('Lagret saknar varor.');
      expect(await field(sv.forms.revealsWhy).isVisible()).toBe(false);
      await chooses('reveals', 'no');
      await chooses('hinders', 'no');
      await field(sv.forms.toldHandedOver).fill('Nämnden har fått uppgifterna.');
      await presses(sv.forms.doHandOver, sv.done.heading);
    });
    await does('find by word', async () => {
      await field(sv.deskQueue.reference).fill('lagret');
      await field(sv.deskQueue.reference).press('Enter');
      await page.getByRole('heading', { name: sv.search.heading }).waitFor();
      await chooses('purpose', 'own_case');
      await page.locator('#case').getByRole('button', { name: sv.search.look }).click();
      await page.locator('#case').getByText(reference).first().waitFor();
    });
    await does('close', async () => {
      await opens();
      await presses(sv.deskOptions.close, sv.forms.close);
      await field(sv.forms.reason).selectOption({ label: sv.closeReasons.confirmed });
      await chooses('ownDuty', 'none');
      await field(sv.forms.closeMeasures).fill('Åtgärdat.');
      await field(sv.forms.closeCause).fill('Det stämde.');
      await presses(sv.deskOptions.close, sv.done.heading);
    });
    // The law asks for two of the ten: whether it reveals the reporter, and whether it must wait.
    expect(counts).toEqual({
      ...{ open: 1, reply: 3, note: 3, feedback: 3 },
      ...{ 'hand over': 10, 'find by word': 3, close: 6 },
    });
  });

  it('are few for whoever redacts words, and selects them in the copy', async () => {
    const visitor = await at.comes({ viewport: { width: 1366, height: 768 } });
    const { page, presses, looks } = visitor;
    const told = 'Karl Lund tar av lagret. Bara Maja Ek såg det.';
    const reference = await at.opensACase(visitor, told);
    const counted = await countsPresses(page);
    const field = (label: string) => page.getByLabel(label, { exact: true });
    /** Drags over the words with a mouse. */
    const selects = async (words: string): Promise<void> => {
      const { left, right, y } = await page.evaluate<{ left: number; right: number; y: number }>(
        `(${placeOf})(${JSON.stringify(words)})`,
      );
      await page.mouse.move(left, y);
      await page.mouse.down();
      await page.mouse.move(right, y, { steps: 5 });
      await page.mouse.up();
      const filled = [sv.redaction.typed, /^Meddelandets nummer/] as const;
      const values = filled.map((label) => page.getByLabel(label).inputValue());
      expect(await Promise.all(values)).toEqual([words, '1']);
    };
    await page.goto(`${at.desk.url}/`);
    await counted();
    await presses(reference, sv.deskThread.heading);
    await presses(sv.deskOptions.copy, sv.copy.heading);
    await presses(sv.copy.redaction, sv.redaction.heading);
    await selects('Karl Lund');
    await field(sv.redaction.section).selectOption({ index: 1 });
    await presses(sv.redaction.add, sv.redaction.heading);
    await looks('redacted');
    await selects('Maja Ek');
    await presses(sv.redaction.add, sv.redaction.heading);
    await presses(sv.redaction.ask, sv.redaction.heading);
    expect(await counted()).toBe(8);
    const marks = page.locator('#reading mark .under');
    expect(await marks.allInnerTexts()).toEqual(['Karl Lund', 'Maja Ek']);
    expect(await marks.first().isVisible()).toBe(true);
    await looks('asked');
    // On paper nobody reads under a mark.
    await page.emulateMedia({ media: 'print' });
    expect(await marks.first().isVisible()).toBe(false);
  });

  it('are few for whoever reads what a colleague has redacted, and sees what is under it', async () => {
    const visitor = await at.comes({ viewport: { width: 1366, height: 768 } });
    const { page, presses, looks } = visitor;
    const told = 'Karl Lund tar av lagret. Bara Maja Ek såg det.';
    const reference = await at.opensACase(visitor, told);
    const { redactions } = copyingOf(() => reference);
    const [first, second] = names;
    await redactions(at.karin, { ...first, words: 'Maja Ek' }, { ...second, words: 'Karl Lund' });
    await at.karin.presses('desk_do_ask');
    const counted = await countsPresses(page);
    await page.goto(`${at.desk.url}/`);
    await counted();
    await presses(reference, sv.deskThread.heading);
    await presses(sv.conflict.show, sv.copy.heading);
    const marks = page.locator('#reading mark .under');
    expect(await marks.allInnerTexts()).toEqual(['Karl Lund', 'Maja Ek']);
    await looks('asks');
    expect(await page.locator('#case button.main').allInnerTexts()).toEqual([sv.copy.yes]);
    await presses(sv.copy.yes, sv.copy.heading);
    expect(await counted()).toBe(3);
    await page.getByText(sv.remarks.redactions_agreed).first().waitFor();
  });
});
