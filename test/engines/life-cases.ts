import { parseSetCookie } from '@shared/web/set-cookie.ts'
import { readCookieLife, type LifeCircumstances } from '@shared/web/cookie-life.ts'
import { tell, type Engine, type Generation } from './engine.ts'
import { https } from './verdict-cases.ts'

/* What a real jar makes of a life, laid beside what the app's reader says of the same line. */

const soon = `${new Date().getUTCFullYear() + 1}`

/** Dates, each tried as `Expires=…`. `$Y` is the next year, within or near the 400 days. */
export const dates: readonly string[] = [
  // The forms of RFC 9110 §5.6.7, and the old one with dashes.
  'Wed, 01 Jan $Y 00:00:00 GMT',
  'Wednesday, 01-Jan-70 00:00:00 GMT',
  'Wed Jan  1 00:00:00 $Y',
  'Wed, 01-Jan-$Y 00:00:00 GMT',
  '"Wed, 01 Jan $Y 00:00:00 GMT"',
  // In any order, any case, any delimiter, and any zone: nobody reads it.
  '00:00:00 $Y Jan 1',
  'jan 1 $Y 00:00:00',
  'JANUARY 1 $Y 00:00:00',
  'Janitor 1 $Y 00:00:00',
  '1/Jan/$Y/00:00:00',
  '1 Jan $Y 00:00:00 +0900',
  '1 Jan $Y 00:00:00 PST',
  '1_Jan_$Y_00:00:00',
  '1Jan$Y 00:00:00',
  '1 Jan $Y 0:0:0',
  '1 Jan $Y 00:00:00.500',
  '1 Jan $Y 00:00:00Z',
  '1 Jan $Y 00:00:000',
  '1 Jan $Y 1:2:345',
  '1 Jan $Y 00:00',
  '10:20 Jan 1 $Y 00:00:00',
  '10:20 Jan $Y 00:00:00',
  '00:00:00 11:11:11 1 Jan $Y',
  '1 Jan $Y 001:02:03',
  '1 Jan $Y 1:2:3:4',
  '1 Jan $Y 1:2:3:',
  '1 Jan $Y 1:2:',
  '1 Jan $Y 1::3',
  '1 Jan $Y :1:2:3',
  '1 Jan $Y 1:2:0x',
  '1 Jan $Y 1:2:3 4:5:6',
  '1 Jan $Y 1:2 4:5:6',
  '1 Jan $Y 0000000000001:2:3',
  '1 Jan $Y 4294967297:2:3',
  '1 Jan $Y 99999999999999999999:2:3',
  '1 Jan $Y 1:2:3_',
  '1 Jan $Y x1:2:3',
  '1 Jan $Y 99:2:3 4:5:6',
  // What `Date.parse` takes and a browser does not.
  '0',
  '-1',
  '1',
  '$Y',
  '$Y-01-01',
  '$Y-01-01T00:00:00Z',
  '01/21/$Y',
  '21 Jan $Y',
  'January 21 $Y',
  '1924992000',
  '1924992000000',
  'tomorrow',
  'never',
  '',
  // Days and times that there are not.
  '0 Jan $Y 00:00:00',
  '00 Jan $Y 00:00:00',
  '32 Jan $Y 00:00:00',
  '31 Apr $Y 00:00:00',
  '30 Feb $Y 00:00:00',
  '29 Feb 2100 00:00:00',
  '29 Feb 2027 00:00:00',
  '29 Feb 2028 00:00:00',
  '99 Jan $Y 00:00:00',
  '1 Foo $Y 00:00:00',
  '1 Ja $Y 00:00:00',
  '1 Jan $Y 24:00:00',
  '1 Jan $Y 23:60:00',
  '1 Jan $Y 23:59:60',
  '1 Jan $Y 23:59:61',
  '1 Jan $Y 25:00:00',
  // Years.
  '1 Jan 69 00:00:00',
  '1 Jan 70 00:00:00',
  '1 Jan 99 00:00:00',
  '1 Jan 00 00:00:00',
  '1 Jan 0000 00:00:00',
  '1 Jan 0099 00:00:00',
  '1 Jan 5 00:00:00',
  '1 Jan 127 00:00:00',
  '1 Jan 1600 00:00:00',
  '1 Jan 1601 00:00:00',
  '1 Jan 1969 00:00:00',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  '1 Jan 1970 00:00:01',
  '1 Jan 2039 00:00:00',
  '1 Jan 9999 00:00:00',
  '1 Jan 10000 00:00:00',
  '1 Jan 30828 00:00:00',
  '1 Jan 99999 00:00:00',
  '1 Jan 275761 00:00:00',
  '1 Jan 100000 00:00:00',
  // Numbers with something behind them.
  '1st Jan $Y 00:00:00',
  '1st 2 Jan $Y 00:00:00',
  '1x Jan $Y 00:00:00',
  '1 Jan $Yx 00:00:00',
  '1 Jan $Yxx 00:00:00',
  '$Y 1 Jan 00:00:00',
  '001 1 Jan $Y 00:00:00',
  '1 2 Jan $Y 00:00:00',
  '1 Jan 02027 00:00:00',
  '1 Jan 002027 00:00:00',
  '01x 2 Jan $Y 00:00:00',
  '1 Jan 20x $Y 00:00:00',
  '1 Jan x$Y 00:00:00',
  '1 Jan Feb $Y 00:00:00',
  'ｌ Jan $Y 00:00:00 1',
].map(date => date.replaceAll('$Y', soon))

