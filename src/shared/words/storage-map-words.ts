import type { Bilingual } from '../language.ts'
import type { MapThing } from '../trace/storage-map.ts'
import type { TabAccess } from '../trace/tab-access.ts'
import type { WorldTab } from '../trace/world.ts'
import { sayAccessBlocker, sayRemedy } from './access-blocker-words.ts'
import { shown } from './shown.ts'

export interface CellExplanation {
  readonly question: Bilingual
  readonly sentences: readonly Bilingual[]
  readonly rule: string
}

/** The word in a cell. */
export function saySight(sight: TabAccess): Bilingual {
  switch (sight.kind) {
    case 'sent':
      return { en: 'sent', ko: '보냄' }
    case 'sent-only':
      return { en: 'sent, not readable', ko: '보냄, 읽을 수 없음' }
    case 'readable':
      return { en: 'yes', ko: '보임' }
    case 'opened':
      return { en: `via ${shown(sight.name)}`, ko: `${shown(sight.name)} 값으로` }
    case 'not-recorded':
      return { en: 'not known', ko: '알 수 없음' }
    case 'no':
      return { en: 'no', ko: '안 보임' }
  }
}

/** Answers "why does this tab (not) see it?" for one cell. */
export function explainCell(thing: MapThing, sight: TabAccess, tab: Pick<WorldTab, 'lane'>): CellExplanation {
  return { question: ask(thing, sight, tab), sentences: answer(thing, sight), rule: ruleOf(thing) }
}

/** What a row is called. */
export function nameOfThing(thing: MapThing): Bilingual {
  switch (thing.kind) {
    case 'cookie':
      return same(thing.cookie.name === '' ? '(no name)' : shown(thing.cookie.name), thing.cookie.name === '' ? '(이름 없음)' : undefined)
    case 'local':
    case 'session':
      return same(shown(thing.item.key))
    case 'server-session': {
      const { user } = thing.session.row
      return user === null
        ? { en: 'session of a visitor', ko: '방문자의 세션' }
        : { en: `session of ${shown(user)}`, ko: `${shown(user)} 사용자의 세션` }
    }
    case 'refresh-token': {
      const user = shown(thing.token.row.user)
      return { en: `refresh token of ${user}`, ko: `${user} 사용자의 리프레시 토큰` }
    }
  }
}

const same = (en: string, ko = en): Bilingual => ({ en, ko })

function ask(thing: MapThing, sight: TabAccess, { lane }: Pick<WorldTab, 'lane'>): Bilingual {
  // A cookie or an item may be called “seen”, and “does tab A not see seen” would puzzle.
  const bare = nameOfThing(thing)
  const isNamedByPage = thing.kind !== 'server-session' && thing.kind !== 'refresh-token'
  const name = isNamedByPage ? { en: `“${bare.en}”`, ko: `“${bare.ko}”` } : bare
  const [gets, verb] =
    thing.kind === 'cookie'
      ? ([{ en: 'send', ko: '보냅니까' }, '쿠키를'] as const)
      : thing.kind === 'server-session' || thing.kind === 'refresh-token'
        ? ([{ en: 'reach the', ko: '열 수 있습니까' }, '행을'] as const)
        : ([{ en: 'see', ko: '볼 수 있습니까' }, '항목을'] as const)
  const negated = { 보냅니까: '보내지 않습니까', '열 수 있습니까': '열 수 없습니까', '볼 수 있습니까': '볼 수 없습니까' } as const
  if (sight.kind === 'not-recorded')
    return { en: `Does tab ${lane} ${gets.en} ${name.en}?`, ko: `${lane} 탭은 ${name.ko} ${verb} ${gets.ko}?` }
  if (sight.kind === 'no')
    return { en: `Why does tab ${lane} not ${gets.en} ${name.en}?`, ko: `${lane} 탭은 왜 ${name.ko} ${verb} ${negated[gets.ko]}?` }
  return { en: `Why does tab ${lane} ${gets.en} ${name.en}?`, ko: `${lane} 탭은 왜 ${name.ko} ${verb} ${gets.ko}?` }
}

