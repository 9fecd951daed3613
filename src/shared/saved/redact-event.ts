import type { HeaderList } from '../web/headers.ts'
import type { Redactor } from '../trace/redact.ts'
import type { TraceEvent } from '../trace/trace-event.ts'
import type { StorageByOrigin, World } from '../trace/world.ts'

/**
 * An event without its secrets: what stands where secrets stand (headers, cookies, addresses, bodies, storage) is replaced, and the
 * redactor learns it, to find it wherever else it stands.
 */
export function redactEvent(event: TraceEvent, redactor: Redactor): TraceEvent {
  switch (event.kind) {
    case 'request.sent':
      return {
        ...event,
        url: redactor.url(event.url),
        headers: redactor.headers(event.headers),
        documentUrl: redactor.url(event.documentUrl),
        initiatorUrl: event.initiatorUrl === null ? null : redactor.url(event.initiatorUrl),
        ...(event.embeddedIn == null ? {} : { embeddedIn: event.embeddedIn.map(url => redactor.url(url)) }),
      }
    case 'request.noted':
      return {
        ...event,
        url: redactor.url(event.url),
        headers: event.headers === null ? null : redactor.headers(event.headers),
        body: event.body === null ? null : redactor.body(event.body),
        responseHeaders: event.responseHeaders === null ? null : redactor.headers(event.responseHeaders),
      }
    case 'request.received':
      return { ...event, url: redactor.url(event.url), headers: redactor.headers(event.headers) }
    case 'request.judged':
    case 'response.received':
    case 'response.judged':
      return { ...event, headers: redactor.headers(event.headers) satisfies HeaderList }
    case 'request.body-received':
      return { ...event, body: redactor.body(event.body) }
    case 'response.sent':
      return { ...event, headers: redactor.headers(event.headers), body: redactor.body(event.body) }
    case 'cookie.judged':
      return {
        ...event,
        cookie: event.cookie === null ? null : redactor.cookie(event.cookie),
        line: event.line === null ? null : redactor.setCookie(event.line),
      }
    case 'jar.changed':
      return { ...event, cookie: redactor.cookie(event.cookie) }
    case 'storage.changed':
      return {
        ...event,
        oldValue: event.oldValue === null ? null : redactor.item(event.key ?? '', event.oldValue),
        newValue: event.newValue === null ? null : redactor.item(event.key ?? '', event.newValue),
      }
    case 'dialog.opened': // a page shows what it likes in it
      return { ...event, message: redactor.item('', event.message) }
    case 'request.forbidden':
      return {
        ...event,
        url: redactor.url(event.url),
        documentUrl: event.documentUrl === null ? null : redactor.url(event.documentUrl),
      }
    case 'tab.navigated':
    case 'edge.reached':
    case 'tab.stopped':
    case 'request.resent':
      return { ...event, url: redactor.url(event.url) }
    default:
      return event
  }
}

/** The same for a world: its jars, storages and addresses. */
export function redactWorld(world: World, redactor: Redactor): World {
  const jar = (entries: World['jars']['laptop']) => entries.map(entry => ({ ...entry, cookie: redactor.cookie(entry.cookie) }))
  const area = (origins: StorageByOrigin): StorageByOrigin =>
    Object.fromEntries(
      Object.entries(origins).map(([origin, items]) => [
        origin,
        items.map(item => ({ ...item, value: redactor.item(item.key, item.value) })),
      ]),
    )
  const { jars, local, session, tabs } = world
  return {
    ...world,
    jars: { laptop: jar(jars.laptop), phone: jar(jars.phone), private: jar(jars.private) },
    local: { laptop: area(local.laptop), phone: area(local.phone), private: area(local.private) },
    session: Object.fromEntries(Object.entries(session).map(([tab, origins]) => [tab, origins === undefined ? {} : area(origins)])),
    tabs: Object.fromEntries(
      Object.entries(tabs).flatMap(([id, tab]) => (tab === undefined ? [] : [[id, { ...tab, url: redactor.url(tab.url) }]])),
    ),
  }
}
