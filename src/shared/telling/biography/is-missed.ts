import type { CheckCode } from '../../trace/check.ts'
import type { BiographyStory } from './biography-entry.ts'

const absent: ReadonlySet<CheckCode> = new Set(['no-cookie', 'no-authorization'])

/** True where the server looked for the credential and nothing had come: it is no reading of it. */
export function isMissed(story: BiographyStory): boolean {
  // The check that takes a credential up stands first.
  const first = story.kind === 'read' ? story.checks[0] : undefined
  return first !== undefined && absent.has(first.code)
}
