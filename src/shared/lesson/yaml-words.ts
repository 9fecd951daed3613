import type { ErrorCode } from 'yaml'
import type { Bilingual } from '../language.ts'
import type { LessonProblem } from '../problem/lesson-problem.ts'

export type ProblemWords = Pick<LessonProblem, 'found' | 'expected' | 'mend'>

export const sizeProblems = {
  tooLarge: {
    found: { en: 'the file is larger than 256 KiB', ko: '파일이 256 KiB보다 큽니다' },
    expected: { en: 'a lesson of at most 256 KiB', ko: '256 KiB 이하의 수업' },
  },
  tooMuch: {
    found: { en: 'the file has more parts than a lesson of forty steps can have', ko: '40단계 수업이 가질 수 있는 것보다 요소가 많습니다' },
    expected: { en: 'at most 40 steps; split the lesson', ko: '40단계 이하. 수업을 나누십시오' },
  },
  tooDeep: {
    found: { en: 'more than 64 lists or mappings inside each other', ko: '목록이나 매핑이 64겹 넘게 겹쳐 있습니다' },
    expected: {
      en: 'a lesson, which nests about ten deep; look for brackets that are not closed',
      ko: '열 겹쯤 되는 수업. 닫지 않은 괄호가 있는지 보십시오',
    },
  },
  tooManyBackslashes: {
    found: { en: 'more than 4000 backslashes', ko: '역슬래시가 4000개보다 많습니다' },
    expected: { en: 'a lesson; text need not be escaped', ko: '수업. 글자는 이스케이프하지 않아도 됩니다' },
  },
} satisfies Record<string, { readonly found: Bilingual; readonly expected: Bilingual }>

const plainYaml: Bilingual = { en: 'plain YAML: mappings, lists and texts', ko: '매핑, 목록, 글로만 된 YAML' }

/** What YAML allows and a lesson does not. */
export const structureWords = {
  alias: name => ({
    found: { en: `\`*${name}\` refers to another part of the file`, ko: `\`*${name}\` 별칭이 파일의 다른 부분을 가리킵니다` },
    expected: plainYaml,
    mend: {
      en: 'write the part out, or put a text that starts with * in quotes',
      ko: '가리키는 내용을 그대로 쓰거나, *로 시작하는 글은 따옴표로 묶으십시오',
    },
  }),
  anchor: name => ({
    found: { en: `\`&${name}\` names a part of the file`, ko: `\`&${name}\` 앵커가 파일의 한 부분에 이름을 붙입니다` },
    expected: plainYaml,
    mend: {
      en: 'leave the name out, or put a text that starts with & in quotes',
      ko: '앵커를 빼거나, &로 시작하는 글은 따옴표로 묶으십시오',
    },
  }),
  tag: name => ({
    found: { en: `\`${name}\` is a type that lessons do not have`, ko: `\`${name}\` 태그는 수업에 쓸 수 없습니다` },
    expected: plainYaml,
    mend: { en: 'leave it out, or put a text that starts with ! in quotes', ko: '태그를 빼거나, !로 시작하는 글은 따옴표로 묶으십시오' },
  }),
  key: () => ({
    found: { en: 'a key that is no plain text', ko: '키가 글이 아닙니다' },
    expected: { en: 'a name before the colon', ko: '콜론 앞에는 이름' },
    mend: null,
  }),
  forbiddenKey: name => ({
    found: { en: `the key \`${name}\``, ko: `\`${name}\` 키` },
    expected: { en: 'a name of the lesson format', ko: '수업 형식에 있는 이름' },
    mend: { en: 'leave it out', ko: '빼십시오' },
  }),
  twice: name => ({
    found: { en: `\`${name}\` is written here a second time`, ko: `\`${name}\` 키가 여기 두 번째로 나옵니다` },
    expected: { en: 'each key once', ko: '키마다 한 번' },
    mend: {
      en: 'join the two; in a list, put a dash before the second',
      ko: '둘을 하나로 합치십시오. 목록이면 두 번째 앞에 -를 붙이십시오',
    },
  }),
} satisfies Record<string, (name: string) => ProblemWords>

/** The library's message, which is English, says what is wrong in its own terms; each code has Korean words here, and some a remedy. */
export function explainYamlError(code: ErrorCode, message: string): ProblemWords {
  const reason = message.split('\n', 1)[0] ?? message
  return {
    found: { en: `this is not YAML: ${reason}`, ko: `YAML 문법에 맞지 않습니다. ${koreanReasons[code]}` },
    expected: { en: 'a YAML file', ko: 'YAML 파일' },
    mend: remedies[code] ?? null,
  }
}

