import { app, BrowserWindow, session as sessions, type Session } from 'electron'
import type { Language } from '@shared/language.ts'
import type { Lab } from '../../server/open-lab.ts'
import { guestPreferences } from '../guard/harden-contents.ts'
import { configureLabSession } from '../lab/configure-lab-session.ts'
import { watchNetworkProcess } from '../lab/network-process.ts'

/** The browser that experiments run in: never on the stage, with nothing in it before and after each trial. */
export interface ThrowawayProfile {
  readonly session: Session
  /** A page of its own, never shown, under the same guard as a tab. */
  openPage(): BrowserWindow
  /** @throws when something would be left in the jar */
  empty(): Promise<void>
}

/** In memory, and one for all experiments: Electron never gives a partition back before it quits, so a new one each time would pile up. */
const partition = 'lab-throwaway'

export async function openThrowawayProfile(lab: Lab, language: Language): Promise<ThrowawayProfile> {
  const session = sessions.fromPartition(partition, { cache: true })
  await configureLabSession(session, lab, language)
  watchNetworkProcess({ back: () => void configureLabSession(session, lab, language).catch(() => undefined) }) // the next trial says so
  app.on('login', (event, contents, _details, authInfo, answer) => {
    const isOurs = authInfo.isProxy && authInfo.host === '127.0.0.1' && authInfo.port === lab.port && contents?.session === session
    if (!isOurs) return
    event.preventDefault()
    const { username, password } = lab.credentialFor('throwaway')
    answer(username, password)
  })

  return {
    session,
    openPage: () => new BrowserWindow({ show: false, width: 800, height: 600, webPreferences: guestPreferences(partition) }),
    async empty() {
      await Promise.all([session.clearStorageData(), session.clearCache()])
      const left = await session.cookies.get({})
      if (left.length > 0) throw new Error(`the throw-away profile kept ${left.length} cookies`)
    },
  }
}
