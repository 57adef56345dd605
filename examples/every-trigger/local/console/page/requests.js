// The requests as they come, each of which opens to its trace.

import { ask, hint, logOf, make, pathText } from "./dom.js";

const most = 200;
const opened = new Map(); // where the trace of each open request is shown, by trace id or run

const none = hint("None so far. Call a function, or use the API: each request shows here, and opens to its trace.");
const list = make("ol", { className: "requests" });

export const requests = make("div", {}, none, list);

let select = () => {};
/** Says how to bring the requests to the front. */
export const whenOpened = (bringForward) => { select = bringForward; };

const colour = (status) => (status < 400 ? "good" : status < 500 ? "warn" : "bad");
const keyOf = ({ trace, run }) => trace || run;

export function forget() {
  list.replaceChildren();
  opened.clear();
  none.hidden = false;
}

export function showRequest(request) {
  const { method, path, status, start, millis } = request;
  const result = method === "EVENT" ? (status < 400 ? "done" : "failed") : String(status);
  const details = make("details", {}, make("summary", {},
    make("code", { className: `method ${method.toLowerCase()}` }, method), make("span", { className: "what" }, pathText(path)),
    make("span", { className: `status ${colour(status)}` }, result), make("span", { className: "millis" }, `${millis.toFixed(0)} ms`),
    make("time", {}, new Date(start).toLocaleTimeString([], { hour12: false }))));
  const spans = make("div", { className: "trace" });
  details.append(spans);
  const key = keyOf(request);
  details.dataset.key = key;
  details.addEventListener("toggle", () => {
    if (!details.open) {
      opened.delete(key);
    } else if (key) {
      opened.set(key, { request, spans });
      showTrace(key);
    } else {
      spans.replaceChildren(hint(method === "EVENT" ? "It has logged nothing." : "API Gateway answered by itself: no function ran."));
    }
  });
  list.prepend(make("li", {}, details));
  while (list.children.length > most) list.lastChild.remove();
  none.hidden = true;
}

/** Opens the request of a trace or run. */
export function open(key) {
  select();
  const details = [...list.querySelectorAll("details")].find((one) => one.dataset.key === key);
  if (!details) return;
  details.open = true;
  details.scrollIntoView({ block: "start" });
  details.querySelector("summary").focus({ preventScroll: true });
}

/** A stored line belongs to what is open. */
export function showLine({ trace, run }) {
  if (opened.has(trace)) showTrace(trace);
  if (opened.has(run)) showTrace(run);
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

async function showTrace(key) {
  const { request, spans: output } = opened.get(key);
  let spans;
  try {
    spans = await ask(`trace?${new URLSearchParams(request.trace ? { root: key } : { run: key })}`);
  } catch (error) {
    output.replaceChildren(make("p", { className: "failed" }, error.message));
    return;
  }
  if (spans.length === 0) {
    output.replaceChildren(hint("Its log lines are on their way to the log store."));
    return;
  }
  const begin = Math.min(...spans.map((span) => Date.parse(span.start)));
  const whole = Math.max(...spans.map((span) => Date.parse(span.start) - begin + span.millis), 1);
  output.replaceChildren(...spans.map((span) => make("div", { className: "span" },
    make("div", { className: "run" }, make("span", { title: span.name }, span.name),
      bar(100 * (Date.parse(span.start) - begin) / whole, 100 * span.millis / whole), make("span", {}, `${span.millis.toFixed(0)} ms`)),
    ...(span.lines.length > 0 ? [logOf(span.lines)] : []))));
}
