import type { ProfileId } from '@shared/ids.ts'
import type { LabApp } from '../app/lab-app.ts'
import type { LiveTab } from '../app/live-tabs.ts'
import type { Random } from '../random.ts'
import type { Settled } from '../truth/facts.ts'

/** What an action has at hand. */
export interface Scene {
  readonly app: LabApp
  readonly random: Random
  /** A number that no other part of the session has: values and addresses made with it are found again without doubt. */
  readonly nonce: () => number
  /** The tabs whose page is there; never empty when an action begins. */
  readonly tabs: readonly LiveTab[]
}

/** One thing that a person, a page or a server does. */
export interface Action {
  readonly name: string
  /** How often it comes, beside the others. */
  readonly weight: number
  /** @returns what was done, in one line; null: it was not possible just now */
  perform(scene: Scene): Promise<string | null>
}

const origins = ['https://shop.test', 'https://shop.test', 'https://api.shop.test', 'https://evil.test', 'https://ads.test'] as const
export const anyOrigin = ({ random }: Scene): string => (random.chance(0.15) ? 'http://shop.test' : random.pick(origins))

export interface Told {
  readonly status?: number
  readonly setCookie?: readonly string[]
  readonly fields?: readonly string[]
  readonly body?: string
  readonly delay?: number
}

/** An address of `/lab/answer`; the lab gives exactly this response. */
export function answerUrl(scene: Scene, origin: string, { status, setCookie = [], fields = [], body = 'ok', delay }: Told = {}): string {
  const type = fields.some(field => /^content-type:/i.test(field)) ? [] : ['Content-Type:text/html; charset=utf-8']
  const query = [
    ...(status === undefined ? [] : [`status=${status}`]),
    ...[...type, ...fields, `X-Number:${scene.nonce()}`].map(field => `header=${octets(field)}`),
    ...setCookie.map(line => `set-cookie=${octets(line)}`),
    ...(delay === undefined ? [] : [`delay=${delay}`]),
    `body=${octets(body)}`,
  ]
  return `${origin}/lab/answer?${query.join('&')}`
}

const octets = (text: string): string => encodeURIComponent(text).replace(/[!'()*~]/g, mark => `%${mark.charCodeAt(0).toString(16)}`)

export const echoUrl = (scene: Scene, origin: string, path = '/lab/echo'): string => `${origin}${path}?n=${scene.nonce()}`

/** A page that sets nothing: mostly one whose scripts may ask for anything, for the lab's own pages forbid it (Content-Security-Policy). */
export const plainPage = (scene: Scene, origin: string): string =>
  scene.random.chance(0.75)
    ? answerUrl(scene, origin, { body: '<p>a page' })
    : echoUrl(scene, origin, scene.random.pick(['/lab/echo', '/storage']))

export const anyTab = ({ random, tabs }: Scene): LiveTab => random.pick(tabs)
export const originOfTab = ({ tab }: LiveTab): string => new URL(tab.url).origin

/** As if typed into the address bar. The page is waited for when all is quiet. */
export async function visit({ app }: Scene, { tab }: LiveTab, url: string): Promise<void> {
  app.did({ kind: 'asked', url, as: 'address bar' })
  await app.call('stage:navigate', { tab: tab.id, url })
}

/** How long a script of ours waits for a promise of its page. */
const patienceMs = 6000

/**
 * Lets the page fetch, and notes how its promise settled.
 * @param options a JavaScript expression
 * @param then what is done with the `Response` `r`, an expression
 */
export async function fetchInPage(scene: Scene, at: LiveTab, url: string, options: string, then = 'r.text()'): Promise<void> {
  const { app } = scene
  app.did({ kind: 'asked', url, as: 'fetch' })
  const code = `Promise.race([
    fetch(${JSON.stringify(url)}, ${options}).then(async r => { await (${then}); return { kind: 'response', status: r.status, type: r.type } })
      .catch(e => e.name === 'AbortError' ? { kind: 'aborted' } : { kind: 'rejected', error: String(e) }),
    new Promise(done => setTimeout(done, ${patienceMs}, { kind: 'unsettled' })),
  ])`
  const outcome = ((await app.run(at.contents, code)) ?? { kind: 'unsettled' }) as Settled
  app.did({ kind: 'settled', url, outcome })
}

export const profileOf = ({ tab }: LiveTab): ProfileId => tab.profile
