// Managed by venture: edit freely, regenerating merges your changes.

import assert from 'node:assert/strict'
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
const missing = `no Chromium was found; get one:
  cd web && npx playwright-core install chromium
or name the one you have: CHROMIUM=/path/to/chromium`

function find() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  const found = [...candidates, ...places, chromium.executablePath()].find(isProgram)
  if (!found) throw new Error(missing)
  return found
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return existsSync(path)
  } catch {
    return false
  }
}

// Chromium's own sandbox cannot be had by root, who runs the tests in most containers.
export const launch = () =>
  chromium.launch({ executablePath: find(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })

const screenshots = fileURLToPath(new URL('screenshots', import.meta.url))

// A browser that knows nobody, at the page. Where the test fails, what it shows then is kept.
export async function visit(browser, context, address = process.env.LOCAL_WEB_ORIGIN) {
  const page = await browser.newPage()
  context.after(async () => {
    const name = `failed ${++visits} ${context.name.replace(/\W+/g, ' ')}.png`
    if (!context.passed) await page.screenshot({ path: join(screenshots, name), fullPage: true })
    await page.close()
  })
  page.setDefaultTimeout(10_000)
  await page.goto(address)
  return page
}

let visits = 0

// Kept for people to look at: each view in the light and the dark, on a desk and on a phone.
export async function photograph(page, name) {
  mkdirSync(screenshots, { recursive: true })
  for (const colorScheme of ['light', 'dark']) {
    for (const [device, width, height] of [['desk', 1280, 800], ['phone', 390, 844]]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height })
      await page.screenshot({ path: join(screenshots, `${name}-${device}-${colorScheme}.png`), fullPage: true })
    }
  }
}

const axe = createRequire(import.meta.url).resolve('axe-core')

export async function accessible(page) {
  await page.addScriptTag({ path: axe })
  const { violations } = await page.evaluate(() => globalThis.axe.run())
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), [])
}
