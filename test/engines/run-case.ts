import type { CookieVerdict } from '@shared/trace/cookie-verdict.ts'
import { isFinished, judgementsOf, tell, type Engine, type Generation, type Judgement } from './engine.ts'
import type { Expected, RequestCase, ResponseCase, Way } from './verdict-cases.ts'

let serial = 0
/** Makes an address that no other case has, so that its exchange is found by it. */
const unique = (): string => `case ${++serial}`

/** The verdicts on the cookies that the case is about. */
export async function judgeRequest(engine: Engine, { given, from, way, to }: RequestCase): Promise<CookieVerdict[]> {
  await engine.emptyJar()
  await engine.visit(tell(given.origin, { cookies: [given.line], body: unique() }))
  const target = tell(to, { fields: typeFor(way), body: unique() })
  const judgements = await ask(engine, way, target, from)
  return judgements.filter(({ side, cookie }) => side === 'request' && cookie?.name === 'c').map(({ verdict }) => verdict)
}

export async function judgeResponse(
  engine: Engine,
  { before, from, way = 'typed', origin, line, fields = [] }: ResponseCase,
): Promise<CookieVerdict[]> {
  await engine.emptyJar()
  if (before) await engine.visit(tell(before.origin, { cookies: [before.line], body: unique() }))
  const target = tell(origin, { cookies: [line], fields: [...typeFor(way), ...fields], body: unique() })
  const judgements = await ask(engine, way, target, from)
  return judgements.filter(({ side }) => side === 'response').map(({ verdict }) => verdict)
}

async function ask(engine: Engine, way: Way, target: string, from: string | undefined): Promise<Judgement[]> {
  if (from !== undefined) await engine.visit(tell(from, { body: `<title>${unique()}</title>` }))
  const method = way === 'post' ? 'POST' : 'GET'
  if (way === 'typed') await engine.visit(target)
  else await engine.run(scripts[way](JSON.stringify(target)))
  await until(async () => isFinished(await engine.events(), target, method), `${method} ${target} has no end`)
  return judgementsOf(await engine.events()).filter(judgement => judgement.url === target && judgement.method === method)
}

/** As a page does it, without a person's click: SameSite does not ask for one. */
const scripts: Readonly<Record<Exclude<Way, 'typed'>, (target: string) => string>> = {
  link: target => `{ const made = document.createElement('a'); made.href = ${target}; document.body.append(made); made.click() } 0`,
  post: target =>
    `{ const made = document.createElement('form'); made.method = 'post'; made.action = ${target}; document.body.append(made); made.submit() } 0`,
  image: target => `{ const made = document.createElement('img'); made.src = ${target}; document.body.append(made) } 0`,
  fetch: target => `fetch(${target}, { mode: 'no-cors', credentials: 'include' }).then(() => 0, () => 0)`,
}

const typeFor = (way: Way): string[] => (way === 'image' || way === 'fetch' ? ['Content-Type: image/png'] : [])

export async function until(isSo: () => Promise<boolean>, otherwise: string, limitMs = 60_000): Promise<void> {
  const end = Date.now() + limitMs
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(otherwise.slice(0, 300))
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

/** What a case expects of one generation, as the trace words it. */
export function verdictFor(expected: Expected, generation: Generation, side: 'request' | 'response'): CookieVerdict {
  const own =
    typeof expected === 'object' && !Array.isArray(expected)
      ? (expected as { readonly [Each in Generation]: Expected })[generation]
      : expected
  if (Array.isArray(own)) return { kind: side === 'request' ? 'held-back' : 'rejected', reasons: own as never }
  return { kind: own as 'sent' | 'stored' | 'deleted' | 'not-known' }
}
