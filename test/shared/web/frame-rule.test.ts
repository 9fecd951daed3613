import { expect, it } from 'vitest'
import { frameRule } from '@shared/web/frame-rule.ts'

it.each([
  [[['X-Frame-Options', 'DENY']], 'X-Frame-Options'],
  [[['Content-Security-Policy', "default-src 'self'; Frame-Ancestors 'none'"]], 'frame-ancestors'],
  [
    [
      ['X-Frame-Options', 'DENY'],
      ['content-security-policy', "frame-ancestors 'self'"],
    ],
    'frame-ancestors',
  ],
  [
    [
      ['X-Frame-Options', 'DENY'],
      ['Content-Security-Policy', "default-src 'self'"],
    ],
    'X-Frame-Options',
  ],
  [[], null],
] as const)('of %j it is %j that can forbid the frame (CSP3, "frame-ancestors")', (headers, rule) => {
  expect(frameRule(headers)).toBe(rule)
})
