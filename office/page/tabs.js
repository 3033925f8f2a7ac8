import { element } from './element.js';

/** Tabs with their panels; arrows move between them. A choice calls `onChoose(name)`. */
export function createTabs(list, onChoose) {
  const tabs = [...list.querySelectorAll('[role="tab"]')];
  const panelOf = (tab) => document.getElementById(tab.getAttribute('aria-controls'));
  let now = tabs[0].dataset.tab;

  function choose(name) {
    now = name;
    for (const tab of tabs) {
      const chosen = tab.dataset.tab === name;
      tab.setAttribute('aria-selected', String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      panelOf(tab).hidden = !chosen;
    }
  }

  list.addEventListener('click', ({ target }) => {
    const tab = target.closest('[role="tab"]');
    if (tab === null) return;
    choose(tab.dataset.tab);
    onChoose(now);
  });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex(({ dataset }) => dataset.tab === now);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    choose(next.dataset.tab);
    next.focus();
    onChoose(now);
  });
  choose(now);

  return {
    now: () => now,
    choose,
    /** Marks a tab with a number of unread messages. */
    mark: (name, count, words) => {
      const place = tabs.find(({ dataset }) => dataset.tab === name).querySelector('.tab-unread');
      place.hidden = count === 0;
      place.replaceChildren();
      if (count === 0) return;
      place.append(
        element('span', { 'aria-hidden': 'true' }, String(count)),
        element('span', { class: 'unseen' }, words.unread(count)),
      );
    },
  };
}
