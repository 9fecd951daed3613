import { describe, expect, it } from 'vitest'
import { lintCodes } from '@shared/workbench/lint.ts'
import { lintWords } from '@shared/words/lint-words.ts'

describe('what the workbench says while one types', () => {
  it.each(lintCodes)('%s has a sentence in both languages', code => {
    expect(lintWords[code].en).toMatch(/^[A-Z].*(?:[.:]|GMT\.)$/)
    expect(lintWords[code].ko).toMatch(/[가-힣].*(?:니다\.|니까[:?]|니다:|GMT)$/)
    expect(lintWords[code].ko).not.toMatch(/(세요|해요|예요|어요|아요)/)
  })
})
