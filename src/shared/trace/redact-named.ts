import { isSecretName } from './secret-names.ts'

/*
 * Secrets in texts that are no form and no JSON: scripts, JSONP, event streams, GraphQL, YAML, XML, messages as they travel. What an expression
 * reads ends where the next match would begin, so that the time grows with the text alone.
 */

type Mark = (secret: string) => string

/** Text by text: keys in PEM, addresses with a password in them, fields of a message, and values behind a name. */
export function cleanNamed(text: string, mark: Mark): string {
  return cleanValues(cleanFields(cleanElements(cleanUsers(cleanPem(text, mark), mark), mark), mark), mark)
}

/** `https://alice:secret@…` anywhere in a text; the name and the password go, as they do in an address that stands alone. */
const userInAddress = /\b([a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#"'<>:]{0,200}:([^\s/?#"'<>]{1,600})@/gi

export function cleanUsers(text: string, mark: Mark): string {
  if (!text.includes('@')) return text
  return text.replace(userInAddress, (_whole, scheme: string, password: string) => {
    mark(password)
    mark(decoded(password))
    return scheme
  })
}

/** What stands between the lines that begin and end a private key (RFC 7468). */
function cleanPem(text: string, mark: Mark): string {
  const [begin, end] = ['PRIVATE KEY-----', '-----END']
  const out: string[] = []
  let from = 0
  for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, from)) {
    const start = at + begin.length
    const found = text.indexOf(end, start)
    const stop = found < 0 ? text.length : found
    const key = text.slice(start, stop)
    out.push(text.slice(from, start), key.trim() === '' ? key : `\n${mark(key.trim())}\n`)
    const behind = text.indexOf('\n', stop)
    from = behind < 0 ? text.length : behind
    out.push(text.slice(stop, from))
  }
  return out.length === 0 ? text : `${out.join('')}${text.slice(from)}`
}

/** `<password>…</password>`, `<textarea name="token">…`. Not HTML's `<code>`. */
const element = /<([\w:.-]{1,80})(\s[^<>]{0,500})?>([^<>]{1,8192})(?=<\/)/g
const nameOfField = /\bname\s{0,9}=\s{0,9}["']?([\w.[\]-]{1,80})/i

function cleanElements(text: string, mark: Mark): string {
  if (!text.includes('</')) return text
  return text.replace(element, (whole, name: string, attributes: string | undefined, content: string) => {
    const local = name.slice(name.lastIndexOf(':') + 1)
    const field = nameOfField.exec(attributes ?? '')?.[1] ?? ''
    const isSecret = (local.length > 4 && isSecretName(local)) || (field !== '' && isSecretName(field))
    return isSecret && content.trim() !== '' ? `${whole.slice(0, -content.length)}${mark(content.trim())}` : whole
  })
}

/** Fields of a message in a text (`Cookie: sid=…` in an echo, YAML's `token: …`): a line, or what begins behind a tag. */
const fieldLine = /(^|[\r\n>])([ \t]{0,40}[\w-]{1,80}:[ \t]{1,9})([^\r\n<]{1,8192})/g

function cleanFields(text: string, mark: Mark): string {
  return text.replace(fieldLine, (whole, before: string, head: string, value: string) => {
    const name = head.trim().slice(0, -1).toLowerCase()
    const clean = cleanField(name, value, mark)
    return clean === value ? whole : `${before}${head}${clean}`
  })
}

function cleanField(name: string, value: string, mark: Mark): string {
  if (name === 'cookie' || name === 'set-cookie')
    return /^[^\s=;]{1,200}=/.test(value) ? cleanCookies(value, name === 'cookie', mark) : value
  if (!isSecretName(name)) return value
  // One run of characters, with a scheme in front of it or not: anything longer is prose.
  const [first = '', second, ...more] = value.trim().split(/\s+/, 3)
  if (more.length > 0) return value
  const secret = second ?? first
  return secret.length >= 6 && !isQuoted(secret) && looksSecret(name, secret) ? value.replace(secret, () => mark(secret)) : value
}

function cleanCookies(value: string, isRequest: boolean, mark: Mark): string {
  const [pair = '', ...rest] = value.split(';')
  return [pair, ...rest]
    .map((part, index) => {
      const equals = part.indexOf('=')
      const isPair = equals >= 0 && (isRequest || index === 0)
      return isPair ? `${part.slice(0, equals + 1)}${mark(part.slice(equals + 1).trim())}` : part
    })
    .join(';')
}

/** `token: "…"`, `password = '…'`, `"pin":1234` in a script or a stream. */
const namedValue =
  /(?<![\w.-])([\w.-]{1,200})(["']?[ \t]{0,9}[:=][ \t]{0,9})("[^"\\\r\n]{0,4096}(?:\\.[^"\\\r\n]{0,4096}){0,64}"|'[^'\\\r\n]{0,4096}(?:\\.[^'\\\r\n]{0,4096}){0,64}'|\d{1,20}(?![\w.]))/g

function cleanValues(text: string, mark: Mark): string {
  return text.replace(namedValue, (whole, name: string, sign: string, value: string) => {
    if (!isSecretName(name)) return whole
    const quote = isQuoted(value) ? value.charAt(0) : ''
    const secret = quote === '' ? value : value.slice(1, -1)
    if (secret === '' || !looksSecret(name, secret)) return whole
    return `${name}${sign}${quote}${mark(secret)}${quote}`
  })
}

const isQuoted = (text: string): boolean => text.startsWith('"') || text.startsWith("'")

/** A value of these is a secret whatever it looks like. Of `token`, `key`, `session` a plain word or an address is not: `token = "bearer"`. */
const alwaysSecret = /pass|pwd|pin|otp|secret|cvv|cvc/i

function looksSecret(name: string, value: string): boolean {
  if (alwaysSecret.test(name)) return !/^(?:true|false|null|undefined)$/.test(value)
  return value.length >= 6 && /\d/.test(value) && !/[\s/]/.test(value)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
