import type { HeaderList } from '../web/headers.ts'
import type { Exchange } from './exchange.ts'

/** The fields of an exchange's last response as the wire has them, else as Chromium tells them; none: there was no response. */
export const responseHeadersOf = ({ browser, hops }: Exchange): HeaderList =>
  hops.at(-1)?.response?.headers ?? browser?.responseHeaders ?? []
