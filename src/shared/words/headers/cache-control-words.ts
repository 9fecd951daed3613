import { listMembers, readDirective, secondsMs } from '../../web/field-value.ts'
import { sayDuration } from '../duration-words.ts'
import type { Explained, ExplainedPart } from '../explained.ts'
import { shown } from '../shown.ts'

type Say = (argument: string | null) => Explained

/** Each directive of Cache-Control in its place: some words mean another thing in a request than in an answer. */
export function readCacheControl(value: string, side: 'request' | 'answer'): readonly ExplainedPart[] {
  const table = side === 'request' ? requestDirectives : answerDirectives
  return listMembers(value).map(member => {
    const { name, argument } = readDirective(member)
    const say = Object.hasOwn(table, name) ? table[name] : undefined
    return { term: member, ...(say ?? unknown)(argument) }
  })
}

const unknown: Say = () => ({
  sentence: { en: 'Caches do not know this directive and ignore it.', ko: '캐시가 모르는 지시어여서 무시됩니다.' },
  rule: 'RFC 9111 §5.2.3',
})

/** A span by its argument; without a proper number, what caches make of it. */
function timed(rule: string, say: (en: string, ko: string, ms: number) => Explained['sentence']): Say {
  return argument => {
    const ms = secondsMs(argument)
    if (ms !== null) return { sentence: say(sayDuration(ms, 'en'), sayDuration(ms, 'ko'), ms), rule }
    const written = shown(argument ?? '')
    return {
      sentence: {
        en: `“${written}” is not a number of seconds: caches should treat the copy as stale.`,
        ko: `“${written}” 값은 초 단위 숫자가 아닙니다. 캐시는 사본을 오래된 것으로 다루어야 합니다.`,
      },
      rule: 'RFC 9111 §4.2.1',
    }
  }
}
const fixed =
  (rule: string, en: string, ko: string): Say =>
  () => ({ sentence: { en, ko }, rule })

const answerDirectives: Readonly<Record<string, Say>> = {
  'max-age': timed('RFC 9111 §5.2.2.1', (en, ko, ms) =>
    ms === 0
      ? {
          en: 'Stale at once: a kept copy is checked with the server before it is used.',
          ko: '받자마자 오래된 것이 됩니다. 보관한 사본은 서버에 확인한 뒤에 씁니다.',
        }
      : {
          en: `Fresh for ${en}: until then the copy is used and the server is not asked.`,
          ko: `${ko} 동안 유효합니다. 그동안은 서버에 묻지 않고 사본을 씁니다.`,
        },
  ),
  's-maxage': timed('RFC 9111 §5.2.2.10', (en, ko) => ({
    en: `Fresh for ${en} in shared caches (a proxy, a CDN); a browser’s own cache ignores it.`,
    ko: `프록시나 CDN 같은 공유 캐시에서 ${ko} 동안 유효합니다. 브라우저의 캐시는 무시합니다.`,
  })),
  'no-cache': fixed(
    'RFC 9111 §5.2.2.4',
    'May be kept, but is checked with the server before each use. It does not forbid keeping; no-store does.',
    '보관은 하되 쓸 때마다 먼저 서버에 확인합니다. 보관을 금지하는 것은 no-store입니다.',
  ),
  'no-store': fixed(
    'RFC 9111 §5.2.2.5',
    'No cache may store it. Back may still show the page from memory (bfcache), which is not an HTTP cache.',
    '어떤 캐시도 보관할 수 없습니다. 그래도 뒤로 가기는 메모리에 남은 페이지(bfcache)를 보여 줄 수 있습니다. bfcache는 HTTP 캐시가 아닙니다.',
  ),
  private: fixed(
    'RFC 9111 §5.2.2.7',
    'Only the browser’s own cache may keep it, not a shared one (a proxy, a CDN). It does not depend on who is logged in: the next user of this browser may get the same copy.',
    '브라우저의 캐시만 보관하고 프록시나 CDN 같은 공유 캐시는 보관할 수 없습니다. 누가 로그인했는지와는 관계없으므로 이 브라우저의 다음 사용자가 같은 사본을 받을 수 있습니다.',
  ),
  public: fixed(
    'RFC 9111 §5.2.2.9',
    'Any cache may keep it, a shared one too, even if the request carried Authorization.',
    '공유 캐시를 포함한 모든 캐시가 보관할 수 있습니다. 요청에 Authorization이 있었어도 마찬가지입니다.',
  ),
  'must-revalidate': fixed(
    'RFC 9111 §5.2.2.2',
    'Once stale, the copy is never used without asking the server, not even while the server cannot be reached.',
    '오래된 사본은 서버에 닿지 않을 때라도 확인 없이 쓰지 않습니다.',
  ),
  'proxy-revalidate': fixed(
    'RFC 9111 §5.2.2.8',
    'As must-revalidate, for shared caches alone.',
    'must-revalidate와 같지만 공유 캐시에만 적용됩니다.',
  ),
  'must-understand': fixed(
    'RFC 9111 §5.2.2.3',
    'To be kept only by a cache that understands the status code.',
    '상태 코드를 이해하는 캐시만 보관할 수 있습니다.',
  ),
  'no-transform': fixed(
    'RFC 9111 §5.2.2.6',
    'Proxies may not change the content (shrink pictures, say).',
    '중간에서 이미지를 줄이는 등 본문을 바꾸면 안 됩니다.',
  ),
  immutable: fixed(
    'RFC 8246 §2',
    'It will not change while fresh: a reload need not ask again.',
    '유효한 동안 바뀌지 않으므로 새로고침해도 다시 물을 필요가 없습니다.',
  ),
  'stale-while-revalidate': timed('RFC 5861 §3', (en, ko) => ({
    en: `For ${en} after it went stale, the copy may still be used while the server is asked in the background.`,
    ko: `오래된 뒤에도 ${ko} 동안은 뒤에서 서버에 물으면서 사본을 쓸 수 있습니다.`,
  })),
  'stale-if-error': timed('RFC 5861 §4', (en, ko) => ({
    en: `For ${en} after it went stale, the copy may be used instead when the server fails.`,
    ko: `오래된 뒤에도 ${ko} 동안은 서버에 오류가 나면 사본을 대신 쓸 수 있습니다.`,
  })),
}

