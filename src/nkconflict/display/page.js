"use strict";
/* The page is whole without this. It sorts and filters the table of claims, opens what a link leads into, and
   lights up what belongs together. It keeps nothing and asks nobody. */

const table = document.getElementById("table");
const body = table.tBodies[0];
const rows = [...body.rows];
const words = rows.map((row) => row.textContent.toLowerCase());
const status = document.getElementById("status");
const filter = document.getElementById("filter");
const search = document.getElementById("search");
const selects = [...filter.querySelectorAll("select")];
const cell = (row, column) => row.cells[column].textContent;

/* Sorting: a button in each head; figures by number, all else by words; rows without a value stay last. */
function value(row, column) {
  const number = row.cells[column].dataset.v;
  return number === undefined ? cell(row, column) : Number(number);
}

function sort(head) {
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const column = head.cellIndex;
  const turn = down ? -1 : 1;
  const order = new Intl.Collator("en", { numeric: true });
  const compare = (a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : order.compare(String(a), String(b));
  const keyed = rows.map((row) => [value(row, column), row]);
  keyed.sort(([a], [b]) => (a === "" || b === "" ? (a === "") - (b === "") : turn * compare(a, b)));
  body.append(...keyed.map(([, row]) => row));
}

for (const head of table.tHead.rows[0].cells) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  button.addEventListener("click", () => sort(head));
  head.append(button);
}

/* Filtering: every word that is searched for, and each choice, must be in the row. */
function choose() {
  const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  rows.forEach((row, n) => {
    const fits =
      wanted.every((word) => words[n].includes(word)) &&
      selects.every((select) => !select.value || cell(row, select.dataset.column) === select.value);
    row.hidden = !fits;
    shown += fits;
  });
  status.textContent = `${shown} of ${rows.length} claims`;
}

for (const select of selects) {
  const found = new Set(rows.map((row) => cell(row, select.dataset.column)).filter(Boolean));
  select.append(...[...found].sort().map((name) => new Option(name, name)));
}
for (const type of ["input", "change"]) filter.addEventListener(type, choose);
filter.addEventListener("submit", (event) => event.preventDefault());
filter.addEventListener("reset", () => setTimeout(choose));
filter.hidden = false;
choose();

/* Pointing: a passage lights up its claim, a claim its passage and the words that its fields were read from. */
function point(article, number, how, on) {
  const mark = (selector, name) =>
    article.querySelectorAll(selector).forEach((found) => found.classList.toggle(name, on));
  mark(`.c${number}, .n${number}`, "k-on");
  mark(`.f${number}`, "k-read");
  if (how === "p") mark(`.n${number}`, "k-peek");
}

function pointed(target) {
  const found = target.closest?.("mark[class], .k-note");
  const name = found && [...found.classList].find((one) => /^[pn]\d+$/.test(one));
  return name && { article: found.closest(".k-article"), how: name[0], number: name.slice(1) };
}

for (const [starts, ends] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  for (const [type, on] of [[starts, true], [ends, false]]) {
    document.addEventListener(type, (event) => {
      const one = pointed(event.target);
      if (one) point(one.article, one.number, one.how, on);
    });
  }
}

document.addEventListener("click", (event) => {
  const one = pointed(event.target);
  if (one?.how !== "p") return;
  const note = one.article.querySelector(`.n${one.number} details`);
  note.open = !note.open;
});

/* Jumping: what a link leads into is opened, brought to the middle and given the focus; Escape goes back. */
let from = null;

function jump() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest(".k-article")) return;
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  const note = target.matches(".k-note") && target.querySelector("details");
  if (note) note.open = true;
  let place = note ? note.querySelector("summary") : target;
  while (place.matches("span:empty")) place = place.nextElementSibling; // one of several claims in one place
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link) return;
  from = link;
  if (link.hash === location.hash) jump();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && from) {
    from.focus();
    from = null;
  }
});
addEventListener("hashchange", jump);
if (location.hash) jump();
