import type { ShownSentence } from '../shown/shown-sentence.ts'
import type { Claim, Court } from './claim.ts'

/** A sentence that is not so, or that nobody knows how to check. */
export interface Contradiction {
  readonly sentence: ShownSentence
  /** The clause that is not so. */
  readonly clause: string
  readonly truth: string
}

/** Reads a sentence clause by clause; each clause is known to exactly one claim. */
export function judgeSentence(claims: readonly Claim[], sentence: ShownSentence, court: Court): readonly Contradiction[] {
  const known = claims.filter(({ places }) => places.includes(sentence.place))
  const found: Contradiction[] = []
  let rest = sentence.text.en
  for (const quoted of sentence.quotes ?? []) rest = rest.replace(quoted, '').trim()
  while (rest !== '') {
    const text = rest
    const hits = known.flatMap(claim => {
      const match = new RegExp(`^(?:${claim.pattern.source})`, claim.pattern.flags).exec(text)
      return match === null || match[0] === '' ? [] : [{ claim, match }]
    })
    const [hit, other] = hits
    if (hit === undefined) return [...found, { sentence, clause: rest, truth: 'no check for this sentence' }]
    if (other !== undefined) {
      const patterns = hits.map(({ claim }) => claim.pattern.source).join(' and ')
      return [...found, { sentence, clause: rest, truth: `more than one check for this sentence: ${patterns}` }]
    }
    const { claim, match } = hit
    const truth = claim.check?.(match.groups ?? {}, court) ?? null
    if (truth !== null) found.push({ sentence, clause: match[0], truth })
    if (claim.ko !== undefined && !claim.ko.test(sentence.text.ko)) {
      found.push({ sentence, clause: match[0], truth: `the Korean says something else: ${sentence.text.ko}` })
    }
    rest = rest.slice(match[0].length).replace(/^(?:[;,.]? +|\.$)/, '')
  }
  const unnamed = compareTwins(sentence)
  return unnamed.length === 0
    ? found
    : [...found, { sentence, clause: unnamed.join(', '), truth: `the Korean does not name it: ${sentence.text.ko}` }]
}

/** What both languages name is the same: names in quotation marks, statuses in brackets. Titles of checks are words of a language themselves. */
function compareTwins({ place, text: { en, ko } }: ShownSentence): readonly string[] {
  if (place === 'chip' || place === 'check') return []
  return [...en.matchAll(/“([^”]*)”|\((\d{3})\)/g)].map(([, name, status]) => name ?? status ?? '').filter(name => !ko.includes(name))
}
