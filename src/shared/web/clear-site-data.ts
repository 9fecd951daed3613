import { headerValues, type HeaderList } from './headers.ts'

/** Whether a response asks to clear cookies (W3C Clear Site Data, "cookies" and "*"; the quotation marks belong to it, and so does the case). */
export function namesCookiesToClear(headers: HeaderList): boolean {
  const types = headerValues(headers, 'Clear-Site-Data').flatMap(value => value.split(',').map(type => type.trim()))
  return types.some(type => type === '"cookies"' || type === '"*"')
}
