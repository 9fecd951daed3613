import { createRandom, type Random } from '../../contradictions/random.ts'
import { hostilePayloads } from '../../e2e/security/hostile-payloads.ts'

const seed = 20_260_504

/** Files that a stranger could hand over, made from a good one; the same ones each time. */
export function* damagedWorlds(good: string, count: number): Generator<string, void, void> {
  const random = createRandom(seed)
  for (let index = 0; index < count; index += 1)
    yield random.pick(index % 250 === 0 ? huge : index % 4 === 0 ? byText : byValue)(good, random)
}

type Damage = (good: string, random: Random) => string

/** The text itself is cut, torn or doubled. */
const byText: readonly Damage[] = [
  (good, random) => good.slice(0, random.below(good.length)),
  (good, random) => good.slice(random.below(good.length)),
  (good, random) => spliced(good, random, random.pick(['{', '}', '[', ']', '"', ',', ':', '\\', '\u0000', '1e999', '\u2028', '😀', "'"])),
  (good, random) => spliced(good, random, good.slice(0, random.below(300))),
  (good, random) => good.replaceAll(random.pick(['"', ',', ':', '1', 'a', '\n']), random.pick(['', '\u0001', '-', '"'])),
]

/** It is JSON, and some of its values are none that a snapshot has. */
const byValue: readonly Damage[] = [
  (good, random) => withOther(good, random, () => random.pick(hostilePayloads)),
  (good, random) => withOther(good, random, () => random.pick([null, true, -1, 1.5, 1e300, [], {}, '', [[]], { length: 9 }])),
  (good, random) => withOther(good, random, value => (typeof value === 'string' ? `${value}${value}` : [value])),
  (good, random) => withOther(good, random, value => ({ ...(Object(value) as object), toString: 'x', constructor: null })),
  (good, random) => good.replace(/"(\w+)":/g, (all, name: string) => (random.chance(0.03) ? `"__proto__": {"${name}": 1}, ${all}` : all)),
  (good, random) =>
    good.replace(/"(\w+)": ([^{[,\n]+)/g, (all: string) => (random.chance(0.03) ? `${all}, ${all.replace(/: .*/, ': 7')}` : all)),
]

/** Near the bound of what is read at all. */
const huge: readonly Damage[] = [
  () => `{"crumbtrail-world":1,"name":"${'x'.repeat(2_000_000)}"}`,
  () => `{"crumbtrail-world":1,"browsers":${'['.repeat(1_900_000)}`,
  () => `{"crumbtrail-world":1,"windows":[${'0,'.repeat(900_000)}0]}`,
  () => `{"crumbtrail-world":1,"windows":[${'{},'.repeat(190_000)}{}]}`,
  () => `{"crumbtrail-world":1,${Array.from({ length: 100_000 }, (_, index) => `"m${index}":0`).join(',')}}`,
  () => '\n'.repeat(2_000_000),
  () => `{"crumbtrail-world":1}${' '.repeat(2_000_000)}x`,
  good => good.replace('"a.b.c"', JSON.stringify('\u0001'.repeat(300_000))),
]

const spliced = (text: string, random: Random, put: string): string => {
  const at = random.below(text.length)
  return text.slice(0, at) + put + text.slice(at + random.below(3))
}

/** One value anywhere in it becomes another. */
function withOther(good: string, random: Random, change: (value: unknown) => unknown): string {
  const root = JSON.parse(good) as object
  const holders: object[] = []
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    holders.push(value)
    for (const inner of Object.values(value)) collect(inner)
  }
  collect(root)
  const holder = random.pick(holders.filter(one => Object.keys(one).length > 0))
  const key = random.pick(Object.keys(holder))
  Reflect.set(holder, key, change(Reflect.get(holder, key)))
  return JSON.stringify(root, null, random.below(2))
}