const requestDirectives: Readonly<Record<string, Say>> = {
  'max-age': timed('RFC 9111 §5.2.1.1', (en, ko, ms) =>
    ms === 0
      ? {
          en: 'Use no copy without asking the server first: this is what a reload sends.',
          ko: '서버에 확인하지 않은 사본은 받지 않습니다. 새로고침이 이렇게 요청합니다.',
        }
      : { en: `Takes no copy that is older than ${en}.`, ko: `${ko}보다 오래된 사본은 받지 않습니다.` },
  ),
  'max-stale': argument =>
    argument === null
      ? { sentence: { en: 'Takes a stale copy of any age.', ko: '오래된 사본이라도 모두 받습니다.' }, rule: 'RFC 9111 §5.2.1.2' }
      : timed('RFC 9111 §5.2.1.2', (en, ko) => ({
          en: `Takes a copy that went stale up to ${en} ago.`,
          ko: `오래된 지 ${ko} 이내인 사본까지 받습니다.`,
        }))(argument),
  'min-fresh': timed('RFC 9111 §5.2.1.3', (en, ko) => ({
    en: `Takes only a copy that stays fresh for ${en} more.`,
    ko: `앞으로 ${ko} 더 유효한 사본만 받습니다.`,
  })),
  'no-cache': fixed(
    'RFC 9111 §5.2.1.4',
    'Use no copy without asking the server first: this is what a reload past the cache sends.',
    '서버에 확인하지 않은 사본은 받지 않습니다. 캐시를 건너뛰는 새로고침이 이렇게 요청합니다.',
  ),
  'no-store': fixed(
    'RFC 9111 §5.2.1.5',
    'No cache may keep this request or its response.',
    '어떤 캐시도 이 요청과 응답을 보관할 수 없습니다.',
  ),
  'no-transform': fixed('RFC 9111 §5.2.1.6', 'Proxies may not change the content.', '중간에서 본문을 바꾸면 안 됩니다.'),
  'only-if-cached': fixed(
    'RFC 9111 §5.2.1.7',
    'From a cache or not at all: the server is not to be asked (504 otherwise).',
    '캐시에 있을 때만 받습니다. 없으면 서버에 묻지 않고 504로 끝납니다.',
  ),
}
