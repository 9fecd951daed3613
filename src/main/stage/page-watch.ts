/** Asks a page now and then whether it is there. */
export interface PageWatch {
  /** The page shall be waited for as long again. */
  wait(): void
  stop(): void
}

export interface PageWatchOptions {
  /** Settles when the page's main thread has answered, or is no more. */
  readonly ask: () => Promise<unknown>
  /** False: it cannot answer now and says why itself (a dialog, a navigation under way). */
  readonly isExpected: () => boolean
  readonly onSilent: () => void
  readonly onAnswer: () => void
  readonly nowMs?: () => number
}

const everyMs = 2_500
/** As long as Chromium's own watch over a page. */
const longestMs = 15_000

/** Chromium tells of no page that hangs while a DevTools client listens to it (`WebContentsImpl::RendererUnresponsive`), and one always does here. */
export function createPageWatch({ ask, isExpected, onSilent, onAnswer, nowMs = () => performance.now() }: PageWatchOptions): PageWatch {
  let waitingSince: number | null = null

  const answered = (): void => {
    waitingSince = null
    onAnswer()
  }
  const timer = setInterval(() => {
    if (waitingSince === null) {
      if (!isExpected()) return
      waitingSince = nowMs()
      void ask().then(answered, answered)
    } else if (!isExpected()) waitingSince = nowMs()
    else if (nowMs() - waitingSince >= longestMs) onSilent()
  }, everyMs)

  return {
    wait() {
      if (waitingSince !== null) waitingSince = nowMs()
    },
    stop: () => clearInterval(timer),
  }
}
