import type { Failure } from '@shared/contract/result.ts'
import { sayProblem } from '@shared/words/problem-words.ts'
import { shellText } from './shell-text.ts'
import { useSay, useText } from './use-text.ts'

/** Says a failure in the words of its code, and what is known of this one. */
export function useFailureText(): (failure: Failure) => string {
  const { failures } = useText(shellText)
  const say = useSay()
  return ({ code, problem }) => `${failures[code]} ${say(sayProblem(problem))}`
}
