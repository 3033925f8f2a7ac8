/** Makes an element; children are elements or text, and text stays text. */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== ''));
  return made;
}

/** The element with this id. */
export const byId = (id) => document.getElementById(id);
