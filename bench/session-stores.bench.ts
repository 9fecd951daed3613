import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MemoryStore, type SessionData } from 'express-session'
import { diskRows, memoryRows, type Session, type SessionRows } from '../src/server/stores/session-rows.ts'
import { comparePaired, printMeasured, type Contender } from './paired-ratio.ts'

/* What a request with a session costs at the table, one look-up and one write of "last seen", among a thousand rows. */

const rounds = 2_000
const passes = 9
const rowCount = 1_000

const rows = Array.from({ length: rowCount }, (): Session => ({
  id: randomBytes(12).toString('hex'),
  user: 'alice',
  role: 'user',
  basket: ['tea'],
  createdLabMs: 0,
  lastSeenLabMs: 0,
  userAgent: 'x'.repeat(120),
  store: 'disk',
}))
const idAt = (round: number): string => rows[(round * 7) % rowCount]?.id ?? ''

function contender(name: string, store: SessionRows): Contender {
  for (const row of rows) store.put(row)
  return {
    name,
    async work(count) {
      for (let round = 0; round < count; round++) {
        const session = store.get(idAt(round))
        if (session === null) throw new Error(`${name} has lost a row`)
        store.put({ ...session, lastSeenLabMs: round })
      }
    },
  }
}

function peer(name: string): Contender {
  const store = new MemoryStore()
  // Its cookie is its own affair; the rest is what our rows hold.
  const data = rows.map(row => ({ ...row, cookie: { originalMaxAge: null } }) as unknown as SessionData)
  for (const [index, row] of rows.entries()) store.set(row.id, data[index] as SessionData)
  const get = (id: string): Promise<SessionData> =>
    new Promise((resolve, reject) => store.get(id, (error, found) => (found ? resolve(found) : reject(error ?? new Error('lost a row')))))
  const set = (id: string, session: SessionData): Promise<void> => new Promise(resolve => store.set(id, session, () => resolve()))
  return {
    name,
    async work(count) {
      for (let round = 0; round < count; round++) await set(idAt(round), { ...(await get(idAt(round))) })
    },
  }
}

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'crumbtrail-bench-'))
  const disk = diskRows(folder)
  try {
    printMeasured(
      await comparePaired(
        [peer('express-session MemoryStore'), contender('rows in memory', memoryRows()), contender('rows on disk, one file each', disk)],
        rounds,
        passes,
      ),
    )
  } finally {
    disk.discard()
    rmSync(folder, { recursive: true, force: true })
  }
}
