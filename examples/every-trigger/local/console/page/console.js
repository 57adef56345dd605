const at = (id) => document.getElementById(id);
const opened = new Map(); // the requests whose trace is shown, by trace id

/** Makes an element. What comes from elsewhere is only ever text. */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

async function ask(path, body) {
  const options = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(path, options);
  if (!answer.ok) throw new Error((await answer.text()).trim());
  return answer.json();
}

/** Runs what a button starts, once at a time, and shows why it failed. */
async function during(button, output, work) {
  button.disabled = true;
  try {
    await work();
  } catch (error) {
    output.textContent = error.message;
    output.hidden = false;
  } finally {
    button.disabled = false;
  }
}

function indent(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function showStatus({ kind, text }) {
  const words = { busy: "working", failure: "not running your last change", current: "up to date" };
  at("status").textContent = words[kind];
  at("status").title = text ?? "";
  at("status").className = kind;
  at("failure").hidden = kind !== "failure";
  if (kind === "failure") at("failure").textContent = text;
}

/** A field with its label. */
function field(form, name, element) {
  element.name = name;
  form.append(make("label", {}, name, element));
  return element;
}

function answerOf(form) {
  const output = make("pre", { className: "answer", hidden: true, tabIndex: 0 });
  output.setAttribute("role", "status");
  form.append(output);
  return output;
}

function routeForm({ method, path }) {
  const form = make("form");
  const where = field(form, "Path", make("input", { value: path, required: true, spellcheck: false }));
  const body = method === "GET" || method === "DELETE" ? null : field(form, "Body", make("textarea", { value: "{}", spellcheck: false }));
  const button = make("button", { type: "submit" }, `Call ${method} ${path}`);
  form.append(button);
  const output = answerOf(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    during(button, output, async () => {
      const got = await ask("call", { method, path: where.value, body: body?.value ?? "", as: at("as").value });
      output.textContent = `${got.status}\n${indent(got.body)}`;
      output.hidden = false;
    });
  });
  return form;
}

function eventForm(name, events) {
  const form = make("form");
  const file = field(form, "Event", make("select", {}, ...events.map((event) => make("option", {}, event.file))));
  const text = field(form, "Text", make("textarea", { value: events[0].text, spellcheck: false }));
  file.addEventListener("change", () => { text.value = events[file.selectedIndex].text; });
  const button = make("button", { type: "submit" }, `Send to ${name}`);
  form.append(button);
  const output = answerOf(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    during(button, output, async () => {
      const got = await ask("invoke", { function: name, event: text.value });
      output.textContent = `${got.failed ? "failed" : "answered"}\n${indent(got.body)}\n\n${got.log}`;
      output.hidden = false;
    });
  });
  return form;
}

function showFunctions(functions) {
  const items = [];
  for (const { name, routes, events } of functions) {
    for (const route of routes) {
      items.push(make("li", {}, make("details", {},
        make("summary", {}, make("code", { className: "method" }, route.method), make("code", {}, route.path),
          make("span", { className: "access" }, `${name}, ${route.public ? "public" : "signed in"}`)),
        routeForm(route))));
    }
    if (events.length > 0) {
      items.push(make("li", {}, make("details", {},
        make("summary", {}, make("code", {}, name), make("span", { className: "access" }, "no route")),
        eventForm(name, events))));
    }
  }
  at("functions").replaceChildren(...items);
}

function addPerson(name) {
  if (![...at("as").options].some((option) => option.value === name)) at("as").append(make("option", { value: name }, name));
}

function colour(status) {
  return status < 400 ? "good" : status < 500 ? "warn" : "bad";
}

