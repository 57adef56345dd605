// The page of `make dev`: what runs, what was asked of it, and what it has stored.

import { ask, at } from "./dom.js";
import { showFunctions } from "./functions.js";
import { addPerson } from "./people.js";
import { forget, requests, showLine, showRequest, whenOpened } from "./requests.js";
import { messages, tables, teams, undelivered, users } from "./stored.js";
import { addTab, refresh, select } from "./tabs.js";

function showStatus({ kind, text }) {
  const words = { busy: "working", failure: "not running your last change", current: "up to date" };
  at("status").textContent = words[kind];
  at("status").title = text ?? "";
  at("status").className = kind;
  at("failure").hidden = kind !== "failure";
  if (kind === "failure") at("failure").textContent = text;
}

function showProject(state) {
  if (!state.running) return;
  at("name").textContent = document.title = state.name;
  at("search").href = state.search;
  at("search").hidden = false;
  showFunctions(state.functions);
  addTab("Messages", messages);
  addTab("Users", users);
  if (state.teams) addTab("Teams", teams);
  addTab("Tables", tables);
  addTab("Undelivered logs", undelivered);
}

async function showState() {
  const state = await ask("state");
  showStatus(state.status);
  forget();
  for (const request of state.requests.reverse()) showRequest(request);
  state.people.forEach(addPerson);
  showProject(state);
}

async function follow(event) {
  switch (event.kind) {
    case "request": showRequest(event.request); refresh(); break;
    case "line": showLine(event); refresh(); break;
    case "current": showStatus(event); showProject(await ask("state")); break;
    case "busy": case "failure": showStatus(event); break;
  }
}

addTab("Requests", async () => [requests]);
whenOpened(() => select(at("tab-requests")));
const stream = new EventSource("events");
stream.addEventListener("open", showState);
stream.addEventListener("message", (message) => follow(JSON.parse(message.data)));
stream.addEventListener("error", () => {
  at("status").textContent = "make dev has stopped";
  at("status").className = "failure";
});
