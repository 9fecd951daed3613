import type { CheckName } from '@shared/trace/check.ts'
import { checkRules } from '@shared/words/check-rules.ts'
import { checkTitle } from '@shared/words/check-words.ts'
import { list, ofSome, type Claim, type Court, type Finding } from './claim.ts'
import { isSent } from './said-of-cookies.ts'

/* What the server says of each of its checks. Whether a credential came, the wire knows; the rest is the server's own account of its tables. */

const authorizationCame = (court: Court): Finding =>
  ofSome({ ...court, wires: court.wires.slice(-1) }, record =>
    list(record.headers, 'authorization').length > 0 ? null : 'no Authorization arrived',
  )

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const own = new Set(['cookie-present', 'authorization-present'])
/** The titles of all checks but those that have a claim of their own. */
const titles = [
  ...new Set(
    Object.keys(checkRules)
      .filter(name => !own.has(name))
      .map(name => checkTitle(name as CheckName).en),
  ),
]
  .map(escaped)
  .join('|')

export const checkClaims: readonly Claim[] = [
  {
    places: ['check', 'story'],
    pattern: new RegExp(`${escaped(checkTitle('cookie-present').en)}: .*$`, 's'),
    check: (_, court) => cookieCheck(court),
  },
  {
    places: ['check', 'story'],
    pattern: new RegExp(`${escaped(checkTitle('authorization-present').en)}: .*$`, 's'),
    check: (_, court) => authorizationCheck(court),
  },
  {
    places: ['check', 'story'],
    pattern: new RegExp(`(?:${titles}): .*$`, 's'),
    check: (_, court) => (court.wires.length === 0 && court.about.exchange?.url === '' ? null : ofSome(court, () => null)),
  },
]

const stepOf = ({ about }: Court, check: 'cookie-present' | 'authorization-present') => {
  const { event, exchange } = about
  if (event?.kind === 'check.decided') return { outcome: event.outcome, params: event.params }
  const step = exchange?.hops.at(-1)?.decision?.steps.find(candidate => candidate.check === check)
  return step === undefined || step.state === 'not-reached' ? null : { outcome: step.state, params: step.params }
}

function cookieCheck(court: Court): Finding {
  const step = stepOf(court, 'cookie-present')
  const name = step?.params['cookie']
  if (step === null || typeof name !== 'string') return null
  const came = isSent(court, name)
  if (step.outcome === 'passed') return came
  return came === null &&
    !court.wires.some(record => list(record.headers, 'cookie').some(field => field.includes(`${name}=;`) || field.endsWith(`${name}=`)))
    ? `“${name}” arrived`
    : null
}

function authorizationCheck(court: Court): Finding {
  const step = stepOf(court, 'authorization-present')
  if (step === null) return null
  const came = authorizationCame(court)
  return step.outcome === 'passed' ? came : null
}
