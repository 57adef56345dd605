// What is stored, and what would have been sent.

import { ask, button, during, hint, make, tableOf } from "./dom.js";

const card = (title, ...children) => make("article", { className: "card" }, make("h3", {}, title), ...children);
const when = (time) => new Date(time).toLocaleString([], { dateStyle: "medium", timeStyle: "medium", hour12: false });

function messageCard({ kind, to, subject, text, seconds, codes, links }) {
  const copy = (code) => {
    const made = button(code, { className: "code", title: "Copy" });
    made.addEventListener("click", () => navigator.clipboard.writeText(code));
    return made;
  };
  const open = (link) => make("a", { href: link, target: "_blank", rel: "noreferrer" }, link);
  const found = [...codes.map(copy), ...links.map(open)];
  return card(subject || "SMS", hint(`${kind} to ${to}${seconds ? `, ${when(seconds * 1000)}` : ""}`),
    ...(found.length > 0 ? [make("p", { className: "found" }, ...found)] : []), make("pre", {}, text));
}

export async function messages() {
  const { messages: sent } = await ask("data");
  return [
    hint("Nothing leaves this machine. The user pool's code is always 123456 to confirm an account, and 654321 to reset a password."),
    ...(sent.length > 0 ? sent.map(messageCard) : [hint("No function has sent a mail or an SMS yet.")]),
  ];
}

export async function users() {
  const { users: all } = await ask("data");
  if (all.length === 0) return [hint("Nobody yet. “New user” makes one; your page or the API may, too.")];
  const rows = all.map(({ name, status, enabled, sub, ...others }) => {
    delete others.email_verified;
    delete others.phone_number_verified;
    for (const contact of ["email", "phone_number"]) if (others[contact] === name) delete others[contact];
    return { Name: name, Status: enabled ? status.toLowerCase().replaceAll("_", " ") : "disabled", ...others, Subject: sub };
  });
  return [hint("The accounts of the user pool."), tableOf("Users", rows)];
}

function teamCard({ name, id, members, invitations }) {
  return card(name, hint(id), tableOf(`Members of ${name}`, members.map((one) => ({ Member: one.name, Role: one.role }))),
    ...(invitations.length === 0 ? [] : [make("h4", {}, "Invitations"),
      tableOf(`Invitations of ${name}`, invitations.map(({ email, role, by, until }) => ({ "E-mail": email, Role: role, "Invited by": by, Until: new Date(until).toLocaleDateString([], { dateStyle: "medium" }) })))]));
}

export async function teams() {
  const { teams: all } = await ask("data");
  return all.length > 0 ? all.map(teamCard) : [hint("None yet. POST /teams makes one.")];
}

export async function tables() {
  const { tables: all } = await ask("data");
  // The keys come first.
  const columnsOf = (rows) => [...new Set(["pk", "sk", ...rows.flatMap((row) => Object.keys(row)).sort()])].filter((name) => rows.some((row) => name in row));
  return all.map(({ name, rows, more }) => card(name, ...(more ? [hint(`Some of it: ${rows.length} items.`)] : []),
    rows.length > 0 ? tableOf(name, rows, columnsOf(rows)) : hint("It is empty.")));
}

function reasonsOf({ time, logGroup, reasons }) {
  return Object.entries(reasons ?? {}).map(([reason, events]) =>
    ({ Time: when(time), Function: logGroup.split("/").pop(), Events: events || "", Reason: reason }));
}

/** Sends everything again, and shows what that says above what is left. */
function sendAgain(refresh) {
  const said = make("div", { className: "answer", hidden: true });
  said.setAttribute("role", "status");
  const again = button("Send again", { className: "main" });
  again.addEventListener("click", () => during(again, said, async () => {
    said.replaceChildren(hint("Sending. The first time takes a while: the command is built."));
    said.hidden = false;
    const { failed, text } = await ask("redrive", {});
    await refresh(make("div", { className: "answer" },
      make("p", { className: failed ? "bad" : "good" }, failed ? "Not all were sent" : "Sent"), make("pre", {}, text.trim())));
  }));
  return [make("p", {}, again, make("code", {}, " make redrive STAGE=local")), said];
}

export async function undelivered(refresh) {
  const { objects, all } = await ask("undelivered");
  if (all === 0) return [hint("None: every log line has reached the log store. Lines that the destination refuses wait here.")];
  const more = all > objects.length ? `The newest ${objects.length} of ${all} objects.` : "";
  return [hint(`Log lines that the destination did not take wait in a bucket until they are sent again. ${more}`), ...sendAgain(refresh),
    tableOf("Undelivered logs", objects.flatMap(reasonsOf))];
}
