/**
 * Fields that only the browser sets (Fetch standard, "forbidden request-header"). `Date` and `Set-Cookie` are among them; a page that
 * names one is not heard, without a word.
 */
const forbidden =
  /^(accept-charset|accept-encoding|access-control-request-(headers|method|private-network)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/i

/** Whether a page's script cannot set this request field. */
export const isForbiddenHeader = (name: string): boolean => forbidden.test(name)
