import type { BrowserWindow } from 'electron'
import { describe, expect, it } from 'vitest'
import { runTrial, type TrialStage } from '../../../src/main/workbench/run-trial.ts'
import { createTraceLog } from '../../../src/main/trace/trace-log.ts'
import { cookieOutcome } from '@shared/workbench/read-trial.ts'
import type { Trial } from '@shared/workbench/trial.ts'
import { exchangeId } from '@shared/ids.ts'
import { cookieJudged, finished, joined, networkAnswered, received, sent, wireGot, wireSent } from '../../shared/trace/make-trace.ts'

const line = 'sid=1; Secure'
const trial: Trial = {
  answer: { to: { scheme: 'https', host: 'shop.test', path: '/a' }, fields: [{ name: 'Set-Cookie', value: line }] },
  ask: {
    to: { scheme: 'https', host: 'shop.test', path: '/b' },
    way: 'typed',
    method: 'GET',
    from: { scheme: 'https', host: 'shop.test' },
    authorization: null,
    answered: 'as-told',
  },
}

/** A browser whose page is there before its jar has said what it made of the line, by `jarMs`. */
function slowJar(jarMs: number): TrialStage {
  const log = createTraceLog({ labNow: () => 0 })
  const jar: Electron.Cookie[] = []
  let visits = 0
  const visit = async (url: string): Promise<void> => {
    const id = `${++visits}`
    if (url === 'about:blank') return
    for (const draft of [sent(id, { url }), wireGot(id, { url }), joined(id, id), networkAnswered(id, 200), received(id)]) log.append(draft)
    const judged = log.append(cookieJudged(id, { kind: 'not-known' }, undefined, line))
    for (const draft of [wireSent(id), finished(id)]) log.append(draft)
    const tell = (): void => {
      jar.push({ name: 'sid', value: '1', domain: 'shop.test', hostOnly: true, sameSite: 'unspecified' })
      const verdict = { kind: visits > 2 ? 'replaced' : 'stored' } as const
      log.append({ observer: 'browser', kind: 'cookie.settled', exchange: exchangeId(id), judged, verdict, change: null })
    }
    setTimeout(tell, jarMs)
  }
  const contents = {
    on: () => undefined,
    loadURL: visit,
    executeJavaScript: async () => 'sid=1',
    session: { cookies: { get: async () => [...jar] } },
  }
  const watched = { start: async () => undefined, listen: async () => undefined }
  return {
    lab: { tellThrowaway: () => undefined },
    log,
    recorder: { watchTab: () => watched, jarAtRest: async () => undefined },
    window: { webContents: contents } as unknown as BrowserWindow,
    signal: new AbortController().signal,
  } as unknown as TrialStage
}

describe('a trial', () => {
  it('ends when the jar has said what became of each Set-Cookie, however long the browser is silent before', async () => {
    const report = await runTrial(trial, slowJar(900))
    expect(report.problem).toBeNull()
    expect(report.jar.map(({ name }) => name)).toEqual(['sid'])
    expect(cookieOutcome(trial, report, 0)).toMatchObject({ set: { verdict: { kind: 'stored' } }, isReadable: true })
    const settled = report.events.filter(({ kind }) => kind === 'cookie.settled')
    expect(settled).toHaveLength(2)
  })
})
