import type { EventOf } from '../trace/trace-event.ts'
import { serverEventWords } from './server-event-words.ts'
import { shown } from './shown.ts'
import type { Table } from './story-facts.ts'

/** Rows of the server's tables that change without a row in the timeline; the others keep their sentence from there. */
export const serverStory = {
  'session.changed': event => (event.change.kind === 'ended' ? serverEventWords['session.changed'](event) : sayLivingSession(event)),
  'denylist.changed': event => {
    if (event.change === 'added') return serverEventWords['denylist.changed'](event)
    const user = shown(event.row.user)
    return {
      en: `A token of ${user} left the denylist: it has expired anyway.`,
      ko: `${user} 사용자의 토큰은 이미 만료되어 거부 목록에서 빠졌습니다.`,
    }
  },
} satisfies Table<'session.changed' | 'denylist.changed'>

function sayLivingSession({ change, row }: EventOf<'session.changed'>) {
  const [en, ko] = row.user === null ? ['a visitor', '방문자의'] : [shown(row.user), `${shown(row.user)} 사용자의`]
  return change.kind === 'created'
    ? { en: `The server created a session for ${en}.`, ko: `서버가 ${ko} 세션을 만들었습니다.` }
    : { en: `The server noted that the session of ${en} was used.`, ko: `서버가 ${ko} 세션이 사용되었음을 적었습니다.` }
}
