import type { Disagreement } from './play-questions.ts'

/**
 * Where our rules and Chromium are known to differ. The engine is right; each entry says why our rule says otherwise. The bench and the
 * test fail on a disagreement that has no entry.
 */
export interface KnownDisagreement {
  readonly reason: string
  readonly explains: (disagreement: Disagreement) => boolean
}

export const knownDisagreements: readonly KnownDisagreement[] = []

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
