import type { Cookie } from '@shared/trace/cookie.ts'
import { diffStoredCookie, type Difference } from '@shared/trace/stored-cookie-diff.ts'
import { tell, type Engine } from './engine.ts'
import { http, https } from './verdict-cases.ts'

/** What a jar does without giving a reason: the verdict is "stored", and what is stored is not quite what was asked for. */
export interface JarCase {
  readonly title: string
  /** One after the other. */
  readonly given: readonly { readonly origin: string; readonly line: string }[]
  /** What is told of each cookie, and what that has to be. */
  readonly told: (cookie: Cookie) => unknown
  readonly expected: readonly unknown[]
  /** What the app says that the browser did without a word, line by line; left out: nothing. */
  readonly silent?: readonly Difference['kind'][]
}

const dayMs = 86_400_000
const daysLeft = ({ expiresMs }: Cookie): number | null => (expiresMs === null ? null : Math.round((expiresMs - Date.now()) / dayMs))

export const jarCases: readonly JarCase[] = [
  {
    title: 'cuts a life of ten years to 400 days (RFC 6265bis, Max-Age)',
    given: [{ origin: https, line: 'c=1; Path=/; Max-Age=315360000' }],
    told: daysLeft,
    expected: [400],
    silent: ['life-cut'],
  },
  {
    title: 'cuts a far Expires to 400 days as well',
    given: [{ origin: https, line: 'c=1; Path=/; Expires=Fri, 31 Dec 2060 00:00:00 GMT' }],
    told: daysLeft,
    expected: [400],
    silent: ['life-cut'],
  },
  {
    title: 'keeps a cookie without Max-Age and Expires until the browser quits',
    given: [{ origin: https, line: 'c=1; Path=/' }],
    told: daysLeft,
    expected: [null],
  },
  {
    title: 'lets Max-Age win over Expires (RFC 6265 §4.1.2.2)',
    given: [{ origin: https, line: 'c=1; Path=/; Max-Age=864000; Expires=Thu, 01 Jan 1970 00:00:00 GMT' }],
    told: daysLeft,
    expected: [10],
    silent: ['expires-overruled'],
  },
  {
    title: 'ignores a Path of more than 1024 octets and takes the directory of the address',
    given: [{ origin: https, line: `c=1; Path=/${'x'.repeat(1025)}` }],
    told: ({ path }) => path,
    expected: ['/lab'],
    silent: ['too-long'],
  },
  {
    title: 'takes an unknown SameSite for none given',
    given: [{ origin: https, line: 'c=1; SameSite=Other; Secure' }],
    told: ({ sameSite }) => sameSite,
    expected: ['unspecified'],
    silent: ['same-site-unknown'],
  },
  {
    title: 'takes a Max-Age that is no number for none given',
    given: [{ origin: https, line: 'c=1; Path=/; Max-Age=soon' }],
    told: daysLeft,
    expected: [null],
    silent: ['life-unread'],
  },
  {
    title: 'takes an Expires that is no date for none given',
    given: [{ origin: https, line: 'c=1; Path=/; Expires=tomorrow' }],
    told: daysLeft,
    expected: [null],
    silent: ['life-unread'],
  },
  {
    title: 'takes the directory of the address for a Path without a slash in front',
    given: [{ origin: https, line: 'c=1; Path=shop' }],
    told: ({ path }) => path,
    expected: ['/lab'],
    silent: ['path-replaced'],
  },
  {
    title: 'takes an empty Domain for none given',
    given: [{ origin: https, line: 'c=1; Path=/; Domain=' }],
    told: ({ domain, hostOnly }) => [domain, hostOnly],
    expected: [['shop.test', true]],
    silent: ['domain-ignored'],
  },
  {
    title: 'goes by the last of several attributes of one name',
    given: [{ origin: https, line: 'c=1; Path=/other; Path=/' }],
    told: ({ path }) => path,
    expected: ['/'],
    silent: ['given-twice'],
  },
  {
    title: 'keeps a cookie with an attribute that nobody knows',
    given: [{ origin: https, line: 'c=1; Path=/; Colour=blue' }],
    told: ({ name }) => name,
    expected: ['c'],
    silent: ['attribute-unknown'],
  },
  {
    title: 'keeps a host-only cookie host-only, and one with Domain for the subdomains',
    given: [
      { origin: https, line: 'c=1; Path=/' },
      { origin: https, line: 'd=1; Path=/; Domain=.shop.test' },
    ],
    told: ({ name, domain, hostOnly }) => [name, domain, hostOnly],
    expected: [
      ['c', 'shop.test', true],
      ['d', 'shop.test', false],
    ],
  },
  {
    title: 'drops a cookie whose Max-Age is 0',
    given: [
      { origin: https, line: 'c=1; Path=/' },
      { origin: https, line: 'c=; Path=/; Max-Age=0' },
    ],
    told: ({ name }) => name,
    expected: [],
  },
  {
    title: 'keeps a cookie when the deleting field has another Path: it is another cookie (RFC 6265 §5.3, step 11)',
    given: [
      { origin: https, line: 'c=1; Path=/' },
      { origin: https, line: 'c=; Path=/lab; Max-Age=0' },
    ],
    told: ({ value }) => value,
    expected: ['1'],
  },
  {
    title: 'keeps a Secure cookie as it was when http tried to replace it',
    given: [
      { origin: https, line: 'c=old; Path=/; Secure' },
      { origin: http, line: 'c=new; Path=/' },
    ],
    told: ({ value }) => value,
    expected: ['old'],
  },
]

interface Told {
  readonly told: readonly unknown[]
  readonly silent: readonly Difference['kind'][]
}
export const expectedOf = ({ expected, silent = [] }: JarCase): Told => ({ told: expected, silent })

export async function tellOfJar(engine: Engine, { given, told }: JarCase): Promise<Told> {
  await engine.emptyJar()
  for (const { origin, line } of given) await engine.visit(tell(origin, { cookies: [line], body: 'jar' }))
  const jar = [...(await engine.jar())].sort((a, b) => a.name.localeCompare(b.name))
  const silent = given.flatMap(({ line }) => jar.flatMap(cookie => diffStoredCookie(line, cookie, Date.now())))
  return { told: jar.map(told), silent: silent.map(({ kind }) => kind) }
}
