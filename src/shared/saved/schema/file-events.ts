import { z } from 'zod'
import type { ExchangeId, TabId } from '../../ids.ts'
import type { FileFact } from '../../trace/trace-event.ts'
import { body, eventsOf, headers, lane, named } from './event-parts.ts'
import type { EventSchemas } from './event-schemas.ts'

const text = z.string()

export const fileEvents = {
  'request.noted': eventsOf('file')('request.noted', {
    exchange: named<ExchangeId>(),
    tab: named<TabId>(),
    lane,
    program: named<string>(),
    isTimeKnown: z.boolean(),
    method: named<string>(),
    url: text,
    resource: named<string>(),
    headers: headers.nullable(),
    cookies: z.array(text).nullable(),
    body: body.nullable(),
    status: z.number().nullable(),
    statusText: text,
    responseHeaders: headers.nullable(),
    setCookies: z.array(text).exactOptional(),
    mimeType: text,
    servedFrom: z.enum(['memory', 'disk', 'service-worker', 'prefetch']).nullable(),
    errorText: text.nullable(),
  }),
} satisfies EventSchemas<FileFact['kind']>
