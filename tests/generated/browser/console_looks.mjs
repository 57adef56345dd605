// How the console looks: what axe finds in it, and pictures, in the light and in the dark, on a wide screen and a narrow.
import { createRequire } from "node:module";

const axe = createRequire(`${process.argv[2]}/`).resolve("axe-core");
const widths = [1024, 390];
const schemes = ["light", "dark"];

/** Gives a context axe before any page is there: the console's own policy lets in no other script. */
export const equip = (context) => context.addInitScript({ path: axe });

export async function accessible(page, what) {
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  if (scrolls) found.push("it scrolls to the side");
  if (found.length > 0) throw new Error(`${what}: ${found.join("\n")}`);
}

/** Looks at the page as it is now, everywhere. The picture is that of the whole page. */
export async function look(page, pictures, what) {
  const size = page.viewportSize();
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      const name = `${what}-${colorScheme}-${width}`;
      await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
      await accessible(page, name);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(size);
}
