// Makes elements. Nothing here or elsewhere writes HTML, so no text of a stranger can become some.

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

export function button(label: string, press: () => unknown, kind = 'plain'): HTMLButtonElement {
  const made = element('button', { type: 'button', class: kind }, label)
  made.addEventListener('click', () => press())
  return made
}

// Puts a view in the place of the last, and the focus on its heading, which a screen reader then reads.
export function show(title: string, ...children: (Node | string)[]): void {
  const heading = element('h1', { tabindex: '-1' }, title)
  document.getElementById('main')?.replaceChildren(heading, ...children)
  heading.focus()
}

export interface Field {
  readonly name: string
  readonly label: string
  readonly type?: string
  readonly autocomplete?: string
  readonly value?: string
  readonly hint?: string
  // One of these, instead of any text.
  readonly options?: readonly string[]
}

// A form that says below its button what went wrong, and cannot be sent twice at once. Without fields, it is a button.
export function form(
  fields: readonly Field[],
  submit: string,
  send: (values: Record<string, string>) => Promise<void>,
  explain: (error: unknown) => string,
  { kind = 'main', label = '' } = {},
): HTMLFormElement {
  const problem = element('p', { role: 'alert', class: 'problem' })
  // Apps show codes in groups, and who copies one takes what stands beside it: no space is part of a code.
  const codes = new Set(fields.filter(({ autocomplete }) => autocomplete === 'one-time-code').map(({ name }) => name))
  const read = (name: string, value: string) => [name, codes.has(name) ? value.replace(/\s/g, '') : value] as const
  const press = element('button', { type: 'submit', class: kind, ...(label && { 'aria-label': label }) }, submit)
  const made = element('form', {}, ...fields.map(row), press, problem)
  made.addEventListener('submit', async (event) => {
    event.preventDefault()
    const values = Object.fromEntries([...new FormData(made)].map(([name, value]) => read(name, String(value))))
    problem.textContent = ''
    press.disabled = true
    try {
      await send(values)
    } catch (error) {
      problem.textContent = explain(error)
    } finally {
      press.disabled = false
    }
  })
  return made
}

function row({ name, label, hint, ...field }: Field): HTMLElement {
  const input = field.options ? choice(name, field.options, field.value) : textInput(name, field)
  const made = element('div', { class: 'field' }, element('label', { for: name }, label), input)
  if (hint) {
    input.setAttribute('aria-describedby', `${name}-hint`)
    made.append(element('p', { id: `${name}-hint`, class: 'hint' }, hint))
  }
  return made
}

function textInput(name: string, { type = 'text', autocomplete = 'off', value = '' }: Partial<Field>): HTMLElement {
  const input = element('input', { id: name, name, type, autocomplete, required: '', value })
  if (type === 'text') input.setAttribute('autocapitalize', 'none')
  if (autocomplete === 'one-time-code') input.setAttribute('inputmode', 'numeric')
  return input
}

function choice(name: string, options: readonly string[], chosen = options[0]): HTMLElement {
  const made = options.map((option) => element('option', option === chosen ? { selected: '' } : {}, option))
  return element('select', { id: name, name }, ...made)
}