/* Half a sentence each, without a full stop, as the other findings are. */
const koreanReasons: { readonly [Code in ErrorCode]: string } = {
  ALIAS_PROPS: '별칭(*)에 앵커나 태그가 함께 붙어 있습니다',
  BAD_ALIAS: '별칭(*)이나 앵커(&)의 이름을 읽을 수 없습니다',
  BAD_COLLECTION_TYPE: '태그가 목록이나 매핑의 종류와 맞지 않습니다',
  BAD_DIRECTIVE: '%로 시작하는 지시문을 읽을 수 없습니다',
  BAD_DQ_ESCAPE: '큰따옴표 안에 없는 이스케이프(\\)가 있습니다',
  BAD_INDENT: '들여쓰기가 앞줄과 맞지 않거나 닫지 않은 괄호가 있습니다',
  BAD_PROP_ORDER: '앵커나 태그가 -, ?, : 기호보다 앞에 있습니다',
  BAD_SCALAR_START: '따옴표 없는 글이 쓸 수 없는 문자로 시작합니다',
  BLOCK_AS_IMPLICIT_KEY: '한 줄 안에 매핑이나 목록이 또 들어 있습니다',
  BLOCK_IN_FLOW: '괄호 안에 들여쓰기로 쓴 목록이나 매핑이 있습니다',
  DUPLICATE_KEY: '같은 키가 두 번 있습니다',
  IMPOSSIBLE: '여기부터 읽을 수 없습니다',
  KEY_OVER_1024_CHARS: '키가 1024자보다 깁니다',
  MISSING_CHAR: '따옴표, 괄호, 쉼표, 콜론, 빈칸 가운데 하나가 빠졌습니다',
  MULTILINE_IMPLICIT_KEY: '키가 한 줄에서 끝나지 않습니다',
  MULTIPLE_ANCHORS: '앵커(&)가 한 자리에 두 개 있습니다',
  MULTIPLE_DOCS: '한 파일에 문서가 여러 개 있습니다',
  MULTIPLE_TAGS: '태그(!)가 한 자리에 두 개 있습니다',
  NON_STRING_KEY: '키가 글이 아닙니다',
  RESOURCE_EXHAUSTION: '파일이 너무 복잡합니다',
  TAB_AS_INDENT: '탭 문자로 들여 썼습니다',
  TAG_RESOLVE_FAILED: '알 수 없는 태그(!)가 있습니다',
  UNEXPECTED_TOKEN: '여기에 올 수 없는 것이 있습니다',
}

const quoteIt: Bilingual = {
  en: 'put a text that holds `: ` or ` #`, or that starts with a special character, in quotes',
  ko: '`: `이나 ` #`이 들어 있거나 특수 문자로 시작하는 글은 따옴표로 묶으십시오',
}
const indentIt: Bilingual = {
  en: 'indent with spaces, and lines that belong together by the same number of them',
  ko: '들여쓰기는 빈칸으로 하고, 같은 묶음의 줄은 빈칸 수를 맞추십시오',
}
const closeIt: Bilingual = { en: 'close the quote or the bracket that is open', ko: '열린 따옴표나 괄호를 닫으십시오' }

const remedies: Readonly<Partial<Record<ErrorCode, Bilingual>>> = {
  BAD_ALIAS: quoteIt,
  BAD_DQ_ESCAPE: {
    en: 'use single quotes where backslashes are meant as they are',
    ko: '역슬래시를 그대로 쓰려면 작은따옴표로 묶으십시오',
  },
  BAD_INDENT: indentIt,
  BAD_SCALAR_START: quoteIt,
  BLOCK_AS_IMPLICIT_KEY: quoteIt,
  BLOCK_IN_FLOW: closeIt,
  MISSING_CHAR: closeIt,
  MULTILINE_IMPLICIT_KEY: {
    en: 'a colon may be missing at the end of this line or of the next',
    ko: '이 줄이나 다음 줄 끝에 콜론이 빠졌을 수 있습니다',
  },
  MULTIPLE_DOCS: { en: 'one lesson a file: leave out the line `---`', ko: '파일 하나에 수업 하나입니다. `---` 줄을 빼십시오' },
  TAB_AS_INDENT: indentIt,
  TAG_RESOLVE_FAILED: quoteIt,
  UNEXPECTED_TOKEN: quoteIt,
}
