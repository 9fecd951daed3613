import { cookieEvents } from './cookie-events.ts'
import { decisionEvents } from './decision-events.ts'
import { dialogEvents } from './dialog-events.ts'
import { fileEvents } from './file-events.ts'
import { handEvents } from './hand-events.ts'
import { holdEvents } from './hold-events.ts'
import { lessonEvents } from './lesson-events.ts'
import { logEvents } from './log-events.ts'
import { requestEvents } from './request-events.ts'
import { serverEvents, serverTableEvents } from './server-table-events.ts'
import { storageEvents } from './storage-events.ts'
import { tabEvents } from './tab-events.ts'
import { wireEvents } from './wire-events.ts'
import { worldEvents } from './world-events.ts'

/** What the browser says, through DevTools and the events of its jar. */
export const browserSchemas = { ...requestEvents, ...cookieEvents, ...storageEvents, ...dialogEvents }
/** What the server decided and what became of its tables. */
export const serverSchemas = { ...decisionEvents, ...serverTableEvents, ...serverEvents }
/** What Crumbtrail or the learner did. */
export const appSchemas = { ...tabEvents, ...handEvents, ...lessonEvents, ...holdEvents, ...worldEvents, ...logEvents }

/** Every kind of event: its type, how a saved one is parsed, and where secrets may stand in it. */
export const eventSchemas = { ...browserSchemas, ...wireEvents, ...serverSchemas, ...appSchemas, ...fileEvents }
