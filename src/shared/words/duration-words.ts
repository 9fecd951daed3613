import type { Language } from '../language.ts'

const units = [
  { ms: 86_400_000, en: ' d', ko: '일' },
  { ms: 3_600_000, en: ' h', ko: '시간' },
  { ms: 60_000, en: ' min', ko: '분' },
  { ms: 1000, en: ' s', ko: '초' },
] as const

/** A span of time in its two largest units: `8 h`, `1 h 5 min`, `3초`. Under a second: `0 s`. The sign is dropped: the sentence says the direction. */
export function sayDuration(ms: number, language: Language): string {
  let left = Math.abs(ms)
  const parts: string[] = []
  for (const unit of units) {
    const count = Math.floor(left / unit.ms)
    left -= count * unit.ms
    if (count > 0) parts.push(`${count}${unit[language]}`)
    else if (parts.length > 0) break
    if (parts.length === 2) break
  }
  return parts.length > 0 ? parts.join(' ') : `0${units[3][language]}`
}
