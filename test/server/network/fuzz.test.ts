import { once } from 'node:events'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, basicCredential, dial, openTls } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

/*
 * 10,000 requests that no honest client sends, over raw sockets through the proxy, half of them with this launch's credential. Nothing may
 * break the lab; who has no credential leaves no trace; whom the lab refuses finds a check that says why. `FUZZ_SEED=… npx vitest run
 * fuzz` plays one run again.
 */

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)
const COUNT = 10_000
const AT_ONCE = 24

let test: TestLab
beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())

/** Mulberry32: small, and the same everywhere. */
function randomFrom(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
const random = randomFrom(seed)
const below = (max: number): number => Math.floor(random() * max)
const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item
const chance = (share: number): boolean => random() < share
const octets = (length: number): string => Array.from({ length }, () => String.fromCharCode(below(256))).join('')
const letters = (length: number): string => Array.from({ length }, () => 'abcXYZ019-_=+/. %'[below(17)]).join('')

const hosts = ['shop.test', 'api.shop.test', 'evil.test', 'ads.test'] as const
const paths = [
  '/',
  '/session/login',
  '/session/me',
  '/session/admin',
  '/session/basket',
  '/session/sessions/end',
  '/session/transfer',
  '/session/sign-up',
  '/jwt/login',
  '/jwt/me',
  '/jwt/admin',
  '/bearer/login',
  '/bearer/me',
  '/basic/orders',
  '/basic/admin',
  '/passport/login',
  '/passport/me',
  '/orders/1001',
  '/orders/1002/refund',
  '/refresh/me',
  '/.well-known/jwks.json',
  '/lab/echo',
  '/lab/answer?status=999999',
  '/%',
  '/%E0%A4%A',
  '/..%2f..%2fetc/passwd',
  '//evil.test/',
  '/session/me?%00=%ff',
] as const

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const hostileToken = (): string =>
  pick<() => string>([
    () => [letters(below(40)), letters(below(200)), letters(below(60))].slice(0, 1 + below(4)).join('.'),
    () =>
      `${part({ alg: pick(['none', 'HS256', 'RS256', letters(4)]), kid: pick([undefined, letters(6)]) })}.${part({ sub: 'alice' })}.${pick(['', 'AAAA'])}`,
  ])()
/** Readable, and full of lies. */
const lyingHeader = (): string =>
  pick<() => string>([
    () => `Cookie: sid=${pick(['', letters(43), letters(below(100))])}`,
    () => `Cookie: token=${hostileToken()}; token=${hostileToken()}; connect.sid=s%3A${letters(20)}`,
    () => `Cookie: token=${hostileToken()}`,
    () => `Cookie: ${'a=b; '.repeat(below(400))}`,
    () => `Authorization: Bearer ${hostileToken()}`,
    () =>
      `Authorization: Basic ${pick([letters(30), Buffer.from(letters(12)).toString('base64'), Buffer.from('alice:x').toString('base64')])}`,
    () => `Authorization: ${letters(20)}`,
    () => `Origin: ${pick(['https://shop.test', 'null', 'https://evil.test', letters(10)])}`,
    () => `Content-Type: ${pick(['application/json', 'application/x-www-form-urlencoded', 'text/plain'])}`,
    () => `If-None-Match: ${letters(below(50))}`,
    () => `Range: bytes=${letters(8)}`,
  ])()
/** Against the grammar, the framing, or the limits. */
const brokenHeader = (): string =>
  pick<() => string>([
    () => `Cookie: ${octets(below(60)).replaceAll(/[\r\n]/g, '')}`,
    () => `Authorization: Basic ${octets(12).replaceAll(/[\r\n]/g, '')}`,
    () => `Expect: ${pick(['100-continue', letters(6)])}`,
    () => `Upgrade: websocket\r\nConnection: Upgrade`,
    () => `Transfer-Encoding: ${pick(['chunked', 'gzip, chunked', letters(8)])}`,
    () => `Content-Length: ${pick(['-1', '1e3', '99999999999999999999', '0x10', String(below(50))])}`,
    () => `${letters(8).replaceAll(/[ .=/%+]/g, 'x')}: ${octets(below(30)).replaceAll(/[\r\n]/g, '')}`,
    () => ` folded: ${letters(8)}`,
    () => octets(6),
    () => `X-Large: ${'x'.repeat(pick([1000, 20_000, 70_000, 130_000]))}`,
  ])()
const body = (): string =>
  pick<() => string>([
    () => '',
    () => '{"user":"alice","password":',
    () => `{"user":${pick(['null', '[]', '{}', '1', '"\\ud800"'])},"password":"x"}`,
    () => 'user=%&password=%zz',
    () => `user=${letters(10)}&user=alice&password=x`,
    () => `item=${letters(5)}&to=bob&points=1&session=${letters(8)}`,
    () => 'user=mallory&password=x',
    () => octets(below(300)),
    () => letters(below(3000)),
    () => `${letters(3)}\r\n${letters(9)}\r\n0\r\n\r\n`,
  ])()

interface Shot {
  readonly hasCredential: boolean
  readonly isTls: boolean
  readonly host: string
  readonly bytes: Buffer
  /** Closes its own side after the last byte; the other may still speak. */
  readonly halfCloses: boolean
  /** Drops the line without waiting. */
  readonly drops: boolean
}

function shot(): Shot {
  const hasCredential = chance(0.5)
  const isTls = hasCredential && chance(0.04)
  const host = pick(hosts)
  const method = pick([
    'GET',
    'GET',
    'GET',
    'POST',
    'POST',
    'POST',
    'HEAD',
    'OPTIONS',
    'PUT',
    'DELETE',
    'PATCH',
    'TRACE',
    'PROPFIND',
    'G\u0000T',
    letters(5),
    'CONNECT',
  ])
  const path = pick(paths)
  const target = isTls ? path : pick([`http://${host}${path}`, `http://${host}${path}`, `http://${host}${path}`, path, letters(12), '*'])
  const version = chance(0.95) ? 'HTTP/1.1' : pick(['HTTP/1.0', 'HTTP/9.9', 'HTTP', ''])
  const lines = [`${method} ${target} ${version}`, `Host: ${chance(0.97) ? host : letters(8)}`]
  if (hasCredential && !isTls) lines.push(`Proxy-Authorization: ${basicCredential(test.lab)}`)
  const isReadable = chance(0.6)
  for (let left = below(5); left > 0; left -= 1) lines.push(isReadable || chance(0.6) ? lyingHeader() : brokenHeader())
  const content = body()
  if (content !== '' && chance(0.7)) lines.push(`Content-Length: ${Buffer.byteLength(content, 'latin1')}`)
  const whole = `${lines.join(pick(['\r\n', '\r\n', '\r\n', '\n']))}\r\n\r\n${content}`
  const cut = chance(0.1) ? whole.slice(0, below(whole.length)) : whole
  return { hasCredential, isTls, host, bytes: Buffer.from(cut, 'latin1'), halfCloses: chance(0.3), drops: chance(0.05) }
}

/** The first answer's status and request id; null when none came in time. */
async function fire({
  isTls,
  host,
  bytes,
  halfCloses,
  drops,
}: Shot): Promise<{ readonly status: number; readonly wire: string | null } | null> {
  const socket: Socket = isTls ? await openTls(test.lab, host) : await dial(test.lab)
  socket.on('error', () => undefined)
  try {
    let got = ''
    socket.on('data', (chunk: Buffer) => (got += chunk.toString('latin1')))
    socket.write(bytes)
    if (drops) return null
    if (halfCloses) socket.end()
    const settled = Promise.race([once(socket, 'end'), once(socket, 'close'), new Promise(resolve => setTimeout(resolve, 400))])
    while (!/\r\n\r\n/.test(got.replace(/^HTTP\/1\.1 100 [^\r]*\r\n\r\n/, ''))) {
      const isOver = await Promise.race([settled.then(() => true), once(socket, 'data').then(() => false)])
      if (isOver) break
    }
    const head = got.replace(/^HTTP\/1\.1 100 [^\r]*\r\n\r\n/, '')
    const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]
    return status === undefined ? null : { status: Number(status), wire: /\r\nx-request-id: (w\d+)/i.exec(head)?.[1] ?? null }
  } finally {
    socket.destroy()
  }
}

