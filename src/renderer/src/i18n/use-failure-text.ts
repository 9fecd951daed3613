import type { Failure } from '@shared/result.ts'
import { shellText } from './shell-text.ts'
import { useText } from './use-text.ts'

/** Says a failure in the words of its code, and what main knows of this one. */
export function useFailureText(): (failure: Failure) => string {
  const { failures } = useText(shellText)
  return ({ code, message }) => `${failures[code]} ${message}`
}
