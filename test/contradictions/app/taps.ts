import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { ElectronApplication } from '@playwright/test'
import { askAgain } from './ask-again.ts'

/* Runs in the app's main process and shares nothing with its code: the cookie stores' own events, and the octets on the server's sockets. */

export interface RawWire {
  readonly id: number
  readonly order: number
  readonly method: string
  readonly target: string
  readonly rawHeaders: readonly string[]
  /** The response's head as it was written, one octet per character; null: nothing was written yet. */
  readonly head: string | null
  readonly headOrder: number
  readonly isClosed: boolean
}
export interface RawChange {
  readonly order: number
  readonly session: number
  readonly cookie: Electron.Cookie
  readonly cause: string
  readonly removed: boolean
}
export interface Drained {
  readonly wire: readonly RawWire[]
  readonly changes: readonly RawChange[]
}

/** What Node publishes on `http.server.request.start`. */
interface RequestStart {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly socket: Socket
}

interface Tap {
  /** Runs code in a page, or in its n-th frame, as if its user had just clicked; undefined where the page goes meanwhile. */
  readonly run: (contents: number, frame: number | null, code: string) => Promise<unknown>
  /** What pages were asked and have not replied to. */
  readonly running: Set<string>
  count: number
  readonly sessions: Electron.Session[]
  /** The contents of the windows that pages opened, in the order in which they were opened; those that are gone as well. */
  readonly popups: number[]
  wire: (Omit<RawWire, 'head' | 'headOrder' | 'isClosed'> & { head: string | null; headOrder: number; isClosed: boolean })[]
  changes: RawChange[]
}
declare global {
  // A name of its own on the global object of the app's main process.
  var contradictionTap: Tap
}

/** Call once, before the first page is opened. */
export async function installTaps(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: electron, webContents }) => {
    const running = new Set<string>()
    // What waits for a page that has gone waits for ever: Electron does not say so.
    const run: Tap['run'] = (id, frame, code) => {
      const contents = webContents.fromId(id)
      if (contents === undefined || contents.isDestroyed()) return Promise.resolve(undefined)
      const question = `page ${id}: ${code.slice(0, 200)}`
      running.add(question)
      return new Promise(resolve => {
        const ends = ['did-navigate', 'did-frame-navigate', 'render-process-gone', 'destroyed'] as const
        const over = (value?: unknown): void => {
          for (const end of ends) contents.off(end as 'destroyed', gone)
          running.delete(question)
          resolve(value)
        }
        const gone = (...given: unknown[]): void => {
          // A page may well load its frames while its own script waits.
          const isOwn = frame !== null || typeof given[4] !== 'boolean' || given[4]
          if (isOwn) over()
        }
        for (const end of ends) contents.on(end as 'destroyed', gone)
        const target = frame === null ? contents : contents.mainFrame.frames[frame]
        if (target === undefined) return over()
        target.executeJavaScript(code, true).then(over, () => over())
      })
    }
    const tap: Tap = { run, running, count: 0, sessions: [], popups: [], wire: [], changes: [] }
    globalThis.contradictionTap = tap
    const watch = (session: Electron.Session): void => {
      if (tap.sessions.includes(session)) return
      const index = tap.sessions.push(session) - 1
      session.cookies.on('changed', (_event, cookie, cause, removed) => {
        tap.count += 1
        tap.changes.push({ order: tap.count, session: index, cookie, cause, removed })
      })
    }
    electron.on('session-created', watch)
    electron.on('web-contents-created', (_event, contents) => {
      watch(contents.session)
      contents.on('did-create-window', ({ webContents: popup }) => {
        const { id } = popup
        // The app closes at once what was opened by a tab that is closed already.
        process.nextTick(() => {
          if (!popup.isDestroyed()) tap.popups.push(id)
        })
      })
    })
    for (const contents of webContents.getAllWebContents()) watch(contents.session)

    const current = new WeakMap<Socket, Tap['wire'][number]>()
    const noteOctets = (socket: Socket, chunk: unknown, encoding: unknown): void => {
      const record = current.get(socket)
      if (record === undefined || record.head !== null) return
      const octets = typeof chunk === 'string' ? Buffer.from(chunk, encoding as BufferEncoding) : Buffer.from(chunk as Uint8Array)
      const text = octets.toString('latin1')
      if (!text.startsWith('HTTP/1.1 ') || text.startsWith('HTTP/1.1 1')) return
      record.head = text.split('\r\n\r\n', 1)[0] ?? ''
      tap.count += 1
      record.headOrder = tap.count
    }
    const channels = process.getBuiltinModule('node:diagnostics_channel')
    channels.subscribe('http.server.request.start', message => {
      const { request, response, socket } = message as RequestStart
      tap.count += 1
      const record = {
        id: tap.count,
        order: tap.count,
        method: request.method ?? '',
        target: request.url ?? '',
        rawHeaders: [...request.rawHeaders],
        head: null,
        headOrder: 0,
        isClosed: false,
      }
      tap.wire.push(record)
      if (!current.has(socket)) {
        const write = socket.write.bind(socket) as (...given: unknown[]) => boolean
        socket.write = (...given: unknown[]): boolean => {
          noteOctets(socket, given[0], given[1])
          return write(...given)
        }
      }
      current.set(socket, record)
      const close = (): void => {
        if (record.isClosed) return
        record.isClosed = true
        tap.count += 1
      }
      response.on('close', close)
      socket.on('close', close)
    })
  })
}

/** What has been noted since the last call; a request is told again once its response is there. */
export async function drain(app: ElectronApplication): Promise<Drained> {
  const drained = await askAgain(() =>
    app.evaluate(() => {
      const { wire, changes } = globalThis.contradictionTap
      return { wire: wire.map(record => ({ ...record })), changes: [...changes] }
    }),
  )
  const closed = drained.wire.filter(({ isClosed }) => isClosed).map(({ id }) => id)
  const taken = drained.changes.at(-1)?.order ?? 0
  await askAgain(() =>
    app.evaluate(
      (_, [over, last]) => {
        const tap = globalThis.contradictionTap
        tap.wire = tap.wire.filter(({ id }) => !over.includes(id))
        tap.changes = tap.changes.filter(({ order }) => order > last)
      },
      [closed, taken] as const,
    ),
  )
  return drained
}

export interface Pulse {
  /** How much was noted in all: it stands still once all is quiet. */
  readonly count: number
  /** Requests whose response has not been written to its end. */
  readonly open: readonly string[]
  /** What pages were asked and have not replied to. */
  readonly running: readonly string[]
}

/** Without taking anything: whether something is still going on. */
export function pulse(app: ElectronApplication): Promise<Pulse> {
  return askAgain(() =>
    app.evaluate(() => {
      const { wire, count, running } = globalThis.contradictionTap
      const open = wire.filter(record => !record.isClosed && !record.head?.includes(' 407 '))
      return {
        count,
        open: open.map(({ id, method, target }) => `request ${id}: ${method} ${target.slice(0, 200)}`),
        running: [...running],
      }
    }),
  )
}
