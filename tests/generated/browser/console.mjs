// Uses the console of `make dev` as a person would: node console.mjs TOOLS, with on standard input {chromium, address,
// function, handler, pictures}. TOOLS holds node_modules; function is one without a route, handler a Go file of one
// that is deployed, which is broken and mended; pictures is the folder for what the page looks like, or "".
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";

const { chromium } = createRequire(`${process.argv[2]}/`)("playwright-core");
const { chromium: executablePath, address, function: name, handler, pictures } = JSON.parse(readFileSync(0, "utf8"));
const original = readFileSync(handler, "utf8");
const browser = await chromium.launch({
  executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const complaints = [];

async function picture(page, what) {
  if (pictures) await page.screenshot({ path: `${pictures}/${what}.png`, fullPage: true });
}

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

const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: "light" });
const page = await context.newPage();
try {
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  await page.goto(address);
  if (page.url().includes("token")) throw new Error(`the token stays in the address: ${page.url()}`);
  await page.getByText("up to date").waitFor();

  await page.getByRole("button", { name: "Sign up a new user" }).click();
  await page.waitForFunction(() => document.getElementById("as").value !== "");
  await page.locator("summary", { hasText: "/me" }).first().click();
  await page.getByRole("button", { name: "Call GET /me" }).click();
  await page.locator("#functions pre.answer", { hasText: /^200\n/ }).waitFor();
  await page.locator("#requests summary", { hasText: "/me" }).first().click();
  await page.locator("#requests .run", { hasText: "authorizer" }).waitFor();
  await page.locator("#requests .log", { hasText: "INFO request" }).waitFor();
  const runs = await page.locator("#requests .run > span:first-child").allTextContents();
  if (runs[0] !== "gateway" || !runs.includes("me")) throw new Error(`the trace is of ${runs}`);

  await page.locator("summary", { hasText: name }).first().click();
  await page.getByRole("button", { name: `Send to ${name}` }).click();
  await page.locator("#functions pre.answer", { hasText: "answered" }).waitFor();
  await page.getByRole("button", { name: "Show users, mails and tables" }).click();
  await page.getByRole("heading", { name: "Users", exact: true }).waitFor();
  await picture(page, "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(page, "dark");

  writeFileSync(handler, `${original}\nvar _ int = undefined\n`);
  await page.locator("#failure", { hasText: /handler\.go:\d+:\d+: undefined/ }).waitFor();
  await picture(page, "failure");
  writeFileSync(handler, original);
  await page.getByText("up to date").waitFor();
  if (await page.locator("#failure").isVisible()) throw new Error("the mended mistake is still shown");
  await framed();
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
  console.log(`trace: ${runs.join(", ")}`);
} catch (error) {
  await picture(page, "failed");
  throw error;
} finally {
  writeFileSync(handler, original);
  await browser.close();
}
