import type { WordsOf } from './check-sentence.ts'

/** Signing up, and what somebody may do whom the server knows. */
export const accountCheckWords: WordsOf<'name-free' | 'session-logged-in' | 'permission-held' | 'order-found' | 'owner-matches'> = {
  'name-free': {
    title: { en: 'Name is free', ko: '사용할 수 있는 이름' },
    passed: say => ({ en: `There is no user ${say.text('user')} yet.`, ko: `${say.text('user')} 사용자는 아직 없습니다.` }),
    refused: {
      'name-taken': say => ({ en: `There is a user ${say.text('user')} already.`, ko: `${say.text('user')} 사용자가 이미 있습니다.` }),
      'name-not-allowed': () => ({
        en: 'A name here has 1 to 20 small letters, digits or hyphens.',
        ko: '이름은 영어 소문자, 숫자, 붙임표로 1~20자여야 합니다.',
      }),
      'password-too-short': say => ({
        en: `A password here has at least ${say.text('minCharacters')} characters.`,
        ko: `비밀번호는 ${say.text('minCharacters')}자 이상이어야 합니다.`,
      }),
    },
  },
  'session-logged-in': {
    title: { en: 'Session is logged in', ko: '로그인한 세션' },
    passed: say => ({
      en: `Authentication: the session belongs to ${say.text('user')}.`,
      ko: `인증(authentication): ${say.text('user')} 사용자의 세션입니다.`,
    }),
    refused: {
      anonymous: () => ({
        en: 'The server knows this session, but it has no user yet: it holds only a visitor’s basket.',
        ko: '서버가 아는 세션이지만 아직 로그인하지 않았습니다. 방문자의 장바구니만 들어 있습니다.',
      }),
    },
  },
  'permission-held': {
    title: { en: 'Permission check', ko: '권한 확인' },
    passed: say => ({
      en: `Authorization: ${say.text('user')} has the permission ${say.text('needed')}.`,
      ko: `인가(authorization): ${say.text('user')} 사용자에게 ${say.text('needed')} 권한이 있습니다.`,
    }),
    refused: {
      'no-permission': say => ({
        en: `${say.text('user')} lacks the permission ${say.text('needed')}. Authentication passed, authorization did not: hence 403 and not 401.`,
        ko: `${say.text('user')} 사용자에게 ${say.text('needed')} 권한이 없습니다. 인증(누구인지)은 통과했지만 인가(무엇을 해도 되는지)에서 거절되었으므로 401이 아니라 403입니다.`,
      }),
    },
  },
  'order-found': {
    title: { en: 'Find the order', ko: '주문 찾기' },
    passed: say => ({ en: `Order ${say.text('order')} exists.`, ko: `${say.text('order')}번 주문이 있습니다.` }),
    refused: {
      'unknown-order': say => ({ en: `There is no order ${say.text('order')}.`, ko: `${say.text('order')}번 주문이 없습니다.` }),
    },
  },
  'owner-matches': {
    title: { en: 'Owner check', ko: '주문의 주인 확인' },
    passed: say => {
      const [order, owner, user] = [say.text('order'), say.text('owner'), say.text('user')]
      if (say.text('asked') !== 'false')
        return { en: `Order ${order} belongs to ${owner}.`, ko: `${order}번 주문은 ${owner} 사용자의 주문입니다.` }
      const [en, ko] = owner === user ? ['', ''] : [' This hole is called IDOR (BOLA).', ' 이런 취약점을 IDOR(BOLA)라고 합니다.']
      return {
        en: `Not checked (a lab setting). Order ${order} belongs to ${owner}, and ${user} reads it.${en}`,
        ko: `확인하지 않았습니다(실습실 설정). ${order}번 주문은 ${owner} 사용자의 주문이고, ${user} 사용자가 봅니다.${ko}`,
      }
    },
    refused: {
      'not-owner': say => ({
        en: `Order ${say.text('order')} belongs to ${say.text('owner')}, and ${say.text('user')} is asking. Without this check it would be an IDOR (BOLA): a changed number would show the orders of others.`,
        ko: `${say.text('order')}번 주문은 ${say.text('owner')} 사용자의 주문인데 ${say.text('user')} 사용자가 요청했습니다. 이 확인이 없으면 번호만 바꿔 남의 주문을 보는 IDOR(BOLA) 취약점이 됩니다.`,
      }),
    },
  },
}
