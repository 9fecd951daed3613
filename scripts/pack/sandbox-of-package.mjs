import { allowsUserNamespaces } from '../setup/machine.mjs'
import { realPorts } from '../setup/real-ports.mjs'

/**
 * Whether an unpacked package can be run with Chromium's sandbox here. Root may not; and where user namespaces are barred the
 * helper in the package would have to belong to root, which an installer sees to and `npm run pack` does not.
 * @returns {boolean}
 */
export function canSandboxPackage() {
  const ports = realPorts()
  return ports.uid !== 0 && allowsUserNamespaces(ports)
}
