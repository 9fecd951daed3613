import type { EventOf } from '../trace/trace-event.ts'
import { sayServerEvent } from './server-event-words.ts'
import { shown } from './shown.ts'
import type { Table } from './story-facts.ts'

type ServerTableKind = 'session.changed' | 'user.changed' | 'refresh.changed' | 'denylist.changed' | 'key.changed' | 'server.restarted'

/** Rows of the server's tables. What a person reads in the timeline as well keeps its sentence. */
export const serverStory = {
  'session.changed': event => (event.change.kind === 'ended' ? sayServerEvent(event) : sayLivingSession(event)),
  'user.changed': event => sayServerEvent(event),
  'refresh.changed': event => sayServerEvent(event),
  'denylist.changed': event => {
    if (event.change === 'added') return sayServerEvent(event)
    const user = shown(event.row.user)
    return {
      en: `A token of ${user} left the denylist: it has expired anyway.`,
      ko: `${user} 사용자의 토큰은 이미 만료되어 거부 목록에서 빠졌습니다.`,
    }
  },
  'key.changed': event => sayServerEvent(event),
  'server.restarted': event => sayServerEvent(event),
} satisfies Table<ServerTableKind>

function sayLivingSession({ change, row }: EventOf<'session.changed'>) {
  const [en, ko] = row.user === null ? ['a visitor', '방문자의'] : [shown(row.user), `${shown(row.user)} 사용자의`]
  return change.kind === 'created'
    ? { en: `The server created a session for ${en}.`, ko: `서버가 ${ko} 세션을 만들었습니다.` }
    : { en: `The server noted that the session of ${en} was used.`, ko: `서버가 ${ko} 세션이 사용되었음을 적었습니다.` }
}
