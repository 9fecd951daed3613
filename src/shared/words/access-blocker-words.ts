import type { Bilingual } from '../language.ts'
import type { SessionEnd } from '../trace/session-row.ts'
import type { AccessBlocker, AccessBlockerKind } from '../trace/access-blocker.ts'
import { sayDuration } from './duration-words.ts'
import { profileWords } from './event-words.ts'
import { refreshEndWords, sessionEndWords } from './server-event-words.ts'
import { shown } from './shown.ts'
import { sayKeptForFrames } from './storage-place-words.ts'

/** A few words for a cell, so that a "no" says which kind of no it is. */
export const accessBlockerShort: { readonly [Kind in AccessBlockerKind]: Bilingual } = {
  'no-page': { en: 'no page', ko: '페이지 없음' },
  'other-profile': { en: 'other browser', ko: '다른 브라우저' },
  'other-host': { en: 'other host', ko: '다른 호스트' },
  'other-path': { en: 'other path', ko: '다른 경로' },
  'needs-https': { en: 'https only', ko: 'https 전용' },
  'other-partition': { en: 'other partition', ko: '다른 파티션' },
  'other-storage-partition': { en: 'for frames', ko: '프레임 전용' },
  expired: { en: 'expired', ko: '만료됨' },
  'other-origin': { en: 'other origin', ko: '다른 출처' },
  'other-tab': { en: 'other tab', ko: '다른 탭' },
  'no-key': { en: 'no key', ko: '키 없음' },
  'key-out-of-reach': { en: 'key not sent', ko: '키 못 보냄' },
  'row-ended': { en: 'ended', ko: '끝남' },
}

/** Why a tab does not see a thing, with the facts of both. A whole sentence. */
export function sayAccessBlocker(why: AccessBlocker): Bilingual {
  switch (why.kind) {
    case 'no-page':
      return { en: 'The tab shows no page that has an address in the lab.', ko: '이 탭에는 실습실 주소의 페이지가 없습니다.' }
    case 'other-profile':
      return sayOtherProfile(why)
    case 'other-host':
      return sayOtherHost(why)
    case 'other-path':
      return {
        en: `Its Path is ${shown(why.path)}, and the tab’s address is ${shown(why.here)}.`,
        ko: `쿠키의 Path는 ${shown(why.path)}인데, 탭의 주소는 ${shown(why.here)}입니다.`,
      }
    case 'needs-https':
      return {
        en: 'It is Secure, and the tab’s page came over plain http.',
        ko: 'Secure 쿠키인데, 탭의 페이지는 암호화되지 않은 http로 왔습니다.',
      }
    case 'other-partition':
      return {
        en: `It is kept apart for pages under ${shown(why.partition)} (Partitioned); the tab’s own page is ${shown(why.here)}.`,
        ko: `${shown(why.partition)} 아래의 페이지만 쓰는 쿠키입니다(Partitioned). 탭의 페이지는 ${shown(why.here)}입니다.`,
      }
    case 'other-storage-partition':
      return sayKeptForFrames(why)
    case 'expired':
      return {
        en: `It expired ${sayDuration(why.agoMs, 'en')} ago; the browser deletes it at its next check.`,
        ko: `${sayDuration(why.agoMs, 'ko')} 전에 만료되었습니다. 브라우저가 다음에 확인할 때 지웁니다.`,
      }
    case 'other-origin':
      return sayOtherOrigin(why)
    case 'other-tab':
      return sayOtherTab(why)
    default:
      return sayRowOutOfReach(why)
  }
}

/** What would have to be different; null where nothing would help, or the sentence has said it. */
export function sayRemedy(why: AccessBlocker): Bilingual | null {
  switch (why.kind) {
    case 'other-host':
      if (why.wider === null) return null
      return {
        en: `With Domain=${shown(why.wider)} it would be sent there too.`,
        ko: `Domain=${shown(why.wider)} 속성이 있었다면 그곳에도 보냅니다.`,
      }
    case 'other-path':
      return { en: 'With Path=/ it would go to every address of the host.', ko: 'Path=/ 속성이라면 호스트의 모든 주소로 갑니다.' }
    case 'needs-https':
      return {
        en: 'Over https it would be sent; without Secure it would travel here as well, readable on the way.',
        ko: 'https라면 보냅니다. Secure가 없다면 여기로도 가지만 도중에 누구나 읽을 수 있습니다.',
      }
    case 'other-origin':
      return {
        en: 'A page of the other origin could hand it over with postMessage, or the server could.',
        ko: '다른 출처의 페이지가 postMessage로 건네거나 서버가 건넬 수는 있습니다.',
      }
    case 'key-out-of-reach':
      return sayRemedy(why.why)
    default:
      return null
  }
}