function answer(thing: MapThing, sight: TabAccess): readonly Bilingual[] {
  switch (sight.kind) {
    case 'sent':
      return [
        sentSentence,
        {
          en: 'It has no HttpOnly: scripts of the page read it in document.cookie.',
          ko: 'HttpOnly가 없어 페이지의 스크립트가 document.cookie로 읽습니다.',
        },
      ]
    case 'sent-only':
      return [
        sentSentence,
        {
          en: 'It is HttpOnly: it goes along, but no script of the page can read it. A script can still make requests that carry it.',
          ko: 'HttpOnly라서 함께 가지만 페이지의 스크립트는 읽을 수 없습니다. 그래도 스크립트는 이 쿠키가 따라가는 요청을 보낼 수 있습니다.',
        },
      ]
    case 'readable':
      return [
        thing.kind === 'session'
          ? { en: 'It is this tab’s own, and its page has the same origin.', ko: '이 탭의 것이고 페이지의 출처도 같습니다.' }
          : {
              en: 'The same browser and the same origin: scheme, host and port.',
              ko: '브라우저가 같고 출처(스킴, 호스트, 포트)도 같습니다.',
            },
        {
          en: 'Every script of the page reads and writes it. Nothing sends it by itself.',
          ko: '페이지의 모든 스크립트가 읽고 쓸 수 있습니다. 저절로 전송되지는 않습니다.',
        },
      ]
    case 'not-recorded':
      return [notRecordedSentence]
    case 'opened':
      return [sayOpened(sight)]
    case 'no':
      return sight.why.flatMap((why, index) => {
        const remedy = index === 0 && sight.why.length === 1 ? sayRemedy(why) : null
        return remedy === null ? [sayAccessBlocker(why)] : [sayAccessBlocker(why), remedy]
      })
  }
}

const notRecordedSentence: Bilingual = {
  en: 'Not known: the version of Crumbtrail that saved this trace did not record whether the item belongs to a page of this origin or to its frame in a page of another site. Chromium keeps the two apart.',
  ko: '알 수 없습니다. 이 기록을 저장한 Crumbtrail 버전은 이 출처의 페이지가 쓴 항목인지, 다른 사이트의 페이지 안에 있는 프레임이 쓴 항목인지 기록하지 않았습니다. Chromium은 둘을 따로 둡니다.',
}

const sentSentence: Bilingual = {
  en: 'The same browser, and host, path and scheme match: a request for the tab’s own address carries it.',
  ko: '브라우저가 같고 호스트, 경로, 스킴이 맞아서 탭의 주소로 보내는 요청에 함께 갑니다.',
}

function sayOpened({ by, name }: Extract<TabAccess, { kind: 'opened' }>): Bilingual {
  if (by === 'cookie') {
    return {
      en: `The tab’s requests carry ${shown(name)}, and its value opens this row. Only the server sees the row itself.`,
      ko: `탭의 요청에 ${shown(name)} 쿠키가 함께 가고, 그 값이 이 행을 엽니다. 행 자체는 서버만 봅니다.`,
    }
  }
  const area = by === 'local' ? 'localStorage' : 'sessionStorage'
  return {
    en: `A script of the page can read ${shown(name)} in ${area} and send it; the value opens this row.`,
    ko: `페이지의 스크립트가 ${area}에서 ${shown(name)} 항목을 읽어 보낼 수 있고, 그 값이 이 행을 엽니다.`,
  }
}

function ruleOf({ kind }: MapThing): string {
  switch (kind) {
    case 'cookie':
      return 'RFC 6265bis, "Retrieval Model"'
    case 'local':
      return 'HTML, "The localStorage getter"'
    case 'session':
      return 'HTML, "The sessionStorage getter"'
    case 'server-session':
      return 'OWASP ASVS v5.0.0-7.2'
    case 'refresh-token':
      return 'RFC 9700 §4.14'
  }
}
