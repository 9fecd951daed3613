/**
 * Gives Chromium's ExtraInfo messages to the hops of a request. One request id lives through a whole redirect chain; ExtraInfo
 * comes from the network service in its own order and may run ahead of `requestWillBeSent`. Only an answer with a redirect status
 * moves on to the next hop: a 401 or 407 that the browser answers by itself stays with the same one.
 */
export interface ExtraInfoQueue<Message> {
  requestExtra(message: Message): void
  responseExtra(message: Message, status: number): void
  /** A hop is known; its waiting messages are delivered. */
  hopAdded(): void
  /** Chromium said that this hop has no ExtraInfo (a redirect from the cache). */
  hopWithoutExtra(hop: number): void
}

export function createExtraInfoQueue<Message>(
  deliver: (hop: number, side: 'request' | 'response', message: Message) => void,
): ExtraInfoQueue<Message> {
  const waiting: { readonly hop: number; readonly side: 'request' | 'response'; readonly message: Message }[] = []
  const silentHops = new Set<number>()
  let current = 0
  let hops = 0
  let wasRedirected = false

  const skipSilent = (): void => {
    while (silentHops.has(current)) current += 1
  }
  function put(side: 'request' | 'response', message: Message): void {
    if (current < hops) deliver(current, side, message)
    else waiting.push({ hop: current, side, message })
  }

  return {
    requestExtra(message) {
      if (wasRedirected) current += 1
      wasRedirected = false
      skipSilent()
      put('request', message)
    },
    responseExtra(message, status) {
      skipSilent()
      put('response', message)
      wasRedirected = status >= 300 && status < 400 && status !== 304
    },
    hopAdded() {
      hops += 1
      while (waiting[0] && waiting[0].hop < hops) {
        const next = waiting.shift()
        if (next) deliver(next.hop, next.side, next.message)
      }
    },
    hopWithoutExtra: hop => silentHops.add(hop),
  }
}
