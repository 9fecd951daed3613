/** The cookie that brings the session id back. */
export const COOKIE = 'sid'
/** Where the scheme is on shop.test. */
export const BASE = '/session'
