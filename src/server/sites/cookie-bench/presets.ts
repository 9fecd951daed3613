import type { Bilingual } from '@shared/language.ts'

const TEN_YEARS_S = 10 * 365 * 24 * 60 * 60
const WEEK_S = 7 * 24 * 60 * 60

interface Preset {
  readonly label: Bilingual
  /** `Set-Cookie` lines, in the order in which they are sent. */
  readonly lines: readonly string[]
}

/** Lines that are ready to be sent. `SameSite` is explicit but in `bare`: without it a cookie behaves differently in its first two minutes. */
export const presets = {
  first: { label: { en: 'One cookie', ko: '쿠키 하나' }, lines: ['tea=green; Path=/; SameSite=Lax'] },
  three: {
    label: { en: 'Three values of SameSite', ko: 'SameSite 값 세 가지' },
    lines: ['strict=1; Path=/; SameSite=Strict', 'lax=1; Path=/; SameSite=Lax', 'none=1; Path=/; SameSite=None; Secure'],
  },
  bare: {
    label: { en: 'Without and with SameSite', ko: 'SameSite가 없는 것과 있는 것' },
    lines: ['bare=1; Path=/', 'lax=1; Path=/; SameSite=Lax'],
  },
  lives: {
    label: { en: 'Without and with Max-Age', ko: 'Max-Age가 없는 것과 있는 것' },
    lines: ['today=1; Path=/; SameSite=Lax', `week=1; Path=/; SameSite=Lax; Max-Age=${WEEK_S}`],
  },
  clash: {
    label: { en: 'Expires and Max-Age', ko: 'Expires와 Max-Age' },
    lines: ['clash=1; Path=/; SameSite=Lax; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=86400'],
  },
  years: { label: { en: 'Ten years', ko: '10년' }, lines: [`years=1; Path=/; SameSite=Lax; Max-Age=${TEN_YEARS_S}`] },
  'http-only': {
    label: { en: 'Without and with HttpOnly', ko: 'HttpOnly가 없는 것과 있는 것' },
    lines: ['plain=1; Path=/; SameSite=Lax', 'hidden=1; Path=/; SameSite=Lax; HttpOnly'],
  },
  secure: {
    label: { en: 'Without and with Secure', ko: 'Secure가 없는 것과 있는 것' },
    lines: ['plain=1; Path=/; SameSite=Lax', 'locked=1; Path=/; SameSite=Lax; Secure'],
  },
  'none-bare': { label: { en: 'SameSite=None alone', ko: 'SameSite=None만' }, lines: ['loose=1; Path=/; SameSite=None'] },
  domain: {
    label: { en: 'Without and with Domain', ko: 'Domain이 없는 것과 있는 것' },
    lines: ['here=1; Path=/; SameSite=Lax', 'wide=1; Path=/; SameSite=Lax; Domain=shop.test'],
  },
  prefix: {
    label: { en: '__Host- without and with Domain', ko: 'Domain이 없는 __Host-와 있는 __Host-' },
    lines: ['__Host-a=1; Path=/; SameSite=Lax; Secure', '__Host-b=1; Path=/; SameSite=Lax; Secure; Domain=shop.test'],
  },
  login: { label: { en: 'A log-in', ko: '로그인' }, lines: ['login=alice; Path=/; SameSite=Lax'] },
  'log-out-bare': { label: { en: 'A log-out without Path', ko: 'Path가 없는 로그아웃' }, lines: ['login=; Max-Age=0'] },
  'log-out-path': { label: { en: 'A log-out with Path', ko: 'Path가 있는 로그아웃' }, lines: ['login=; Path=/; Max-Age=0'] },
  twins: {
    label: { en: 'One name, two paths', ko: '같은 이름, 다른 Path' },
    lines: ['twin=root; Path=/; SameSite=Lax', 'twin=near; Path=/cookies; SameSite=Lax'],
  },
} satisfies Record<string, Preset>

export type PresetName = keyof typeof presets
export const presetNames = Object.keys(presets) as readonly PresetName[]
export const isPresetName = (name: string): name is PresetName => Object.hasOwn(presets, name)
