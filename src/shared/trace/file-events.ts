import { z } from 'zod'
import { address, freeText, named } from '../schema/free-text.ts'
import { list } from '../schema/members.ts'
import { body, eventsOf, exchange, headers, lane, tab } from './event-parts.ts'
import { servedFrom } from './request-events.ts'

/** What a HAR of another program notes. null means everywhere: the file does not tell. */
export const fileEvents = eventsOf('file')({
  /**
   * One request as a HAR of another program notes it. Nobody knows more of it: neither the browser's verdicts on its cookies nor its jar,
   * neither what the wire carried nor what the server decided.
   */
  'request.noted': {
    exchange,
    /** One for each page of the file; requests of no page share one. No tab of the lab. */
    tab,
    /** The letter of that page. */
    lane,
    /** The program that wrote the file, as it names itself; empty: it gives no name. */
    program: named<string>(),
    /** False: the file gives no time that can be read; `at` is then that of the entry before, and only keeps the order of the file. */
    isTimeKnown: z.boolean(),
    /** Empty: the file does not tell. */
    method: named<string>(),
    url: address,
    /** The file's word for what the response was for (Chromium's `_resourceType`), empty where it has none. */
    resource: named<string>(),
    headers: headers.nullable(),
    /** Names of the cookies in the request, from its `Cookie` fields or else from the entry's own list; null: there is neither. */
    cookies: list(freeText).nullable(),
    /** null: the file has no text for it, whether or not there was one. */
    body: body.nullable(),
    /** null: there is no status from 100 to 599, which other programs write as 0 or -1; whether a response came is then not known. */
    status: z.number().nullable(),
    statusText: freeText,
    responseHeaders: headers.nullable(),
    /** Names in the entry's own list of the response's cookies; absent: the `Set-Cookie` fields name them, or there is no such list. */
    setCookies: list(freeText).exactOptional(),
    mimeType: freeText,
    /** Where the program itself says that the response came from. */
    servedFrom,
    /** The program's own words for why the request failed; null: it names no error. */
    errorText: freeText.nullable(),
  },
})
