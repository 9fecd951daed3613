import type { Disagreement } from './play-questions.ts'

/**
 * Where our rules and Chromium are known to differ. The engine is right; each entry says why our rule says otherwise. The bench and the
 * test fail on a disagreement that has no entry.
 */
export interface KnownDisagreement {
  readonly reason: string
  readonly explains: (disagreement: Disagreement) => boolean
}

const knownDisagreements: readonly KnownDisagreement[] = [
  {
    reason:
      'The address that a tab already shows, typed once more, is a reload: Chromium asks the server though the stored response is fresh (RFC 9111 §5.2.1.1, Cache-Control: max-age=0 in the request).',
    explains: ({ played: { question, trial, fact }, expectation }) =>
      question.kind === 'cache' && trial.ask.way === 'typed' && expectation.because === 'fresh' && fact !== null && fact !== 'from-cache',
  },
]

/** Null: nobody has explained it yet. */
export const explanationOf = (disagreement: Disagreement): string | null =>
  knownDisagreements.find(({ explains }) => explains(disagreement))?.reason ?? null

/** One line that tells all of it. */
export function describeDisagreement({ played: { question, trial, fact }, expectation }: Disagreement): string {
  const { answer, ask } = trial
  const fields = (answer?.fields ?? []).map(({ name, value }) => `${name}: ${value}`).join(' | ')
  const asked = `${ask.way} ${ask.method} ${ask.to.scheme}://${ask.to.host}${ask.to.path} from ${ask.from.scheme}://${ask.from.host}`
  const of = answer === null ? '' : `${answer.to.scheme}://${answer.to.host}${answer.to.path} `
  return `${question.index} ${question.kind}: ${of}${fields} → ${asked}: ${fact}; ${expectation.rule}: ${expectation.allows.join(' or ')} (${expectation.because})`
}
