import type { ServerAsk, SignTokenAsk } from '../lab/server-ask.ts'
import type { RefreshEnd } from '../lab/server-rows.ts'
import type { Bilingual } from '../language.ts'
import type { EventOf } from '../trace/trace-event.ts'
import type { SessionEnd } from '../trace/session-row.ts'
import type { RowWords } from './row-words.ts'
import { sayDuration } from './duration-words.ts'
import { labSettingTitles, sayLabSettingValue } from './lab-setting-words.ts'
import { shown } from './shown.ts'

/** What happened to the server, in one sentence, when no request tells it. */
export const serverEventWords = {
  'session.changed': saySession,
  'user.changed': sayUser,
  'refresh.changed': sayRefresh,
  'denylist.changed': ({ row }) => ({
    en: `A token of ${shown(row.user)} was put on the denylist.`,
    ko: `${shown(row.user)} 사용자의 토큰을 거부 목록에 올렸습니다.`,
  }),
  'key.changed': sayKey,
  'server.restarted': () => ({
    en: 'The shop’s server was restarted: what it kept in memory alone is gone.',
    ko: '가게의 서버를 다시 시작했습니다. 메모리에만 있던 것은 사라졌습니다.',
  }),
  'setting.changed': saySetting,
  'clock.moved': ({ byMs }) => ({
    en: `The lab clock went forward by ${sayDuration(byMs, 'en')}, for the server and for the lifetime of cookies.`,
    ko: `실습실 시계를 ${sayDuration(byMs, 'ko')} 앞으로 돌렸습니다. 서버와 쿠키의 수명에 적용됩니다.`,
  }),
} satisfies RowWords

export const sessionEndWords: { readonly [End in SessionEnd]: Bilingual } = {
  'logged-out': { en: 'logged out', ko: '로그아웃' },
  'idle-timeout': { en: 'idle for too long', ko: '오래 사용하지 않음' },
  'absolute-timeout': { en: 'log-in too long ago', ko: '로그인한 지 오래됨' },
  replaced: { en: 'replaced by a new log-in', ko: '새 로그인으로 교체' },
  'ended-by-hand': { en: 'ended by hand', ko: '직접 끝냄' },
  'lab-reset': { en: 'lab reset', ko: '실습실 초기화' },
  'logged-in-elsewhere': { en: 'logged in elsewhere', ko: '다른 곳에서 로그인' },
  'logged-out-everywhere': { en: 'logged out everywhere', ko: '모든 곳에서 로그아웃' },
  'revoked-by-user': { en: 'ended by its user', ko: '사용자가 직접 끝냄' },
  'server-restarted': { en: 'lost at the server’s restart', ko: '서버를 다시 시작하며 사라짐' },
}

export const refreshEndWords: { readonly [End in RefreshEnd]: Bilingual } = {
  rotated: { en: 'exchanged for a new one', ko: '새 토큰으로 교체' },
  'logged-out': { en: 'logged out', ko: '로그아웃' },
  reused: { en: 'revoked: a rotated token came again', ko: '철회: 교체된 토큰이 다시 사용됨' },
  expired: { en: 'expired', ko: '만료' },
  'ended-by-hand': { en: 'revoked by hand', ko: '직접 철회' },
  'lab-reset': { en: 'lab reset', ko: '실습실 초기화' },
}

function saySession({ row, change }: EventOf<'session.changed'>): Bilingual {
  const how = change.kind === 'ended' ? sessionEndWords[change.by] : { en: change.kind, ko: change.kind }
  if (row.user === null)
    return { en: `The server ended the session of a visitor: ${how.en}.`, ko: `서버가 방문자의 세션을 끝냈습니다(${how.ko}).` }
  return {
    en: `The server ended the session of ${shown(row.user)}: ${how.en}.`,
    ko: `서버가 ${shown(row.user)} 사용자의 세션을 끝냈습니다(${how.ko}).`,
  }
}

function sayUser({ change, row }: EventOf<'user.changed'>): Bilingual {
  const name = shown(row.name)
  switch (change) {
    case 'role':
      return { en: `${name} now has the role ${shown(row.role)}.`, ko: `${name} 사용자의 역할이 ${shown(row.role)} 역할로 바뀌었습니다.` }
    case 'permissions': {
      const held = row.permissions.map(shown).join(', ')
      return held === ''
        ? { en: `${name} now has no permission beside the role.`, ko: `${name} 사용자에게는 이제 역할 외의 권한이 없습니다.` }
        : { en: `${name} now has the permission ${held}.`, ko: `${name} 사용자에게 ${held} 권한이 생겼습니다.` }
    }
    case 'token-version':
      return {
        en: `Tokens of ${name} count from version ${row.tokenVersion} on; older ones are revoked.`,
        ko: `${name} 사용자의 토큰은 버전 ${row.tokenVersion}부터 유효하고, 그 전의 토큰은 철회되었습니다.`,
      }
    case 'signed-up':
      return { en: `${name} signed up.`, ko: `${name} 사용자가 가입했습니다.` }
    case 'removed':
      return { en: `${name} is no longer a user.`, ko: `${name} 사용자가 삭제되었습니다.` }
    case 'listed':
      return { en: `${name} is a user.`, ko: `${name} 사용자가 있습니다.` }
  }
}

