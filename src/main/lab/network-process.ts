import { app } from 'electron'

/** What follows the end of the process that speaks HTTP and keeps the cookies of sessions in memory. */
export interface NetworkProcessListener {
  /** It has ended, and the cookies with it. Chromium starts another at once. */
  readonly gone?: () => void
  /**
   * The new one runs. It has what the session keeps, but not what Electron gave the old one directly (`setCertificateVerifyProc`). This must be
   * given only now: before, Electron still holds the pipe of the old process, and what is given is lost without an error.
   */
  readonly back: () => void
}

const lookEveryMs = 50

/** Calls back each time when the network process ends, and when its successor runs. */
export function watchNetworkProcess({ gone, back }: NetworkProcessListener): void {
  let known = networkPid()
  let looking: NodeJS.Timeout | null = null
  app.on('child-process-gone', (_event, { serviceName }) => {
    if (serviceName !== networkService) return
    // The dead process may still be listed at this moment.
    known ??= networkPid()
    gone?.()
    looking ??= setInterval(() => {
      const pid = networkPid()
      if (pid === undefined || pid === known) return
      known = pid
      if (looking !== null) clearInterval(looking)
      looking = null
      back()
    }, lookEveryMs)
  })
}

const networkService = 'network.mojom.NetworkService'

/** Undefined: none runs now. */
const networkPid = (): number | undefined => app.getAppMetrics().find(({ serviceName }) => serviceName === networkService)?.pid
