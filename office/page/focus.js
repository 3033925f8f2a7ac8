const controls = 'a[href], button, input, select, textarea, [tabindex="0"]';

/** Tab goes round inside the dialog. */
export function keepFocusIn(dialog) {
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    const stops = [...dialog.querySelectorAll(controls)].filter(
      (stop) => stop.tabIndex >= 0 && !stop.disabled && stop.checkVisibility(),
    );
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    const lost = !stops.includes(document.activeElement);
    const leaves = document.activeElement === edge || (lost && event.shiftKey);
    if (!leaves || stops.length === 0) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  });
}
