import { config } from 'zod'

// Imported first: zod compiles object schemas with `new Function`, which our Content-Security-Policy and Trusted Types forbid; it would
// try once, be refused, and leave a violation in the console.
config({ jitless: true })
