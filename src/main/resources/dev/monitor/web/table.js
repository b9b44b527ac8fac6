import { el } from "./dom.js";

/**
 * A table whose columns can be sorted by their headers.
 *
 * A column has a title, a cell (a row's text or element), and, where it can be sorted, a value (a row's number or text).
 * Its kind is how it looks: a `number` is aligned to the right.
 */
export class Table {
  #place;
  #caption;
  #columns;
  #sorted = null;
  #downwards = false;
  #rows = [];
  #nothing;

  constructor(place, caption, nothing, columns) {
    this.#place = place;
    this.#caption = caption;
    this.#nothing = nothing;
    this.#columns = columns;
  }

  /** Shows other rows, in the order that was chosen; as they come where none was. */
  show(rows) {
    this.#rows = rows;
    if (rows.length === 0) {
      this.#place.replaceChildren(el("p", { class: "empty" }, this.#nothing));
      return;
    }
    const body = el("tbody", {}, ...this.#inOrder().map((row) => this.#line(row)));
    const table = this.#place.querySelector("table");
    if (table) {
      // The header stays, and with it who has the focus.
      table.tBodies[0].replaceWith(body);
    } else {
      this.#place.replaceChildren(el("table", {}, el("caption", {}, this.#caption), el("thead", {}, this.#header()), body));
    }
  }

  #inOrder() {
    const column = this.#sorted;
    if (!column) {
      return this.#rows;
    }
    const sign = this.#downwards ? -1 : 1;
    return [...this.#rows].sort((a, b) => sign * compare(column.value(a), column.value(b)));
  }

  #header() {
    return el("tr", {}, ...this.#columns.map((column) => {
      const header = el("th", { scope: "col", class: column.kind ?? "" });
      if (column.value) {
        const button = el("button", { type: "button" }, column.title);
        button.addEventListener("click", () => this.#sort(column, header));
        header.setAttribute("aria-sort", "none");
        header.append(button);
      } else {
        header.append(column.title);
      }
      return header;
    }));
  }

  /** Numbers begin with the largest, texts with A; a second time turns it about. */
  #sort(column, header) {
    this.#downwards = this.#sorted === column ? !this.#downwards : typeof column.value(this.#rows[0]) === "number";
    this.#sorted = column;
    for (const other of header.parentElement.children) {
      if (other.hasAttribute("aria-sort")) {
        other.setAttribute("aria-sort", "none");
      }
    }
    header.setAttribute("aria-sort", this.#downwards ? "descending" : "ascending");
    this.show(this.#rows);
  }

  #line(row) {
    return el("tr", {}, ...this.#columns.map((column) => el("td", { class: column.kind ?? "" }, column.cell(row))));
  }
}

function compare(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    return a - b;
  }
  return String(a ?? "").localeCompare(String(b ?? ""), "en", { numeric: true });
}