/** Whole lives: Max-Age in every form, and both together. */
export const lives: readonly string[] = [
  '600',
  '+600',
  '++600',
  '+-600',
  '-600',
  '--600',
  '+',
  '-',
  '0',
  '-0',
  '+0',
  '00',
  '00700',
  '0600',
  '',
  '1h',
  '600s',
  '600.5',
  '6e2',
  '0x600',
  '1 000',
  '1,000',
  '"600"',
  '６００',
  '1_000',
  'soon',
  '34560000',
  '34560001',
  '2147483648',
  '4294967296',
  '9007199254740993',
  '9223372036854775807',
  '9223372036854775808',
  '99999999999999999999999999',
  '-9223372036854775808',
  '-9223372036854775809',
  '-99999999999999999999999999',
  '99999999999999999999x',
  '-99999999999999999999x',
  '+99999999999999999999',
  '000000000000000000000000600',
]
  .map(age => `Max-Age=${age}`)
  .concat(
    [
      'Max-Age',
      'max-age=600',
      'MAX-AGE = 600',
      'Max-Age=3600; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
      'Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=3600',
      'Max-Age=0; Expires=1 Jan $Y 00:00:00',
      'Max-Age=1h; Expires=1 Jan $Y 00:00:00',
      'Max-Age=; Expires=1 Jan $Y 00:00:00',
      'Max-Age; Expires=1 Jan $Y 00:00:00',
      'Max-Age=1h; Expires=0',
      'Max-Age=600; Expires=0',
      'Max-Age=600; Max-Age=7200',
      'Max-Age=600; Max-Age=soon',
      'Max-Age=600; Max-Age=',
      'Max-Age=0; Max-Age=600',
      'Expires=1 Jan $Y 00:00:00; Expires=soon',
      'Expires=soon; Expires=1 Jan $Y 00:00:00',
      'Expires=1 Jan $Y 00:00:00; Expires=',
      'Expires=Thu, 01 Jan 1970 00:00:00 GMT; Expires=1 Jan $Y 00:00:00',
      `Max-Age=600; Max-Age=${'0'.repeat(1030)}`,
      `Expires=1 Jan $Y 00:00:00; Expires=${'x'.repeat(1030)}`,
    ].map(life => life.replaceAll('$Y', soon)),
  )

/** A Domain in forms that are pasted; the response comes from shop.test. */
export const domains: readonly string[] = [
  'shop.test',
  'SHOP.test',
  '.shop.test',
  '..shop.test',
  'https://shop.test',
  'shop.test:443',
  'shop.test/',
  '*.shop.test',
  'shop test',
  'shop..test',
  'shop.test.',
  '"shop.test"',
  '%73hop.test',
  'ｓhop.test',
  '_shop.test',
  'test',
  'evil.test',
  'api.shop.test',
  'hop.test',
  'localhost',
  '127.0.0.1',
  '[::1]',
]

/** For so many seconds, until the browser quits, or not at all. */
type Kept = 'gone' | 'until it quits' | number

interface Told {
  readonly jar: ReadonlyMap<string, Kept>
  readonly read: ReadonlyMap<string, Kept>
}

/**
 * Has the jar keep a cookie of each life, a handful at a time, as an address has only so much room.
 * @param dateMs the `Date` of the responses, Unix milliseconds; left out: the true one
 */
export async function livesOf(engine: Engine, reader: Generation, written: readonly string[], dateMs?: number): Promise<Told> {
  const [jar, read] = [new Map<string, Kept>(), new Map<string, Kept>()]
  const fields = dateMs === undefined ? [] : [`Date: ${new Date(dateMs).toUTCString()}`]
  const size = 15
  for (let from = 0; from < written.length; from += size) {
    const some = written.slice(from, from + size)
    await engine.emptyJar()
    const cookies = some.map((life, index) => `c${index}=1; Path=/; ${toOctets(life)}`)
    await engine.visit(tell(https, { cookies, body: `lives ${from}`, fields }))
    const now = Date.now()
    const kept = new Map((await engine.jar()).map(({ name, expiresMs }) => [name, seconds(expiresMs, now)]))
    some.forEach((life, index) => {
      jar.set(life, kept.get(`c${index}`) ?? 'gone')
      read.set(life, readLife(`c=1; Path=/; ${life}`, now, { reader, serverDateMs: dateMs ?? now }))
    })
  }
  return { jar, read }
}

function readLife(line: string, now: number, circumstances: LifeCircumstances): Kept {
  const parsed = parseSetCookie(line)
  if (!parsed.ok) return 'gone'
  const life = readCookieLife(parsed.cookie, now, circumstances)
  return life.isOver ? 'gone' : seconds(life.expiresMs, now)
}

/** To two minutes: the jar keeps whole seconds and a response takes a moment; a mistake is out by more. */
function seconds(endMs: number | null, now: number): Kept {
  return endMs === null ? 'until it quits' : Math.round((endMs - now) / 120_000) * 120
}

/** The field's octets, one per character, as the address wants them. */
const toOctets = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text))
