import { useEffect, useState } from 'react'
import type { VerifyAsk, VerifyReport } from '@shared/token-desk/verify-report.ts'
import type { World } from '@shared/trace/world.ts'
import { call } from '../base/bridge.ts'

type By = VerifyAsk['by']

/**
 * What the server says of the token, asked again when the token, the key or anything changes that the result depends on. null: not yet.
 * @param token null: it cannot be asked about
 * @param isAlive whether its time has come and not gone, by the lab clock: when that turns, the server says something else
 */
export function useVerification(token: string | null, by: By, world: World, isAlive: boolean): VerifyReport | null {
  const [report, setReport] = useState<VerifyReport | null>(null)
  const { keys, denied, users, settings, clockOffsetMs } = world
  useEffect(() => {
    if (token === null) return
    let isCurrent = true
    const timer = window.setTimeout(() => {
      void call('lab:verify-token', { token, by }).then(answer => {
        if (isCurrent) setReport(answer.ok ? answer.value : null)
      })
    }, askAfterMs)
    return () => {
      isCurrent = false
      window.clearTimeout(timer)
    }
  }, [token, by, keys, denied, users, settings, clockOffsetMs, isAlive])
  return token === null ? null : report
}

/** Somebody is typing: one question for a word, not for each letter. */
const askAfterMs = 120
