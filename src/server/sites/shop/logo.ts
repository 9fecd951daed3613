import type { Answer } from '../../answers/answer.ts'

/** A picture that any site may show: asking for it takes the shop's cookies along, as far as the browser lets them. */
export const logo: Answer = {
  status: 200,
  headers: [
    ['Content-Type', 'image/svg+xml'],
    ['Cache-Control', 'no-store'],
    ['X-Content-Type-Options', 'nosniff'],
  ],
  body: '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 48 48" role="img"><title>shop.test</title><circle cx="24" cy="24" r="22" fill="#d9a35a"/><g fill="#6b4220"><circle cx="16" cy="18" r="3"/><circle cx="29" cy="15" r="2.5"/><circle cx="32" cy="27" r="3"/><circle cx="20" cy="32" r="3"/></g></svg>',
}
