// One tab for the requests, and one for each thing that is stored.

import { at, make } from "./dom.js";

const patience = 400; // ms between what happens and a new look at what is stored

let current;
let waiting;

/** Adds a tab. load returns its elements, and gets a function that loads them again below others. */
export function addTab(name, load) {
  const id = `tab-${name.toLowerCase().replaceAll(" ", "-")}`;
  if (at(id)) return;
  const tab = make("button", { type: "button", id, tabIndex: -1 }, name);
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-selected", "false");
  tab.setAttribute("aria-controls", "panel");
  tab.load = load;
  tab.addEventListener("click", () => select(tab));
  at("tabs").append(tab);
  if (!current) select(tab);
}

export function select(tab) {
  current = tab;
  for (const other of at("tabs").children) {
    other.setAttribute("aria-selected", String(other === tab));
    other.tabIndex = other === tab ? 0 : -1;
  }
  at("panel").setAttribute("aria-labelledby", tab.id);
  return show(tab);
}

async function show(tab, ...above) {
  let content;
  try {
    content = await tab.load((...said) => show(tab, ...said));
  } catch (error) {
    content = [make("p", { className: "failed" }, error.message)];
  }
  if (tab !== current) return;
  const fresh = make("div", {}, ...above, ...content);
  const old = at("panel").firstChild;
  // What did not change stays, with the place that somebody has scrolled to.
  if (old?.tab !== tab || old.textContent !== fresh.textContent || tab === at("tabs").firstChild) {
    at("panel").replaceChildren(Object.assign(fresh, { tab }));
  }
}

/** Looks again at what is stored, soon, and once for all that happens until then. */
export function refresh() {
  if (waiting || !current || current === at("tabs").firstChild) return;
  waiting = setTimeout(() => {
    waiting = undefined;
    if (!at("panel").querySelector(".answer:not([hidden])")) show(current);
  }, patience);
}

at("tabs").addEventListener("keydown", (event) => {
  const tabs = [...at("tabs").children];
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const next = tabs[(tabs.indexOf(current) + step + tabs.length) % tabs.length];
  next.focus();
  select(next);
});
