import { isPresetName, presets } from './presets.ts'

/** What a form of the page asks for: lines for `Set-Cookie`, or null when it cannot be put into a field. */
export type Lines = readonly string[] | null

/** Far above what a lesson needs, and above the limits of 6265bis, so that these can be tried. */
const MOST = 5000

/** Printable ASCII without the semicolon, which begins an attribute: nothing in a box can reach beyond its own part of the line. */
const isPart = (text: string): boolean => text.length <= MOST && /^[ -:<-~]*$/.test(text)

/** `POST /cookies/set`: a ready line by its name, or a line made of the boxes. */
export function readSetForm(form: URLSearchParams): Lines {
  const preset = form.get('preset')
  if (preset !== null) return isPresetName(preset) ? presets[preset].lines : null
  const name = form.get('name') ?? ''
  if (name === '' || name.includes('=')) return null
  const texts = [
    ['Path', 'path'],
    ['Domain', 'domain'],
    ['Max-Age', 'max-age'],
    ['Expires', 'expires'],
    ['SameSite', 'same-site'],
  ] as const
  const attributes = texts.flatMap(([attribute, field]) => {
    const value = (form.get(field) ?? '').trim()
    return value === '' ? [] : [`${attribute}=${value}`]
  })
  const flags = [...(form.has('secure') ? ['Secure'] : []), ...(form.has('http-only') ? ['HttpOnly'] : [])]
  return joined([`${name}=${form.get('value') ?? ''}`, ...attributes, ...flags])
}

/** `POST /cookies/delete`: an empty value whose time is over (RFC 6265 §4.1.2.2). */
export function readDeleteForm(form: URLSearchParams): Lines {
  const name = form.get('name') ?? ''
  const path = (form.get('path') ?? '').trim()
  if (name === '' || name.includes('=')) return null
  return joined([`${name}=`, ...(path === '' ? [] : [`Path=${path}`]), 'Max-Age=0'])
}

const joined = (parts: readonly string[]): Lines => (parts.every(isPart) ? [parts.join('; ')] : null)
