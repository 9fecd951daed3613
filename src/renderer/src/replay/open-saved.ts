import type { OpenedFile } from '@shared/contract/ipc-contract.ts'
import type { Failure } from '@shared/contract/result.ts'
import { raiseBanner } from '../base/app-store.ts'
import { call, send } from '../base/bridge.ts'
import { createReplay, replayStore, type ReplayInTheMaking } from '../trace/replay-store.ts'
import type { FromReader, ToReader } from './reading-steps.ts'
import { startReadingWorker } from './start-worker.ts'

/** The file that is being read; null: none. */
let reading: { readonly id: number; readonly cancel: () => void } | null = null

/** How much of the time each part takes. */
const shares = { fetched: 0.15, parsed: 0.6 } as const

/**
 * Asks for a file, has a worker read it, and shows it. A damaged one is told, and what was shown before stays. The page itself lays out a few
 * hundred events at a time.
 */
export async function openSaved(): Promise<void> {
  const answer = await call('trace:open-file', null)
  if (!answer.ok) return raiseBanner({ kind: 'failed', failure: answer.error })
  if (answer.value === null) return
  cancelOpening()
  const file = answer.value
  replayStore.setState({ readingShare: 0 })
  const worker = startReadingWorker()
  let isCancelled = false
  reading = {
    id: file.id,
    cancel() {
      isCancelled = true
      end(file, worker)
    },
  }
  const outcome = read(file, worker)
  const notFetched = await fetchInto(worker, file, () => isCancelled)
  const failure = notFetched ?? (isCancelled ? null : await outcome)
  if (isCancelled) return
  end(file, worker)
  if (failure !== null) raiseBanner(failure)
}

export function cancelOpening(): void {
  reading?.cancel()
}

function end({ id }: OpenedFile, worker: Worker): void {
  worker.terminate()
  send('trace:close-file', { id })
  if (reading?.id !== id) return
  reading = null
  replayStore.setState({ readingShare: null })
}

type Banner = Parameters<typeof raiseBanner>[0]

const told = (worker: Worker, message: ToReader, transfer: Transferable[] = []): void => worker.postMessage(message, transfer)

async function fetchInto(worker: Worker, { id, bytes }: OpenedFile, isCancelled: () => boolean): Promise<Banner | null> {
  for (let from = 0; ;) {
    const piece = await call('trace:read-piece', { id, from })
    if (isCancelled()) return null
    if (!piece.ok) return { kind: 'failed', failure: piece.error }
    if (piece.value.length === 0) break
    from += piece.value.length
    told(worker, { kind: 'octets', octets: piece.value }, [piece.value.buffer as ArrayBuffer])
    replayStore.setState({ readingShare: (shares.fetched * from) / bytes })
  }
  told(worker, { kind: 'end' })
  return null
}

/** Resolves with what is wrong, or null when the trace is shown. */
function read({ name }: OpenedFile, worker: Worker): Promise<Banner | null> {
  const pages: { making: ReplayInTheMaking | null; count: number; laidOut: number } = { making: null, count: 0, laidOut: 0 }
  return new Promise(resolve => {
    worker.onerror = event => resolve({ kind: 'failed', failure: bug(event.message) })
    worker.onmessageerror = () => resolve({ kind: 'failed', failure: bug('a message of the worker could not be read') })
    worker.onmessage = ({ data }: MessageEvent<FromReader>) => {
      switch (data.kind) {
        case 'parsed':
          return replayStore.setState({ readingShare: shares.fetched + data.share * (shares.parsed - shares.fetched) })
        case 'damaged':
          return resolve({ kind: 'trace-file-bad', problem: { kind: 'trace-file', name, line: data.line, problem: data.problem } })
        case 'head':
          pages.making = createReplay(name, data.saved)
          pages.count = data.count
          return told(worker, { kind: 'next' })
        case 'events':
          pages.making?.push(data.events)
          pages.laidOut += data.events.length
          if (pages.laidOut < pages.count) {
            replayStore.setState({ readingShare: shares.parsed + (pages.laidOut / pages.count) * (1 - shares.parsed) })
            return told(worker, { kind: 'next' })
          }
          pages.making?.show()
          return resolve(null)
      }
    }
  })
}

const bug = (message: string): Failure => ({ code: 'internal', message, problem: { kind: 'bug', message } })