function sayOtherProfile({ of, here }: Extract<AccessBlocker, { kind: 'other-profile' }>): Bilingual {
  const [owner, tab] = [profileWords[of], profileWords[here]]
  return {
    en: `It is in the browser ${owner.en}, and the tab belongs to ${tab.en}. Two browsers share nothing.`,
    ko: `${owner.ko} 브라우저에 있는데, 이 탭은 ${tab.ko} 브라우저의 것입니다. 두 브라우저는 아무것도 공유하지 않습니다.`,
  }
}

function sayOtherHost({ domain, hostOnly, here, wider, isHostPrefixed }: Extract<AccessBlocker, { kind: 'other-host' }>): Bilingual {
  const [theirs, ours] = [shown(domain), shown(here)]
  const belongs: Bilingual = hostOnly
    ? {
        en: `It was set without Domain, so it belongs to the host ${theirs} alone.`,
        ko: `Domain 없이 설정되어 ${theirs} 호스트에만 속합니다.`,
      }
    : { en: `Its Domain is ${theirs}.`, ko: `쿠키의 Domain은 ${theirs}입니다.` }
  const end: Bilingual = isHostPrefixed
    ? { en: 'Its name begins with __Host-, so it can have no Domain at all.', ko: '이름이 __Host-로 시작하므로 Domain을 둘 수 없습니다.' }
    : wider === null
      ? { en: 'Another site: no Domain can bring it there.', ko: '사이트가 달라서 어떤 Domain으로도 그곳에 보낼 수 없습니다.' }
      : { en: 'The same site, but another host.', ko: '사이트는 같지만 호스트가 다릅니다.' }
  return { en: `${belongs.en} The tab is at ${ours}. ${end.en}`, ko: `${belongs.ko} 이 탭은 ${ours} 호스트에 있습니다. ${end.ko}` }
}

function sayOtherOrigin({ part, origin, here }: Extract<AccessBlocker, { kind: 'other-origin' }>): Bilingual {
  const what: Bilingual = {
    scheme: { en: 'The scheme differs', ko: '스킴이 다릅니다' },
    host: { en: 'The host differs', ko: '호스트가 다릅니다' },
    port: { en: 'The port differs', ko: '포트가 다릅니다' },
  }[part]
  return {
    en: `It belongs to the origin ${shown(origin)}, and the tab’s page is ${shown(here)}. ${what.en}, and an origin is scheme, host and port.`,
    ko: `${shown(origin)} 출처의 것인데, 탭의 페이지는 ${shown(here)} 출처입니다. ${what.ko}. 출처는 스킴, 호스트, 포트로 정해집니다.`,
  }
}

function sayOtherTab({ lane, here, copiedAs }: Extract<AccessBlocker, { kind: 'other-tab' }>): Bilingual {
  const copied: Bilingual =
    copiedAs === null
      ? { en: '', ko: '' }
      : copiedAs === 'duplicate'
        ? {
            en: ` Tab ${here} began with a copy, for it is a duplicate; since then each has its own.`,
            ko: ` ${here} 탭은 복제된 탭이라 복사본으로 시작했지만, 그 뒤로는 저마다 따로 씁니다.`,
          }
        : {
            en: ` Tab ${here} was opened by it and may have begun with a copy; since then each has its own.`,
            ko: ` ${here} 탭은 그 탭이 열어 복사본으로 시작했을 수 있지만, 그 뒤로는 저마다 따로 씁니다.`,
          }
  return {
    en: `sessionStorage belongs to one tab, and this item is tab ${lane}’s.${copied.en}`,
    ko: `sessionStorage는 탭마다 따로이며, 이 항목은 ${lane} 탭의 것입니다.${copied.ko}`,
  }
}

function sayRowOutOfReach(why: Extract<AccessBlocker, { kind: 'no-key' | 'key-out-of-reach' | 'row-ended' }>): Bilingual {
  switch (why.kind) {
    case 'no-key':
      return {
        en: 'Nothing that this tab’s browser holds opens the row: no cookie and no item has its id.',
        ko: '이 탭의 브라우저에는 이 행을 여는 것이 없습니다. 어떤 쿠키나 항목에도 그 ID가 없습니다.',
      }
    case 'key-out-of-reach': {
      const inner = sayAccessBlocker(why.why)
      return {
        en: `${shown(why.name)} would open the row, but this tab does not get it. ${inner.en}`,
        ko: `${shown(why.name)} 값이 있으면 열 수 있지만 이 탭은 그것을 받지 못합니다. ${inner.ko}`,
      }
    }
    case 'row-ended': {
      const how =
        why.by in sessionEndWords ? sessionEndWords[why.by as SessionEnd] : refreshEndWords[why.by as keyof typeof refreshEndWords]
      return {
        en: `The row has ended (${how.en}). Requests with its key are refused.`,
        ko: `이 행은 끝났습니다(${how.ko}). 아직 키를 가지고 있어도 거절됩니다.`,
      }
    }
  }
}
