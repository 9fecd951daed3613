import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { sha256Hex } from '@shared/web/sha256.ts'

it.each(['', 'abc', 'é이름🍪', 'a'.repeat(1_000)])('the hash of “%s” is the one that Node computes', text => {
  expect(sha256Hex(text)).toBe(createHash('sha256').update(text).digest('hex'))
})
