import { expect, it } from 'vitest'
import { fieldTermsIn, textsOf } from '@shared/lesson/field-terms.ts'

it('gives every name of a term that the texts use, in either language', () => {
  expect(fieldTermsIn(['That is CSRF.'])).toContain('사이트 간 요청 위조')
  expect(fieldTermsIn(['이것이 CSRF입니다.'])).toContain('XSRF')
  expect(fieldTermsIn(['세션 고정을 막습니다'])).toContain('session fixation')
})
it('takes whole words alone', () => {
  expect(fieldTermsIn(['algorithms, replayed, XSSes'])).toEqual([])
})
it('reads every text of a lesson', () => {
  expect(textsOf({ title: { en: 'a', ko: 'b' }, minutes: 3, steps: [{ say: { en: 'c' }, hint: undefined }, null] })).toEqual([
    'a',
    'b',
    'c',
  ])
})
