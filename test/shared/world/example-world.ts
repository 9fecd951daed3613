import { defaultLabSettings } from '@shared/lab/lab-settings.ts'
import type { WorldSnapshot } from '@shared/world/world-snapshot.ts'

const now = Date.UTC(2026, 4, 4, 9)
const id = (digit: string): string => digit.repeat(24)
const cookie = {
  name: 'sid',
  value: 'a'.repeat(43),
  domain: 'shop.test',
  hostOnly: true,
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'Lax',
  expiresMs: null,
  partitionKey: null,
  priority: 'Medium',
  sourceScheme: 'Secure',
  sourcePort: 443,
} as const
const empty = { isRunning: true, cookies: [], localStorage: [] }

/** A small snapshot in which every list has something. */
export const exampleWorld: WorldSnapshot = {
  'crumbtrail-world': 1,
  name: 'Before the attack',
  takenWallMs: now,
  takenLabMs: now + 3_600_000,
  browsers: {
    laptop: {
      isRunning: true,
      cookies: [
        cookie,
        { ...cookie, name: 'ad', domain: 'ads.test', sameSite: 'None', expiresMs: now + 60_000, partitionKey: 'https://shop.test' },
      ],
      localStorage: [{ origin: 'https://shop.test', items: [['token', 'a.b.c']] }],
    },
    phone: empty,
    private: { ...empty, isRunning: false },
  },
  windows: [
    {
      profile: 'laptop',
      active: 0,
      tabs: [{ lane: 'A', url: 'https://shop.test/session/me', sessionStorage: [{ origin: 'https://shop.test', items: [['step', '2']] }] }],
    },
  ],
  server: {
    settings: defaultLabSettings,
    users: (['alice', 'bob', 'admin'] as const).map(name => ({
      name,
      role: name === 'admin' ? 'admin' : 'user',
      permissions: name === 'bob' ? ['orders:refund'] : [],
      tokenVersion: 1,
      password: null,
    })),
    sessions: [
      {
        id: id('a'),
        user: 'alice',
        role: 'user',
        basket: ['tea'],
        createdLabMs: now,
        lastSeenLabMs: now,
        userAgent: 'Chrome',
        store: 'memory',
      },
    ],
    endedSessions: [{ id: id('b'), by: 'logged-out' }],
    library: {
      secret: 'c'.repeat(43),
      sessions: [{ id: 'd'.repeat(32), user: 'bob', isSecure: true, createdLabMs: now, lastSeenLabMs: now }],
    },
    refreshTokens: [
      {
        row: { id: id('e'), family: id('e'), parent: null, user: 'alice', createdLabMs: now, expiresLabMs: now + 1, state: 'rotated' },
        hash: 'f'.repeat(43),
        ended: { by: 'rotated', atLabMs: now },
      },
    ],
    endedFamilies: [{ family: id('e'), by: 'reused' }],
    denied: [{ jti: '1', user: 'alice', untilLabMs: now }],
    issued: [{ jti: '2', user: 'alice', untilLabMs: now }],
    keys: [
      {
        kid: 'hs256-1',
        algorithm: 'HS256',
        createdLabMs: now,
        state: 'signing',
        isWeak: false,
        isNewest: true,
        jwk: { kty: 'oct', k: 'g'.repeat(43) },
      },
    ],
    keysMade: 1,
    points: [{ user: 'alice', points: 500 }],
    refundedOrders: [1001],
    loot: ['stolen'],
    visitors: [{ id: 'v', visits: 3, seenOn: [] }],
    adVisitors: [{ id: 'w', visits: 1, seenOn: ['shop.test'] }],
  },
}
