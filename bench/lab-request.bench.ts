import { once } from 'node:events'
import { Agent, createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eventSeq } from '@shared/ids.ts'
import express from 'express'
import { createLabClock } from '../src/server/base/lab-clock.ts'
import { openLab } from '../src/server/open-lab.ts'
import { comparePaired, printMeasured, type Contender } from './paired-ratio.ts'

/* What the lab costs: one small answer after another on one kept-alive connection, beside the bare servers it is built from. */

const rounds = 400
const passes = 9
const body = 'x'.repeat(500)

interface Target {
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

function askRepeatedly({ port, path, headers }: Target): Contender['work'] {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, headers, agent }, response => {
        if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}`))
        response.resume().on('end', resolve)
      })
      sent.on('error', reject).end()
    })
  return async count => {
    for (let i = 0; i < count; i++) await ask()
  }
}

async function listen(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return (server.address() as AddressInfo).port
}

export async function run(): Promise<void> {
  const bare = createServer((_request, response) => response.end(body))
  const expressApp = express().get('/', (_request, response) => void response.type('text').send(body))
  const expressServer = createServer(expressApp)
  let facts = 0
  const lab = await openLab({
    clock: createLabClock(Date.now),
    record: () => eventSeq(++facts),
    onError: error => {
      throw error
    },
  })
  const { username, password } = lab.credentialFor('laptop')
  const credential = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  const labTarget: Target = {
    port: lab.port,
    path: `http://shop.test/lab/answer?status=200&body=${body}`,
    headers: { host: 'shop.test', 'proxy-authorization': credential },
  }
  const plain = async (server: Server): Promise<Target> => ({ port: await listen(server), path: '/', headers: {} })
  printMeasured(
    await comparePaired(
      [
        { name: 'bare Express 5', work: askRepeatedly(await plain(expressServer)) },
        { name: 'bare node:http', work: askRepeatedly(await plain(bare)) },
        { name: 'the lab: proxy, wire tap and site in one process', work: askRepeatedly(labTarget) },
      ],
      rounds,
      passes,
    ),
  )
  console.log(`  ${facts} facts recorded`)
  bare.close()
  expressServer.close()
  bare.closeAllConnections()
  expressServer.closeAllConnections()
  await lab.close()
}
