import { connect, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls'
import type { ProfileId } from '@shared/ids.ts'
import type { Lab } from '../../src/server/open-lab.ts'

/** A response as it came over the socket, octet for octet (latin1). */
export interface RawResponse {
  readonly head: string
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
  /** The whole answer, head and body, as octets. */
  readonly bytes: Buffer
}

export function basicCredential(lab: Lab, profile: ProfileId = 'laptop'): string {
  const { username, password } = lab.credentialFor(profile)
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

export function dial(lab: Lab): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: lab.port, allowHalfOpen: true }, () => resolve(socket))
    socket.once('error', reject)
  })
}

/** Writes bytes as they are and reads one response, or what came until the other side closed. */
export async function exchange(socket: Socket, bytes: string | Buffer): Promise<RawResponse> {
  const answer = readResponse(socket, typeof bytes === 'string' && bytes.startsWith('HEAD '))
  socket.write(bytes)
  return answer
}

/** One request on a connection of its own. */
export async function sendRaw(lab: Lab, bytes: string | Buffer): Promise<RawResponse> {
  const socket = await dial(lab)
  try {
    return await exchange(socket, bytes)
  } finally {
    socket.destroy()
  }
}

export function readResponse(socket: Socket, isHead = false): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    let got = Buffer.alloc(0)
    const finish = (): void => {
      socket.off('data', onData).off('end', finish).off('close', finish).off('error', reject)
      resolve(parse(got))
    }
    const onData = (chunk: Buffer): void => {
      got = Buffer.concat([got, chunk])
      if (isComplete(got, isHead)) finish()
    }
    socket.on('data', onData).once('end', finish).once('close', finish).once('error', reject)
  })
}

function isComplete(bytes: Buffer, isHead: boolean): boolean {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return false
  const head = bytes.subarray(0, end).toString('latin1')
  if (isHead || /^HTTP\/1\.1 (?:204|304|200 Connection)/.test(head)) return true
  if (head.startsWith('HTTP/1.1 100')) return isComplete(bytes.subarray(end + 4), isHead)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) return bytes.length >= end + 4 + Number(length)
  return /transfer-encoding: *chunked/i.test(head) ? bytes.toString('latin1').endsWith('0\r\n\r\n') : false
}

function parse(bytes: Buffer): RawResponse {
  const text = bytes.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const head = end < 0 ? text : text.slice(0, end)
  const [statusLine = '', ...lines] = head.split('\r\n')
  const headers = lines.map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const)
  const body = end < 0 ? '' : bytes.subarray(end + 4).toString('utf8')
  return { head, status: Number(statusLine.split(' ')[1] ?? 0), headers, body, bytes }
}

/** Opens a tunnel and ends TLS in it as a browser would, trusting this launch's authority alone. */
export async function openTls(lab: Lab, host: string, options: ConnectionOptions & { profile?: ProfileId } = {}): Promise<TLSSocket> {
  const socket = await dial(lab)
  const { profile = 'laptop', ...tlsOptions } = options
  const established = await exchange(
    socket,
    `CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\nProxy-Authorization: ${basicCredential(lab, profile)}\r\n\r\n`,
  )
  if (established.status !== 200) {
    socket.destroy()
    throw new Error(`CONNECT answered ${established.status}`)
  }
  return new Promise((resolve, reject) => {
    const secure = connectTls({ socket, servername: host, ca: lab.caCertificate, ...tlsOptions }, () => resolve(secure))
    secure.once('error', reject)
  })
}

export interface AskOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly form?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly body?: string
  readonly profile?: ProfileId
  /** The jar to read and write; none: no cookies. */
  readonly jar?: CookieJar
}

/** A jar that knows names and values alone, per host: enough for a polite client; verdicts belong to real browsers. */
export type CookieJar = Map<string, Map<string, string>>
export const newJar = (): CookieJar => new Map()

/** One request to a URL of the lab on a fresh connection, as a browser behind the proxy would send it. */
export async function ask(lab: Lab, url: string, options: AskOptions = {}): Promise<RawResponse> {
  const { protocol, hostname } = new URL(url)
  const path = url.slice(`${protocol}//${hostname}`.length) || '/'
  const profile = options.profile ?? 'laptop'
  const isHttps = protocol === 'https:'
  const socket = isHttps ? await openTls(lab, hostname, { profile }) : await dial(lab)
  const proxyField = isHttps ? '' : `Proxy-Authorization: ${basicCredential(lab, profile)}\r\nProxy-Connection: keep-alive\r\n`
  try {
    const response = await exchange(socket, writeRequest(isHttps ? path : url, hostname, proxyField, options))
    keepCookies(options.jar, hostname, response)
    return response
  } finally {
    socket.destroy()
  }
}

function writeRequest(target: string, host: string, proxyField: string, options: AskOptions): string {
  const form = options.form === undefined ? undefined : new URLSearchParams(options.form).toString()
  const json = options.json === undefined ? undefined : JSON.stringify(options.json)
  const body = options.body ?? form ?? json ?? ''
  const method = options.method ?? (body === '' ? 'GET' : 'POST')
  const fields: Record<string, string> = { Host: host }
  if (form !== undefined) fields['Content-Type'] = 'application/x-www-form-urlencoded'
  if (json !== undefined) fields['Content-Type'] = 'application/json'
  const cookies = [...(options.jar?.get(host) ?? [])].map(([name, value]) => `${name}=${value}`)
  if (cookies.length > 0) fields['Cookie'] = cookies.join('; ')
  Object.assign(fields, options.headers)
  if (body !== '') fields['Content-Length'] = String(Buffer.byteLength(body))
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${target} HTTP/1.1\r\n${proxyField}${lines.join('')}\r\n${body}`
}

function keepCookies(jar: CookieJar | undefined, host: string, response: RawResponse): void {
  if (jar === undefined) return
  const cookies = jar.get(host) ?? new Map<string, string>()
  jar.set(host, cookies)
  for (const line of valuesOf(response, 'set-cookie')) {
    const pair = line.split(';', 1)[0] ?? ''
    const name = pair.slice(0, pair.indexOf('='))
    if (/max-age=0/i.test(line)) cookies.delete(name)
    else cookies.set(name, pair.slice(pair.indexOf('=') + 1))
  }
}

export function valuesOf(response: RawResponse, name: string): string[] {
  return response.headers.filter(([candidate]) => candidate.toLowerCase() === name.toLowerCase()).map(([, value]) => value)
}

export function valueOf(response: RawResponse, name: string): string | null {
  return valuesOf(response, name)[0] ?? null
}
