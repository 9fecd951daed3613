import type { Session } from 'electron'
import type { EventSeq, ProfileId } from '@shared/ids.ts'
import { pause } from '../base/with-timeout.ts'
import type { Deed } from '../recorder/expected-changes.ts'
import type { Recorder } from '../recorder/recorder.ts'
import { withJar, type JarProtocol } from './jar-protocol.ts'

export interface JarChange {
  readonly profile: ProfileId
  readonly cause: EventSeq
  readonly recorder: Pick<Recorder, 'changesJar' | 'lendJarReader' | 'jarAtRest'>
}

/** A page that writes cookies without end would never let its jar come to rest. In milliseconds. */
const longestRestMs = 3_000

/**
 * Changes a jar with a cause that is known. What changes it reads it, too, until all was told: Electron says nothing of partitions, and a browser
 * without a tab has no other reader that could.
 */
export function withRecordedJar<Value>(
  session: Session,
  change: JarChange,
  work: (jar: JarProtocol, deed: Pick<Deed, 'expect'>) => Promise<Value>,
): Promise<Value> {
  return withJar(session, jar => recordedIn(jar, change, deed => work(jar, deed)))
}

/** The same in a jar that is open already. */
export async function recordedIn<Value>(
  jar: Pick<JarProtocol, 'read'>,
  { profile, cause, recorder }: JarChange,
  work: (deed: Pick<Deed, 'expect'>) => Promise<Value>,
): Promise<Value> {
  const deed = recorder.changesJar(profile, cause)
  const giveBack = recorder.lendJarReader(profile, async () => ({ cookies: await jar.read() }))
  try {
    return await work(deed)
  } finally {
    deed.done()
    await Promise.race([recorder.jarAtRest(profile), pause(longestRestMs)])
    giveBack()
  }
}
