import { profileIds, type EventSeq, type ProfileId } from '@shared/ids.ts'
import type { LabSettingsChange } from '@shared/lab/lab-settings.ts'
import { decodeJwt } from '@shared/web/jwt.ts'
import type { ServerAsk } from '@shared/lab/server-ask.ts'
import type { SignAsk, VerifyAsk, VerifyReport } from '@shared/token-desk/verify-report.ts'
import type { MovableLabClock } from '../../server/base/lab-clock.ts'
import type { Lab } from '../../server/open-lab.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import type { TraceLog } from '../trace/trace-log.ts'

/** What a hand or a lesson does to the lab itself: each is a fact in the trace, and the cause of what follows. */
export interface LabControl {
  set(change: LabSettingsChange, by: 'hand' | 'lesson'): void
  /** Moves the server's time and ages every jar by as much. Resolves when all of that stands in the trace. */
  moveClock(ms: number): Promise<void>
  ask(ask: ServerAsk): void
  verifyToken(ask: VerifyAsk): Promise<VerifyReport>
  /** Signed by the lab's key it is a fact of the trace; by a secret of the learner's own it is nobody's business. */
  signToken(ask: SignAsk): Promise<string>
}

export interface LabControlOptions {
  readonly lab: Lab
  readonly clock: MovableLabClock
  readonly log: TraceLog
  readonly shiftCookieExpiry: (profile: ProfileId, byMs: number, cause: EventSeq) => Promise<void>
}

export function createLabControl({ lab, clock, log, shiftCookieExpiry }: LabControlOptions): LabControl {
  let lastMove: Promise<void> = Promise.resolve()

  async function move(ms: number): Promise<void> {
    clock.moveForward(ms)
    const cause = log.append({ observer: 'app', kind: 'clock.moved', byMs: ms, offsetMs: clock.offsetMs })
    for (const profile of profileIds) await shiftCookieExpiry(profile, ms, cause)
  }

  return {
    set(change, by) {
      for (const changed of lab.settings.change(change)) log.append({ observer: 'app', kind: 'setting.changed', ...changed, by })
    },
    moveClock(ms) {
      // One after the other: two that read the same jar would age it once.
      const next = lastMove.then(() => move(ms))
      lastMove = next.catch(() => undefined)
      return next
    },
    ask(ask) {
      log.append({ observer: 'app', kind: 'server.asked', ask })
      if (!lab.ask(ask)) throw new ExpectedFailure('not-found', { kind: 'row-gone' })
    },
    verifyToken: ask => lab.tokenDesk.verify(ask),
    async signToken(ask) {
      const signed = await lab.tokenDesk.sign(ask)
      if (!signed.ok) throw new ExpectedFailure('not-possible', { kind: signed.problem })
      if (ask.by.kind === 'lab') log.append({ observer: 'app', kind: 'server.asked', ask: { do: 'sign-token', ...claimsOf(signed.token) } })
      return signed.token
    },
  }
}

function claimsOf(token: string): { readonly user: string | null; readonly role: string | null } {
  const decoded = decodeJwt(token)
  const text = (name: string): string | null => {
    const claim = decoded.ok ? decoded.jwt.payload[name] : null
    return typeof claim === 'string' ? claim.slice(0, 200) : null
  }
  return { user: text('sub'), role: text('role') }
}
