import type { Bilingual } from '../language.ts'
import type { SchemaIssue, ValueType } from '../problem/schema-issue.ts'
import type { ValueForm } from '../schema/value-form.ts'
import { shown } from './shown.ts'

/** What belongs there and what stands there: half a sentence, without a full stop. */
export function saySchemaIssue(issue: SchemaIssue): Bilingual {
  switch (issue.kind) {
    case 'missing': {
      const { en, ko } = typeWords[issue.expected]
      return { en: `${en} is expected, and nothing is there`, ko: `${ko} 있어야 하는데 아무것도 없습니다` }
    }
    case 'type': {
      const [expected, found] = [typeWords[issue.expected], typeWords[issue.found]]
      return { en: `${expected.en} is expected, and ${found.en} is there`, ko: `${expected.ko} 있어야 하는데 ${found.ko} 있습니다` }
    }
    case 'unknown-names': {
      const names = listed(issue.names)
      return { en: `no such name belongs here: ${names}`, ko: `여기에 올 수 없는 이름이 있습니다: ${names}` }
    }
    case 'one-of': {
      const words = listed(issue.words)
      return { en: `it has to be one of ${words}`, ko: `다음 중 하나여야 합니다: ${words}` }
    }
    case 'at-least':
    case 'at-most':
      return sayBound(issue)
    case 'form':
      return formWords[issue.form]
    case 'unfit':
      return { en: 'such a value is not allowed here', ko: '여기에 올 수 없는 값입니다' }
  }
}

/** In Korean with the particle of the subject. */
const typeWords: { readonly [Type in ValueType]: Bilingual } = {
  text: { en: 'a text', ko: '글이' },
  number: { en: 'a number', ko: '숫자가' },
  'whole-number': { en: 'a whole number', ko: '정수가' },
  boolean: { en: 'true or false', ko: 'true나 false가' },
  list: { en: 'a list', ko: '목록이' },
  object: { en: 'an object', ko: '객체가' },
  nothing: { en: 'null', ko: 'null이' },
  value: { en: 'a value of another kind', ko: '다른 종류의 값이' },
}

const formWords: { readonly [Form in ValueForm]: Bilingual } = {
  'date-time': { en: 'a date and time as ISO 8601 writes them is expected', ko: 'ISO 8601 형식의 날짜와 시각이 있어야 합니다' },
  lane: { en: 'one to three capital letters are expected', ko: '영어 대문자 한 개에서 세 개까지여야 합니다' },
  'lab-host': {
    en: 'a host of the lab is expected, such as shop.test',
    ko: 'shop.test 같은 실습실의 호스트여야 합니다',
  },
  'lab-address': {
    en: 'an address in the lab is expected, such as https://shop.test/',
    ko: 'https://shop.test/ 같은 실습실 안의 주소여야 합니다',
  },
  'lab-origin': {
    en: 'an origin of the lab is expected, such as https://shop.test',
    ko: 'https://shop.test 같은 실습실의 출처여야 합니다',
  },
}

function sayBound({ kind, bound, of }: Extract<SchemaIssue, { readonly kind: 'at-least' | 'at-most' }>): Bilingual {
  const [en, ko] = [kind === 'at-least' ? 'at least' : 'at most', kind === 'at-least' ? '이상이어야' : '이하여야']
  switch (of) {
    case 'number':
      return { en: `the number has to be ${en} ${bound}`, ko: `숫자는 ${bound} ${ko} 합니다` }
    case 'text':
      return { en: `the text has to have ${en} ${bound} characters`, ko: `글은 ${bound}자 ${ko} 합니다` }
    case 'list':
      return { en: `the list has to have ${en} ${bound} entries`, ko: `목록의 항목은 ${bound}개 ${ko} 합니다` }
  }
}

/** Enough to see what is meant. */
const mostListed = 8

function listed(words: readonly string[]): string {
  const quoted = words.slice(0, mostListed).map(word => `"${shown(word)}"`)
  return words.length > mostListed ? `${quoted.join(', ')}, …` : quoted.join(', ')
}
