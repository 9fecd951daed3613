import type { Scene } from './scene.ts'

/* Set-Cookie lines as servers really write them: right ones, odd ones, and those that are refused. */

const plainNames = ['tok', 'theme', 'cart', 'lang', 'a', 'b'] as const

/** A name that is often met again, so that lines replace and delete each other's cookies. */
export function anyName({ random }: Scene): string {
  if (random.chance(0.06)) return random.pick(['__Host-id', '__Secure-id', '__host-id'])
  return random.chance(0.05) ? random.pick(['이름', 'naïve']) : random.pick(plainNames)
}

export const anyValue = (scene: Scene): string => `v${scene.nonce()}`

const paths = ['', '; Path=/', '; Path=/', '; Path=/', '; Path=/lab', '; Path=/lab/', '; Path=/other', '; Path=nonsense'] as const

function domainFor({ random }: Scene, host: string): string {
  if (!random.chance(0.3)) return ''
  const site = host.split('.').slice(-2).join('.')
  return `; Domain=${random.pick([site, `.${site}`, host, 'test', 'evil.test', `${host}:443`])}`
}

const dates = [
  'Thu, 01 Jan 1970 00:00:00 GMT',
  'Wed, 21 Oct 2099 07:28:00 GMT',
  '0',
  '-1',
  '2030-01-01T00:00:00Z',
  '21 Oct 2030',
  '10/21/2030',
  'Wed, 32 Oct 2099 07:28:00 GMT',
  'Wednesday, 21-Oct-37 07:28:00 GMT',
  'Wed Oct 21 07:28:00 2099',
  'tomorrow',
] as const
const ages = ['60', '3600', '31536000', '99999999999', '0', '-5', '+60', '1h', '6.5', ' 90 ', '"60"'] as const

/** Nothing but a date: what the jar makes of it shows in the cookie's life alone. */
export const datedLine = (scene: Scene): string => `dated=${anyValue(scene)}; Path=/; Expires=${scene.random.pick(dates)}`

function lifeFor({ random }: Scene): string {
  const age = random.chance(0.25) ? `; Max-Age=${random.pick(ages)}` : ''
  const expires = random.chance(0.3) ? `; Expires=${random.pick(dates)}` : ''
  return random.chance(0.5) ? `${age}${expires}` : `${expires}${age}`
}

const sameSites = ['', '', '; SameSite=Lax', '; SameSite=Strict', '; SameSite=None', '; SameSite=Sometimes'] as const

function flagsFor({ random }: Scene): string {
  const secure = random.chance(0.45) ? '; Secure' : ''
  const httpOnly = random.chance(0.3) ? '; HttpOnly' : ''
  const partitioned = random.chance(0.12) ? '; Partitioned' : ''
  return `${secure}${httpOnly}${random.pick(sameSites)}${partitioned}`
}

/** A line that sets something, or tries to. */
export function settingLine(scene: Scene, origin: string): string {
  const { random } = scene
  const host = new URL(origin).hostname
  const value = random.chance(0.03) ? 'x'.repeat(random.pick([4000, 4090, 4097, 5000])) : anyValue(scene)
  const line = `${anyName(scene)}=${value}${random.pick(paths)}${domainFor(scene, host)}${lifeFor(scene)}${flagsFor(scene)}`
  if (random.chance(0.03)) return `${line}; Extra=1`
  return random.chance(0.02) ? `${line}\u0007` : line
}

/** A line that is meant to delete: with the right Path and Domain, or, as often, not. */
function deletingLine(scene: Scene, origin: string): string {
  const { random } = scene
  const host = new URL(origin).hostname
  const end = random.pick(['; Max-Age=0', '; Max-Age=-1', '; Expires=Thu, 01 Jan 1970 00:00:00 GMT', '; Expires=0'])
  const value = random.chance(0.5) ? '' : `deleted${scene.nonce()}`
  return `${anyName(scene)}=${value}${random.pick(paths)}${domainFor(scene, host)}${end}${flagsFor(scene)}`
}

const anyLine = (scene: Scene, origin: string): string =>
  scene.random.chance(0.3) ? deletingLine(scene, origin) : settingLine(scene, origin)

export function someLines(scene: Scene, origin: string, most = 3): readonly string[] {
  return Array.from({ length: 1 + scene.random.below(most) }, () => anyLine(scene, origin))
}