function sayRefresh({ change, row }: EventOf<'refresh.changed'>): Bilingual {
  const how = change.kind === 'ended' ? refreshEndWords[change.by] : { en: 'created', ko: '발급' }
  return { en: `A refresh token of ${shown(row.user)}: ${how.en}.`, ko: `${shown(row.user)} 사용자의 리프레시 토큰: ${how.ko}.` }
}

function sayKey({ change, row }: EventOf<'key.changed'>): Bilingual {
  const kid = shown(row.kid)
  switch (change) {
    case 'created':
      return { en: `The server now signs with the new key ${kid}.`, ko: `서버가 이제 새로 만든 ${kid} 키로 서명합니다.` }
    case 'demoted':
      return {
        en: `The key ${kid} no longer signs; tokens that it signed are still good.`,
        ko: `${kid} 키로는 더 서명하지 않습니다. 이미 서명한 토큰은 계속 유효합니다.`,
      }
    case 'retired':
      return {
        en: `The key ${kid} was retired; tokens that it signed are refused.`,
        ko: `${kid} 키를 폐기했습니다. 그 키로 서명한 토큰은 거절됩니다.`,
      }
  }
}

function saySetting({ name, before, value, by }: EventOf<'setting.changed'>): Bilingual {
  const [title, from, to] = [labSettingTitles[name], sayLabSettingValue(before), sayLabSettingValue(value)]
  const who: Bilingual = by === 'lesson' ? { en: ' by the lesson', ko: '수업이' } : { en: ' by hand', ko: '직접' }
  return {
    en: `“${title.en}” was set${who.en}: ${to.en} (before: ${from.en}).`,
    ko: `${who.ko} “${title.ko}” 설정을 바꿨습니다: ${to.ko} (전: ${from.ko}).`,
  }
}

/** What somebody asked of the server by hand; for the lesson's words and the menus of the app. */
export function sayServerAsk(ask: ServerAsk | SignTokenAsk): Bilingual {
  switch (ask.do) {
    case 'end-session':
      return { en: 'End a session at the server', ko: '서버에서 세션 끝내기' }
    case 'restart':
      return { en: 'Restart the shop’s server', ko: '가게 서버 다시 시작' }
    case 'set-role':
      return {
        en: `Give ${shown(ask.user)} the role ${shown(ask.role)}`,
        ko: `${shown(ask.user)} 사용자의 역할을 ${shown(ask.role)} 역할로 바꾸기`,
      }
    case 'set-permissions':
      return {
        en: `Set the permissions of ${shown(ask.user)}: ${ask.permissions.map(shown).join(', ') || 'none'}`,
        ko: `${shown(ask.user)} 사용자의 권한 정하기: ${ask.permissions.map(shown).join(', ') || '없음'}`,
      }
    case 'revoke-tokens':
      return { en: `Revoke all tokens of ${shown(ask.user)}`, ko: `${shown(ask.user)} 사용자의 토큰 모두 철회` }
    case 'revoke-refresh':
      return { en: `Revoke the refresh tokens of ${shown(ask.user)}`, ko: `${shown(ask.user)} 사용자의 리프레시 토큰 철회` }
    case 'sign-token': {
      const user = ask.user === null ? { en: 'an anonymous visitor', ko: '이름 없는' } : { en: shown(ask.user), ko: shown(ask.user) }
      const role = ask.role === null ? { en: '', ko: '' } : { en: ` with the role ${shown(ask.role)}`, ko: ` ${shown(ask.role)} 역할의` }
      return {
        en: `Sign a token for ${user.en}${role.en} with the server’s own key`,
        ko: `${user.ko} 사용자의${role.ko} 토큰을 서버의 키로 서명하기`,
      }
    }
    case 'rotate-key':
      return { en: 'Sign with a new key', ko: '새 키로 서명 시작' }
    case 'retire-key':
      return ask.kid === undefined
        ? { en: 'Retire the keys that no longer sign', ko: '더 서명하지 않는 키 폐기' }
        : { en: `Retire the key ${shown(ask.kid)}`, ko: `${shown(ask.kid)} 키 폐기` }
  }
}
