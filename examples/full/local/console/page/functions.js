// The functions, each with a form to call it.

import { ask, at, button, during, field, indent, logOf, make, pathText } from "./dom.js";
import { open } from "./requests.js";

const shown = new Map(); // the form of each route and event, so that what was typed stays

function answerOf(form) {
  const output = make("div", { className: "answer", hidden: true });
  output.setAttribute("role", "status");
  form.append(output);
  return output;
}

function show(output, good, status, body, lines, key) {
  const trace = button("Show its trace", { className: "link", hidden: !key });
  trace.addEventListener("click", () => open(key));
  output.replaceChildren(
    make("p", { className: "result" }, make("strong", { className: good ? "good" : "bad" }, status), trace),
    ...(body ? [make("pre", { tabIndex: 0 }, indent(body))] : []), ...(lines.length > 0 ? [logOf(lines)] : []));
  output.hidden = false;
}

/** The path with a field for each of its values. */
function pathOf(form, path) {
  const fields = [...path.matchAll(/\{([^}]+)\}/g)].map(([whole, name]) =>
    [whole, field(form, name.replace("+", ""), make("input", { required: true, spellcheck: false, autocomplete: "off" }))]);
  return () => fields.reduce((made, [whole, input]) => made.replace(whole, encodeURIComponent(input.value)), path);
}

function routeForm({ method, path, body }) {
  const form = make("form");
  const made = pathOf(form, path);
  const text = body === null ? null : field(form, "Body", make("textarea", { value: body, spellcheck: false, rows: Math.min(body.split("\n").length + 1, 12) }));
  const call = button("Call", { type: "submit", className: "main" });
  const last = make("div", { className: "send" }, call);
  const query = method === "GET" ? field(last, "Query", make("input", { placeholder: "query, such as a=1&b=2", spellcheck: false, autocomplete: "off" })) : null;
  form.append(last);
  const output = answerOf(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    during(call, output, async () => {
      const where = made() + (query?.value ? `?${query.value}` : "");
      const got = await ask("call", { method, path: where, body: text?.value ?? "", as: at("as").value });
      show(output, got.status < 400, String(got.status), got.body, [], got.trace);
    });
  });
  return form;
}

function eventForm(name, events) {
  const form = make("form");
  const file = field(form, "Event", make("select", {}, ...events.map((event) => make("option", {}, event.file))));
  const text = field(form, "Text", make("textarea", { value: events[0].text, spellcheck: false, rows: 8 }));
  file.addEventListener("change", () => { text.value = events[file.selectedIndex].text; });
  const send = button("Send", { type: "submit", className: "main" });
  form.append(make("div", { className: "send" }, send));
  const output = answerOf(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    during(send, output, async () => {
      const got = await ask("invoke", { function: name, event: text.value });
      show(output, !got.failed, got.failed ? "failed" : "done", got.body, got.lines, got.run);
    });
  });
  return form;
}

function item(key, method, name, title, access, makeForm) {
  if (!shown.has(key)) {
    shown.set(key, make("li", {}, make("details", {}, make("summary", {},
      make("code", { className: `method ${method.toLowerCase()}` }, method), make("span", { className: "what" }, pathText(name), make("small", {}, title)),
      make("span", { className: "access" }, access)), makeForm())));
  }
  return shown.get(key);
}

/** What reads comes before what writes, and what deletes last. */
function byPath(a, b) {
  const methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH"];
  const rank = ({ method }) => (methods.indexOf(method) + 1) || methods.length + 1;
  return a.path.localeCompare(b.path) || rank(a) - rank(b);
}

export function showFunctions(functions) {
  const items = new Map();
  const routes = functions.flatMap(({ name, routes: own }) => own.map((route) => ({ name, ...route })));
  for (const route of routes.sort(byPath)) {
    const key = JSON.stringify(route);
    items.set(key, item(key, route.method, route.path, route.summary || route.name, route.access, () => routeForm(route)));
  }
  for (const { name, events } of functions.filter((one) => one.events.length > 0)) {
    const key = JSON.stringify([name, events]);
    items.set(key, item(key, "EVENT", name, "no route: it gets an event", "", () => eventForm(name, events)));
  }
  for (const key of shown.keys()) if (!items.has(key)) shown.delete(key);
  const rows = [...items.values()];
  if (rows.length !== at("functions").children.length || rows.some((row, i) => row !== at("functions").children[i])) {
    at("functions").replaceChildren(...rows);
  }
}
