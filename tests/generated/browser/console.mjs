// Uses the console of `make dev` as a person would: node console.mjs TOOLS, with on standard input {chromium, address,
// cognito, client, logs, token, function, handler, pictures}. TOOLS holds node_modules; cognito and client are where
// people sign up, logs and token where the log lines go; function is one without a route, handler a Go file of one that
// is deployed, which is broken and mended; pictures is the folder for what the page looks like.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";

import { equip, look } from "./console_looks.mjs";
import { codeNow, somebody } from "./console_person.mjs";

const { chromium } = createRequire(`${process.argv[2]}/`)("playwright-core");
const asked = JSON.parse(readFileSync(0, "utf8"));
const { address, function: name, handler, pictures } = asked;
const original = readFileSync(handler, "utf8");
const browser = await chromium.launch({
  executablePath: asked.chromium, args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const complaints = [];

/** Somebody else's page, at another port of the same machine: for a browser the same site, cookie and all. */
async function framed() {
  const other = await context.newPage();
  await other.route("http://127.0.0.1:9/**", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
  await other.goto("http://127.0.0.1:9/");
  const own = `${new URL(address).origin}/console/`;
  const read = await other.evaluate(async (own) => {
    document.body.append(Object.assign(document.createElement("iframe"), { src: own }));
    const ask = (options) => fetch(`${own}people`, { credentials: "include", body: "{}", method: "POST", ...options });
    const answer = await ask({ mode: "no-cors" }).then((got) => got.type, () => "failed");
    const readable = await ask({}).then(() => "read", () => "refused");
    await new Promise((done) => setTimeout(done, 500));
    return { answer, readable };
  }, own);
  const shown = await Promise.all(other.frames().slice(1).map((frame) => frame.evaluate(() => document.body.textContent).catch(() => "")));
  await other.close();
  if (read.readable !== "refused") throw new Error(`another page could read: ${JSON.stringify(read)}`);
  if (shown.some((text) => text.includes("Functions"))) throw new Error("another page could show the console in a frame");
}

const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
await equip(context);
const page = await context.newPage();
const press = (label) => page.getByRole("button", { name: label, exact: true }).click();
const tab = (label) => page.getByRole("tab", { name: label }).click();
const exactly = (text) => new RegExp(`^${text.replace(/[{}]/g, "\\$&")}$`);
const rowOf = (what, method = "") => page.locator("#functions details", { has: page.locator(".what code", { hasText: exactly(what) }) })
  .filter({ has: page.locator(".method", { hasText: method }) }).first();

async function callMe() {
  const form = rowOf("/me", "GET").locator("form");
  await form.getByRole("button", { name: "Call", exact: true }).click();
  await form.locator(".result", { hasText: "200" }).waitFor();
}

async function traceOf() {
  await press("New user");
  await page.waitForFunction(() => document.getElementById("as").value !== "");
  const access = await rowOf("/me", "GET").locator(".access").textContent();
  if (access !== "signed in") throw new Error(`/me is for ${access}`);
  await rowOf("/me", "GET").locator("summary").click();
  await callMe();
  await rowOf("/me", "GET").getByRole("button", { name: "Show its trace" }).click();
  const trace = page.locator(".requests .trace");
  await trace.locator(".run", { hasText: "authorizer" }).waitFor();
  await trace.locator(".log p", { hasText: /^request$/ }).waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: `${pictures}/light.png` });
  await look(page, pictures, "requests");
  return trace.locator(".run > span:first-child").allTextContents();
}

/** An event, its log lines in the answer, and its trace. */
async function invoked() {
  await rowOf("/me", "GET").locator("summary").click();
  await rowOf(name).locator("summary").click();
  const form = rowOf(name).locator("form");
  await form.getByRole("button", { name: "Send" }).click();
  await form.locator(".result", { hasText: "done" }).waitFor();
  const fields = await form.locator(".log .fields").first().textContent();
  if (fields.includes("{")) throw new Error(`a log line is not taken apart: ${fields}`);
  await form.getByRole("button", { name: "Show its trace" }).click();
  const run = page.locator(".requests details", { has: page.locator(".what code", { hasText: exactly(name) }) }).first();
  await run.locator(".run", { hasText: name }).waitFor();
  await look(page, pictures, "event");
  await rowOf(name).locator("summary").click();
}

async function signedIn() {
  const { name, password, secret } = await somebody(asked);
  await press("Sign in…");
  const dialog = page.getByRole("dialog");
  const submit = () => dialog.getByRole("button", { name: "Sign in" }).click();
  await dialog.getByLabel("User").selectOption(name);
  await submit();
  await dialog.getByText("Incorrect username or password").waitFor();
  await dialog.getByLabel("Password").fill(password);
  await submit();
  await dialog.getByLabel("Code of the authenticator app").fill(codeNow(secret));
  await look(page, pictures, "sign-in");
  await submit();
  await dialog.waitFor({ state: "hidden" });
  if (await page.locator("#as").inputValue() !== name) throw new Error("the one who has signed in is not chosen");
  await rowOf("/me", "GET").locator("summary").click();
  await callMe();
}

/** A team, and who is in it: by the forms of its routes. */
async function teamed() {
  if (await page.getByRole("tab", { name: "Teams" }).count() === 0) return;
  const make = rowOf("/teams", "POST");
  await make.locator("summary").click();
  await make.getByLabel("Body").fill('{"name": "Reds"}');
  await make.getByRole("button", { name: "Call" }).click();
  await make.locator(".result", { hasText: "201" }).waitFor();
  const { id } = JSON.parse(await make.locator(".answer pre").textContent());
  const invite = rowOf("/teams/{teamId}/invitations", "POST");
  await invite.locator("summary").click();
  await invite.getByLabel("teamId").fill(id);
  await invite.getByLabel("Body").fill('{"email": "bea@example.com", "role": "member"}');
  await invite.getByRole("button", { name: "Call" }).click();
  await invite.locator(".result", { hasText: "201" }).waitFor();
  await tab("Teams");
  const team = page.locator("article", { hasText: id });
  await team.getByRole("row", { name: /ada-.* owner/ }).waitFor();
  await team.getByRole("row", { name: /bea@example.com member ada-/ }).waitFor();
  await look(page, pictures, "teams");
  await invite.locator("summary").click();
  await make.locator("summary").click();
}

async function stored() {
  await tab("Messages");
  const code = page.locator("article", { hasText: "+12025550199" }).first();
  await code.getByRole("button", { name: "482913" }).waitFor();
  await code.getByRole("link", { name: "https://example.com/join?token=red.123456" }).waitFor();
  await look(page, pictures, "messages");
  for (const label of ["Users", "Tables"]) {
    await tab(label);
    await page.locator(`#panel ${label === "Tables" ? "article" : "table"}`).first().waitFor();
    await look(page, pictures, label.toLowerCase());
  }
}

/** Lines that the destination refuses, and that are sent again. */
async function undelivered() {
  const fail = (query) => fetch(`${asked.logs}/_fail?${query}`, { method: "POST", headers: { Authorization: `Bearer ${asked.token}` } });
  await fail("status=400&for=10m");
  await tab("Undelivered logs");
  await page.getByText("None: every log line has reached the log store.").waitFor();
  await callMe();
  await page.locator("td", { hasText: /-me$/ }).first().waitFor();
  await look(page, pictures, "undelivered");
  await press("Send again");
  await page.getByText("Not all were sent").waitFor();
  await fail("status=400&for=0s");
  await press("Send again");
  await page.getByText("Sent", { exact: true }).waitFor();
  await page.getByText("None: every log line has reached the log store.").waitFor();
}

async function mended() {
  writeFileSync(handler, `${original}\nvar _ int = undefined\n`);
  await page.locator("#failure", { hasText: /handler\.go:\d+:\d+: undefined/ }).waitFor();
  await look(page, pictures, "failure");
  writeFileSync(handler, original);
  await page.getByText("up to date").waitFor();
  if (await page.locator("#failure").isVisible()) throw new Error("the mended mistake is still shown");
}

try {
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  await page.goto(address);
  if (page.url().includes("token")) throw new Error(`the token stays in the address: ${page.url()}`);
  await page.getByText("up to date").waitFor();
  const runs = await traceOf();
  if (runs[0] !== "gateway" || !runs.includes("me")) throw new Error(`the trace is of ${runs}`);
  await teamed();
  await tab("Requests");
  await invoked();
  await signedIn();
  await stored();
  await undelivered();
  await mended();
  await framed();
  // The wrong password was one, and a browser says so.
  const unexpected = complaints.filter((text) => !/status of 502/.test(text));
  if (unexpected.length > 0) throw new Error(unexpected.join("\n"));
  console.log(`trace: ${runs.join(", ")}`);
} catch (error) {
  await page.screenshot({ path: `${pictures}/failed.png`, fullPage: true });
  throw error;
} finally {
  writeFileSync(handler, original);
  await browser.close();
}
