import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asCurlBash } from '@shared/telling/copy/as-curl-bash.ts'
import { asCurlCmd } from '@shared/telling/copy/as-curl-cmd.ts'
import { asCurlPowershell } from '@shared/telling/copy/as-curl-powershell.ts'
import { copyExchange } from '@shared/telling/copy/copy-exchange.ts'
import type { Copied, CopiedRequest } from '@shared/telling/copy/copied-request.ts'
import { curlArguments } from '@shared/telling/copy/curl-arguments.ts'
import { hostilePayloads } from '../../../e2e/security/hostile-payloads.ts'
import { copiedRequests, exchangeOf } from './copied-requests.ts'
import { joinLegacy, readArguments, readCmdPrompt, readPowershellWords } from './read-windows-line.ts'

function must<Value>(copied: Copied<Value>): Value {
  if (!copied.ok) throw new Error(copied.why)
  return copied.value
}
const wanted = (request: CopiedRequest): readonly string[] => must(curlArguments(request))
const requests = fc.sample(copiedRequests, { numRuns: 1000, seed: 20 })

describe('a copied curl command, run by a real bash', () => {
  const folder = mkdtempSync(join(tmpdir(), 'copy-as-curl-'))
  beforeAll(() => {
    writeFileSync(join(folder, 'curl'), '#!/bin/sh\nprintf \'%s\\0\' "$#" "$@"\n')
    chmodSync(join(folder, 'curl'), 0o755)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** The argument lists that the stub was started with, one after the other. */
  function run(script: string): string[][] {
    writeFileSync(join(folder, 'script'), script)
    const out = execFileSync('bash', [join(folder, 'script')], {
      cwd: folder,
      env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, LC_ALL: 'C.UTF-8' },
      maxBuffer: 64 * 1024 * 1024,
    })
    const words = out.toString('utf8').split('\0')
    const runs: string[][] = []
    for (let at = 0; at + 1 < words.length;) {
      const count = Number(words[at])
      runs.push(words.slice(at + 1, at + 1 + count))
      at += 1 + count
    }
    return runs
  }

  it('gives curl the very arguments, for 1,000 requests full of what a shell acts on', () => {
    const runs = run(requests.map(request => must(asCurlBash(request))).join('\n'))
    expect(runs).toEqual(requests.map(wanted))
  })

  it('gives curl every hostile text as it is, in address, field and body, or is refused', () => {
    const hostile = hostilePayloads.map(text =>
      exchangeOf({
        method: 'POST',
        url: `https://shop.test/${text}`.replaceAll(/\s/gu, '%20'),
        headers: [['X-Text', text.trim()]],
        body: text,
      }),
    )
    const copied = hostile.map(exchange => ({ exchange, script: copyExchange(exchange, 'curl-bash', true) }))
    const runs = run(copied.flatMap(({ script }) => (script.ok ? [script.value] : [])).join('\n'))
    const expected = copied
      .flatMap(({ exchange, script }) => (script.ok ? [exchange] : []))
      .map(({ hops, url }) => [url.split('#', 1)[0], `X-Text: ${hops[0]?.requestHeaders[0]?.[1]}`, hops[0]?.requestBody?.text])
    const after = (list: readonly string[], option: string): string | undefined => list[list.indexOf(option) + 1]
    expect(runs.map(list => [after(list, '--url'), after(list, '--header'), after(list, '--data-raw')])).toEqual(expected)
    expect(runs.length).toBeGreaterThan(50)
    const refused = copied.flatMap(({ script }) => (script.ok ? [] : [script.why]))
    expect(new Set(refused)).toEqual(new Set(['unseen-characters']))
  })
})

describe('a copied curl command, read by the rules of Windows', () => {
  const variables = { PATH: 'EXPANDED', HOME: 'EXPANDED', A: 'EXPANDED', AB9: 'EXPANDED', '20': 'EXPANDED' }

  it('gives curl the very arguments through cmd, for 1,000 requests', () => {
    for (const request of requests) {
      const line = readCmdPrompt(must(asCurlCmd(request)), variables)
      expect(readArguments(line)).toEqual(['curl', ...wanted(request)])
    }
  })

  it('gives curl the very arguments through PowerShell, for 1,000 requests', () => {
    const shape = /^& \{ \$PSNativeCommandArgumentPassing = 'Legacy'; (.*) \}$/s
    for (const request of requests) {
      const command = shape.exec(must(asCurlPowershell(request)))?.[1] ?? ''
      expect(readArguments(joinLegacy(readPowershellWords(command)))).toEqual(['curl.exe', ...wanted(request)])
    }
  })

  it.each([
    ['%PATH%', 'a variable'],
    ['%PATH:~0,3%', 'part of a variable'],
    ['"&calc', 'a quote and a second command'],
    ['\\"&calc', 'an escaped quote and a second command'],
    ['^"|calc', 'a caret and a pipe'],
    ['a\\', 'a backslash at the end'],
  ])('%s (%s) stays text in cmd', body => {
    const request = { method: 'POST', url: 'https://shop.test/', headers: [], body }
    const line = readCmdPrompt(must(asCurlCmd(request)), variables)
    expect(readArguments(line).at(-1)).toBe(body)
  })
})

describe('a curl command is refused', () => {
  const base: CopiedRequest = { method: 'POST', url: 'https://shop.test/', headers: [], body: null }
  const writers = { asCurlBash, asCurlCmd, asCurlPowershell }
  it.each(
    Object.entries(writers).flatMap(([name, write]) =>
      ['a\nb', 'a\rb', 'a\0b', 'a\tb', 'a\u001b[2Jb', 'a\u202eb', 'a\u200bb', 'a\u2028b', 'a\ud800b'].map(body => ({ name, write, body })),
    ),
  )('by $name for $body', ({ write, body }) => {
    expect(write({ ...base, body })).toEqual({ ok: false, why: 'unseen-characters' })
    expect(write({ ...base, headers: [['X', body]] }).ok).toBe(false)
  })

  it('by cmd when it is longer than a prompt takes', () => {
    expect(asCurlCmd({ ...base, body: 'x'.repeat(8100) })).toEqual({ ok: false, why: 'too-long' })
    expect(asCurlBash({ ...base, body: 'x'.repeat(8100) }).ok).toBe(true)
  })
})

describe('curl’s arguments', () => {
  it('leave no text of a request where curl would look for an option or a file', () => {
    const list = wanted({ method: 'POST', url: 'https://shop.test/', headers: [['X', '@/etc/passwd']], body: '@/etc/passwd' })
    expect(list.slice(-2)).toEqual(['--data-raw', '@/etc/passwd'])
    expect(list).toContain('X: @/etc/passwd')
  })

  it('say what curl would add by itself and was not sent, and that an empty field is sent', () => {
    const list = wanted({
      method: 'POST',
      url: 'https://shop.test/',
      headers: [
        ['Accept', 'a/b'],
        ['X-Empty', ''],
      ],
      body: 'a=1',
    })
    expect(list).toEqual(expect.arrayContaining(['Accept: a/b', 'X-Empty;', 'User-Agent:', 'Content-Type:']))
    expect(list).not.toContain('Accept:')
  })

  it('leave out the host that the address names, and keep another', () => {
    const withHost = (host: string) => wanted({ method: 'GET', url: 'https://shop.test/', headers: [['Host', host]], body: null })
    expect(withHost('shop.test')).not.toContain('Host: shop.test')
    expect(withHost('evil.test')).toContain('Host: evil.test')
  })

  it('ask for a head with --head, for curl would wait for a body', () => {
    expect(wanted({ method: 'HEAD', url: 'https://shop.test/', headers: [], body: null })).toContain('--head')
  })
})
