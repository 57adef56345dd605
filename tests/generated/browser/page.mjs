// Looks at the page of `make dev` while a file of it is edited: node page.mjs TOOLS, with on standard input {chromium,
// address, source}. TOOLS holds node_modules; source is web/src/text.ts, which is as it was afterwards.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";

const { chromium } = createRequire(`${process.argv[2]}/`)("playwright-core");
const { chromium: executablePath, address, source } = JSON.parse(readFileSync(0, "utf8"));
const original = readFileSync(source, "utf8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  const see = (name) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  await see("Sign in");
  const start = Date.now();
  writeFileSync(source, original.replace("'Sign in'", "'Log in'"));
  await see("Log in");
  console.log(`an edit is seen after ${Date.now() - start} ms`);
  writeFileSync(source, original);
  await see("Sign in");
} finally {
  writeFileSync(source, original);
  await browser.close();
}
