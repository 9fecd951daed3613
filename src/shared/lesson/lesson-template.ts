/**
 * What a new lesson begins with: whole, and playable as it stands.
 *
 * @param id of the new lesson; small letters, digits and `-`
 */
export const lessonTemplate = (id: string): string => `crumbtrail: 1
id: ${id}
title: { en: A cookie stays at home, ko: 집에 남는 쿠키 }
summary: { en: See one cookie held back., ko: 보내지 않는 쿠키를 봅니다. }
minutes: 2

setup: # silently, on a lab freshly reset
  - open: { tab: A, profile: laptop, url: 'https://shop.test/first-look' }

steps:
  - title: { en: A form from elsewhere, ko: 다른 곳에서 온 폼 }
    say: { en: Another site sends a form to the shop., ko: 다른 사이트가 가게로 폼을 보냅니다. }
    predict:
      ask: { en: Which cookies go along?, ko: 어떤 쿠키가 함께 갈까요? }
      tick: cookies
      of: { tab: A, method: POST, url: 'https://shop.test/first-look/check' }
    task: { en: 'Press “by way of another site”, then send the form.', ko: ‘다른 사이트를 거쳐서’를 누르고 폼을 보내십시오. }
    do:
      - click: { tab: A, target: '#go-evil' }
      - click: { tab: A, target: '#send-form' }
    expect:
      - exchange: { tab: A, method: POST, url: 'https://shop.test/first-look/check', heldBack: { strict: SameSiteStrict } }
    observe: { en: SameSite=Strict keeps it at home., ko: SameSite=Strict 쿠키라서 보내지 않았습니다. }
    look: receipt
`
