import { pass, refuse, type Asked, type Check } from './check.ts'

/** May pages of this origin ask here? Browsers put `Origin` on every CORS request and every POST, and no page can change it (Fetch standard). */
export function originAllowed(allowed: string): Check<Asked, object> {
  return {
    name: 'origin-allowed',
    decide({ request }) {
      const { origin } = request.headers
      if (origin === allowed) return pass({}, { origin })
      if (origin === undefined) return refuse({ code: 'origin-missing', status: 403, publicReason: 'foreign-origin', params: { allowed } })
      return refuse({
        code: 'foreign-origin',
        status: 403,
        publicReason: 'foreign-origin',
        params: { origin: origin.slice(0, 200), allowed },
      })
    },
  }
}
