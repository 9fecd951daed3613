import { pass, refuse, type Asked, type Check } from './check.ts'

/** RFC 9110 §15.5.6: another method gets 405, with `Allow`. */
export function methodAllowed(allowed: 'GET' | 'POST'): Check<Asked, object> {
  return {
    name: 'method-allowed',
    decide({ request }) {
      const method = request.method ?? ''
      // HEAD is a GET that leaves out the content (RFC 9110 §9.3.2).
      if (method === allowed || (allowed === 'GET' && method === 'HEAD')) return pass({}, { method })
      return refuse({
        code: 'wrong-method',
        status: 405,
        publicReason: 'wrong-method',
        params: { method, allowed },
        headers: [['Allow', allowed]],
      })
    },
  }
}
