import type { JsonMistake } from '../problem/json-mistake.ts'
import type { Bilingual } from '../language.ts'
import type { TraceProblem } from '../problem/trace-problem.ts'
import { sayJsonColumn, sayJsonMistake } from './json-problem-words.ts'
import { saySchemaIssue } from './schema-issue-words.ts'
import { visibleText } from '../web/visible-text.ts'
import { shown } from './shown.ts'

/** What is wrong with the contents of a saved trace or a HAR, and what to do about it. */
export function sayTraceProblem(problem: TraceProblem): Bilingual {
  switch (problem.kind) {
    case 'empty':
      return {
        en: 'The file is empty: nothing was written into it, or the copy failed. Save or copy it again, or choose another one.',
        ko: '파일이 비어 있습니다. 쓴 것이 없거나 복사에 실패했습니다. 다시 저장하거나 복사하십시오. 다른 파일을 골라도 됩니다.',
      }
    case 'no-trace':
      return {
        en: 'This is no saved trace: one begins with {"crumbtrail-trace":1,…}. Choose a .crumbtrail or a .har file.',
        ko: '저장된 기록이 아닙니다. 저장된 기록의 첫머리는 {"crumbtrail-trace":1,…}입니다. .crumbtrail이나 .har 파일을 고르십시오.',
      }
    case 'no-har':
      return {
        en: 'This is no HAR: it has no "log" with "entries". Choose a .crumbtrail or a .har file.',
        ko: 'HAR가 아닙니다. "entries"가 든 "log"가 없습니다. .crumbtrail이나 .har 파일을 고르십시오.',
      }
    case 'newer-format':
      return {
        en: `This trace has format ${problem.format}, and this Crumbtrail reads up to ${problem.known}. Open it with a newer Crumbtrail.`,
        ko: `형식 ${problem.format}의 기록인데, 지금 쓰는 Crumbtrail은 형식 ${problem.known}까지 읽습니다. 더 새로운 Crumbtrail에서 여십시오.`,
      }
    case 'empty-line':
      return {
        en: `This line is empty, and every line holds an event. ${changedByHand.en}`,
        ko: `빈 줄입니다. 줄마다 이벤트가 하나씩 있어야 합니다. ${changedByHand.ko}`,
      }
    case 'no-json-line':
      return sayNoJson({ en: 'This line is not JSON.', ko: '이 줄은 JSON이 아닙니다.' }, problem.mistake, sayJsonColumn)
    case 'no-json':
      return sayNoJson({ en: 'The file is not JSON.', ko: 'JSON 파일이 아닙니다.' }, problem.mistake, sayJsonMistake)
    case 'out-of-order':
      return {
        en: `"seq" is ${problem.seq}, but the event before has ${problem.before}: the lines are out of order. ${changedByHand.en}`,
        ko: `"seq" 값이 ${problem.seq}인데 앞 이벤트는 ${problem.before}입니다. 줄의 순서가 바뀌었습니다. ${changedByHand.ko}`,
      }
    case 'too-deep':
      return {
        en: `Its lists and objects lie in each other more than ${problem.atMost} deep, which no trace or HAR needs. It was not opened.`,
        ko: `목록과 객체가 ${problem.atMost}단계보다 깊이 겹쳐 있습니다. 기록이나 HAR에는 그럴 일이 없어 열지 않았습니다.`,
      }
    case 'too-many-members': {
      const number = problem.atMost.toLocaleString('en')
      return {
        en: `One of its objects has more than ${number} members, which no trace or HAR needs. It was not opened.`,
        ko: `객체 하나에 멤버가 ${number}개 넘게 들어 있습니다. 기록이나 HAR에는 그럴 일이 없어 열지 않았습니다.`,
      }
    }
    case 'too-many-values':
    case 'too-many-entries':
    case 'too-many-events':
      return sayTooMany(problem.kind, problem.atMost)
    case 'unknown-event':
      return sayUnknownEvent(problem)
    case 'bad-value':
      return sayBadValue(problem)
  }
}

const changedByHand: Bilingual = {
  en: 'Was the file changed by hand? Open it as it was saved.',
  ko: '손으로 고친 파일인지 확인하고, 저장된 그대로의 파일을 여십시오.',
}
const cutOff: Bilingual = {
  en: 'Was the file cut off while it was copied? Save or copy it again.',
  ko: '복사하다가 잘린 파일인지 확인하고, 다시 저장하거나 복사하십시오.',
}

function sayNoJson(what: Bilingual, mistake: JsonMistake | null, where: (mistake: JsonMistake) => Bilingual): Bilingual {
  const isCut = mistake === null || mistake.problem === 'unexpected-end' || mistake.problem === 'open-text'
  return joined(what, mistake === null ? null : where(mistake), isCut ? cutOff : changedByHand)
}

function sayTooMany(kind: 'too-many-values' | 'too-many-entries' | 'too-many-events', atMost: number): Bilingual {
  const what: Bilingual = {
    'too-many-values': { en: 'values', ko: '값' },
    'too-many-entries': { en: 'entries', ko: '항목' },
    'too-many-events': { en: 'events', ko: '이벤트' },
  }[kind]
  const number = atMost.toLocaleString('en')
  return {
    en: `It holds more than ${number} ${what.en}, and there is no room for so many. Record and save a shorter one.`,
    ko: `${what.ko} 수가 ${number}개를 넘어 열 자리가 없습니다. 더 짧게 기록하여 저장하십시오.`,
  }
}

function sayUnknownEvent({ name, at }: Extract<TraceProblem, { readonly kind: 'unknown-event' }>): Bilingual {
  const place = at === '' ? '' : `${shownPath(at)}: `
  const newer = {
    en: 'Was the file changed by hand, or made by a newer Crumbtrail?',
    ko: '손으로 고친 파일이거나 더 새로운 Crumbtrail에서 만든 파일인지 확인하십시오.',
  }
  if (name === null)
    return {
      en: `${place}No event is here: it has no "kind". ${newer.en}`,
      ko: `${place}이벤트가 아닙니다. "kind"가 없습니다. ${newer.ko}`,
    }
  return {
    en: `${place}There is no event of kind "${shown(name)}". ${newer.en}`,
    ko: `${place}"${shown(name)}" 종류의 이벤트는 없습니다. ${newer.ko}`,
  }
}

function sayBadValue({ at, issue, of }: Extract<TraceProblem, { readonly kind: 'bad-value' }>): Bilingual {
  const { en, ko } = saySchemaIssue(issue)
  const [name, inHar] = [shownPath(at), of === 'har']
  const what: Bilingual =
    at === ''
      ? { en: `This line is not as expected: ${en}.`, ko: `이 줄의 내용이 맞지 않습니다. ${ko}.` }
      : {
          en: `${inHar ? 'In this HAR ' : ''}"${name}" is not as expected: ${en}.`,
          ko: `${inHar ? '이 HAR에서 ' : ''}"${name}" 값이 맞지 않습니다. ${ko}.`,
        }
  const mend: Bilingual = inHar
    ? { en: 'Save the HAR again where it is from.', ko: 'HAR를 만든 프로그램에서 다시 저장하십시오.' }
    : changedByHand
  return joined(what, mend)
}

/** A path is longer than a name, and its end says most; the names in it are the file's own. */
const shownPath = (at: string): string => visibleText(at.length > 120 ? `…${at.slice(-119)}` : at)

function joined(...texts: readonly (Bilingual | null)[]): Bilingual {
  const said = texts.filter(text => text !== null)
  return { en: said.map(({ en }) => en).join(' '), ko: said.map(({ ko }) => ko).join(' ') }
}
