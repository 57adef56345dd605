// What every part of the page is made with.

export const at = (id) => document.getElementById(id);

/** Makes an element. What comes from elsewhere is only ever text. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export async function ask(path, body) {
  const options = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(path, options);
  if (!answer.ok) throw new Error((await answer.text()).trim());
  return answer.json();
}

/** Runs what a button starts, once at a time, and shows why it failed. */
export async function during(button, output, work) {
  button.disabled = true;
  output.hidden = true;
  try {
    await work();
  } catch (error) {
    output.replaceChildren(error.message);
    output.hidden = false;
  } finally {
    button.disabled = false;
  }
}

/** A field with its label. */
export function field(form, name, element) {
  form.append(make("label", {}, make("span", {}, name), element));
  return element;
}

export const button = (text, properties = {}) => make("button", { type: "button", ...properties }, text);

export function indent(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** A path, which goes on in the next line before a slash, if it can. */
export const pathText = (path) => make("code", {}, ...path.split(/(?<=.)(?=\/)/).flatMap((part) => [make("wbr"), part]));

/** The lines that a function has logged: what it says, and below it the fields by their names. */
export function logOf(lines) {
  return make("ol", { className: "log" }, ...lines.map(({ time, level, text, fields }) => {
    const details = Object.entries(fields).sort().map(([name, value]) => make("span", {}, make("b", {}, name), ` ${value}`));
    return make("li", {},
      make("time", { title: time }, time ? new Date(time).toLocaleTimeString([], { hour12: false }) : ""),
      make("span", { className: `level ${level.toLowerCase()}` }, level),
      make("div", {}, make("p", {}, text), ...(details.length > 0 ? [make("p", { className: "fields" }, ...details)] : [])));
  }));
}

/** A table of what has these columns. Values that are objects are shown as JSON. */
export function tableOf(label, rows, columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]) {
  const text = (value) => (typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? ""));
  const cell = (value) => make("td", { className: value.length < 26 ? "short" : "" }, value);
  const table = make("table", {},
    make("thead", {}, make("tr", {}, ...columns.map((column) => make("th", { scope: "col" }, column)))),
    make("tbody", {}, ...rows.map((row) => make("tr", {}, ...columns.map((column) => cell(text(row[column])))))));
  const frame = make("div", { className: "scroll", tabIndex: 0 }, table);
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", label);
  return frame;
}

export const hint = (text) => make("p", { className: "hint" }, text);
