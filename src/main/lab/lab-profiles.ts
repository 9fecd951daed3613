import { app, session as sessions, type Session } from 'electron'
import { profileIds, type ProfileId } from '@shared/ids.ts'
import type { Language } from '@shared/language.ts'
import type { Lab } from '../../server/open-lab.ts'
import { logError } from '../base/log-error.ts'
import { configureLabSession, setSessionLanguage } from './configure-lab-session.ts'
import { watchNetworkProcess } from './network-process.ts'

/** The browsers' storages: one in-memory partition per profile and run, all traffic through the lab's proxy. */
export interface LabProfiles {
  partitionOf(profile: ProfileId): string
  sessionOf(profile: ProfileId): Session
  isLabPartition(partition: string): boolean
  /** Which profile this session belongs to, or null when it is no (longer a) lab session. */
  profileOf(session: Session): ProfileId | null
  /** Gives the profile a fresh partition; what the old one held is out of reach for good. */
  renew(profile: ProfileId): Promise<Session>
  /** Sites answer in this language (`Accept-Language`). */
  setLanguage(language: Language): void
}

export interface LabProfilesOptions {
  readonly lab: Lab
  readonly language: Language
  readonly onNewSession: (profile: ProfileId, session: Session) => void
  /** The process that kept the profile's cookies has ended, and they with it. */
  readonly onJarLost: (profile: ProfileId) => void
}

export async function openLabProfiles({ lab, language, onNewSession, onJarLost }: LabProfilesOptions): Promise<LabProfiles> {
  const open = new Map<ProfileId, { partition: string; session: Session }>()
  let serial = 0
  let spoken = language

  async function renew(profile: ProfileId): Promise<Session> {
    serial += 1
    // No "persist:" in front: in memory, so that last week's cookies never surprise a class. The cache is on: it is lesson matter.
    const partition = `lab-${serial}-${profile}`
    const session = sessions.fromPartition(partition, { cache: true })
    await configureLabSession(session, lab, spoken)
    open.set(profile, { partition, session })
    onNewSession(profile, session)
    return session
  }

  for (const profile of profileIds) await renew(profile)

  watchNetworkProcess({
    gone() {
      for (const profile of open.keys()) onJarLost(profile)
    },
    back() {
      for (const { session } of open.values())
        configureLabSession(session, lab, spoken).catch((error: unknown) => logError('network process', error))
    },
  })

  // The proxy's credential reaches Chromium here and nowhere else; no page or site ever sees it.
  app.on('login', (event, contents, _details, authInfo, answer) => {
    const profile = contents ? profileOf(contents.session) : null
    if (!authInfo.isProxy || authInfo.host !== '127.0.0.1' || authInfo.port !== lab.port || profile === null) return
    event.preventDefault()
    const { username, password } = lab.credentialFor(profile)
    answer(username, password)
  })

  const entry = (profile: ProfileId): { partition: string; session: Session } => {
    const found = open.get(profile)
    if (!found) throw new Error(`no partition for ${profile}`)
    return found
  }
  function profileOf(session: Session): ProfileId | null {
    for (const [profile, candidate] of open) if (candidate.session === session) return profile
    return null
  }

  return {
    partitionOf: profile => entry(profile).partition,
    sessionOf: profile => entry(profile).session,
    isLabPartition: partition => [...open.values()].some(candidate => candidate.partition === partition),
    profileOf,
    renew,
    setLanguage(next) {
      spoken = next
      for (const { session } of open.values()) setSessionLanguage(session, next)
    },
  }
}
