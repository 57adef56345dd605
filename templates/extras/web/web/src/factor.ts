// The second factor: which one, and the secret of an app, as a QR code and as text.

import { encode } from 'uqr'

import { button, element, form, show } from './dom'
import type { Factor, Step } from './session'
import { explain, text } from './text'

export function showSecret(
  step: Extract<Step, { kind: 'set-up' }>,
  goOn: (code: string) => Promise<void>,
  back: HTMLElement,
): void {
  const code = { name: 'code', label: text.code, autocomplete: 'one-time-code', hint: text.secondFactorHint }
  show(
    text.setUp,
    element('p', {}, text.setUpScan),
    drawing(step.uri),
    element('p', {}, element('code', { id: 'secret' }, step.secret)),
    form([code], text.next, async (values) => goOn(values.code ?? ''), explain),
    back,
  )
}

// Asks whoever has several factors, or has to set one up.
export function showChoice(
  factors: readonly Factor[],
  goOn: (factor: Factor) => Promise<void>,
  back: HTMLElement,
): void {
  const said = element('p', { role: 'alert', class: 'problem' })
  const choose = (factor: Factor) => () =>
    goOn(factor).catch((error: unknown) => {
      said.textContent = explain(error)
    })
  show(text.chooseFactor, ...factors.map((factor) => button(text.factors[factor], choose(factor))), said, back)
}

// Black on white in the dark too: not every camera reads the other way round.
function drawing(uri: string): SVGElement {
  const { data, size } = encode(uri, { border: 4 })
  const svg = (name: string, attributes: Record<string, string>) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    return made
  }
  const dark = data.flatMap((row, y) => row.flatMap((is, x) => (is ? [`M${x} ${y}h1v1h-1z`] : [])))
  const image = svg('svg', { viewBox: `0 0 ${size} ${size}`, class: 'code', role: 'img', 'aria-label': text.setUpImage })
  image.append(
    svg('rect', { width: String(size), height: String(size), fill: '#fff' }),
    svg('path', { d: dark.join(''), fill: '#000' }),
  )
  return image as SVGElement
}