const refusals: ReadonlySet<number> = new Set([400, 401, 403, 405, 408, 409, 413, 415, 431])

it(`survives ${COUNT} hostile requests and says why it refused (seed ${seed})`, { timeout: 300_000 }, async () => {
  console.info(`fuzz seed ${seed}`)
  const answers: { readonly hasCredential: boolean; readonly status: number; readonly wire: string | null }[] = []
  let left = COUNT
  const shooter = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const next = shot()
      const answer = await fire(next)
      if (answer !== null) answers.push({ hasCredential: next.hasCredential, ...answer })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, shooter))

  expect((await ask(test.lab, 'https://shop.test/')).status, 'the lab is there').toBe(200)
  expect(answers.length).toBeGreaterThan(COUNT / 2)
  expect(answers.filter(({ status }) => status >= 500)).toEqual([])

  const strangers = answers.filter(({ hasCredential }) => !hasCredential)
  expect(
    [...new Set(strangers.map(({ status }) => status))].toSorted((a, b) => a - b).filter(status => ![400, 407, 408, 431].includes(status)),
  ).toEqual([])
  expect(
    strangers.filter(({ wire }) => wire !== null),
    'who has no credential leaves no trace',
  ).toEqual([])

  const reasons = new Map(
    test.of('check.decided').flatMap(({ wire, outcome, check, code }) => (outcome === 'refused' ? [[wire, `${check}: ${code}`]] : [])),
  )
  const refused = answers.filter(({ hasCredential, status, wire }) => hasCredential && refusals.has(status) && wire !== null)
  expect(refused.length).toBeGreaterThan(500)
  expect(refused.filter(({ wire }) => !reasons.has(wire as never))).toEqual([])
  const nameless = answers.filter(({ hasCredential, status, wire }) => hasCredential && wire === null && ![407, 421].includes(status))
  expect(nameless.map(({ status }) => status)).toEqual(nameless.map(() => 400)) // the credential itself was cut off or never read
  expect(new Set(reasons.values()).size, 'many kinds of refusals were met').toBeGreaterThan(8)
})
