/** Elements. Whatever comes from the machine goes in as text, never as markup. */

export const byId = (id) => document.getElementById(id);

/** Makes an element with attributes and children; a text becomes a text node. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A name that somebody on the machine chose: shown, but never able to turn the text around it about. */
export function named(text) {
  const shown = visible(text);
  return el("span", { class: "name", title: shown }, shown);
}

/** The text with a question mark for each character that cannot be seen. */
export function visible(text) {
  return String(text ?? "").replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "?");
}

/** A bar that is filled to a share from 0 to 1. */
export function bar(share, severity = "") {
  const filling = el("span");
  filling.style.width = `${Math.max(0, Math.min(1, share)) * 100}%`;
  return el("span", { class: `bar ${severity}`, "aria-hidden": "true" }, filling);
}

/** Which of the buttons is pressed. */
export function press(buttons, chosen) {
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button === chosen));
  }
}