function showRequest(request) {
  const { method, path, status, trace, start, millis } = request;
  const details = make("details", {}, make("summary", {},
    make("code", { className: "method" }, method), make("code", {}, path),
    make("span", { className: colour(status) }, String(status)),
    make("span", { className: "time" }, `${millis.toFixed(0)} ms, ${new Date(start).toLocaleTimeString()}`)));
  const spans = make("div", { className: "trace" });
  details.append(spans);
  details.addEventListener("toggle", () => {
    if (!details.open) {
      opened.delete(trace);
    } else if (trace) {
      opened.set(trace, spans);
      showTrace(trace);
    } else {
      spans.textContent = "API Gateway answered by itself: no function ran.";
    }
  });
  at("requests").prepend(make("li", {}, details));
  while (at("requests").children.length > 200) at("requests").lastChild.remove();
  at("no-requests").hidden = true;
}

function bar(offset, width) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(space, "rect");
  for (const [name, value] of Object.entries({ x: `${offset}%`, width: `${Math.max(width, 0.5)}%`, height: "100%", rx: "3" })) {
    shape.setAttribute(name, value);
  }
  picture.append(shape);
  return picture;
}

async function showTrace(trace) {
  const output = opened.get(trace);
  let spans;
  try {
    spans = await ask(`trace?root=${encodeURIComponent(trace)}`);
  } catch (error) {
    output.textContent = error.message;
    return;
  }
  const begin = Math.min(...spans.map((span) => Date.parse(span.start)));
  const whole = Math.max(...spans.map((span) => Date.parse(span.start) - begin + span.millis), 1);
  output.replaceChildren(...spans.map((span) => make("div", { className: "span" },
    make("div", { className: "run" }, make("span", {}, span.name),
      bar(100 * (Date.parse(span.start) - begin) / whole, 100 * span.millis / whole), make("span", {}, `${span.millis.toFixed(0)} ms`)),
    ...span.lines.map((line) => make("pre", { className: "log" }, `${line.level} ${line.text} `,
      ...Object.entries(line.fields).map(([name, value]) => `${name}=${value} `))))));
}

function tableOf(title, rows) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const text = (value) => (typeof value === "object" ? JSON.stringify(value) : String(value ?? ""));
  return make("div", { className: "card", tabIndex: 0 }, make("h3", {}, title), rows.length === 0 ? "nothing yet" : make("table", {},
    make("thead", {}, make("tr", {}, ...columns.map((column) => make("th", { scope: "col" }, column)))),
    make("tbody", {}, ...rows.map((row) => make("tr", {}, ...columns.map((column) => make("td", {}, text(row[column]))))))));
}

async function showData() {
  const { users, mails, tables } = await ask("data");
  at("data").replaceChildren(tableOf("Users", users),
    tableOf("Mails that would have been sent", mails.map((mail) => ({ to: mail.To.join(", "), subject: mail.Subject, text: mail.BodyText }))),
    ...tables.map((table) => tableOf(table.name, table.rows)));
}

async function showState() {
  const state = await ask("state");
  showStatus(state.status);
  at("requests").replaceChildren();
  opened.clear();
  for (const request of state.requests.reverse()) showRequest(request);
  state.people.forEach(addPerson);
  if (!state.running) return;
  at("name").textContent = document.title = state.name;
  at("search").href = state.search;
  at("search").hidden = false;
  showFunctions(state.functions);
}

async function follow(event) {
  switch (event.kind) {
    case "request": showRequest(event.request); break;
    case "line": if (opened.has(event.trace)) showTrace(event.trace); break;
    case "current": showStatus(event); showFunctions((await ask("state")).functions); break;
    case "busy": case "failure": showStatus(event); break;
  }
}

at("sign-up").addEventListener("click", () => during(at("sign-up"), at("failure"), async () => {
  const { name } = await ask("people", {});
  addPerson(name);
  at("as").value = name;
}));
at("load").addEventListener("click", () => during(at("load"), at("data"), showData));
const stream = new EventSource("events");
stream.addEventListener("open", showState);
stream.addEventListener("message", (message) => follow(JSON.parse(message.data)));
stream.addEventListener("error", () => {
  at("status").textContent = "make dev has stopped";
  at("status").className = "failure";
});
