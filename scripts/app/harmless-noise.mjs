/**
 * Chromium's own log lines about a machine without a system bus or a graphics card, or about the lab's certificate authority
 * before the app vouches for it: they mean nothing here and bury what the app prints.
 */
const noise =
  /^\[\d+:\d+\/[\d.]+:(ERROR|WARNING|INFO):(bus|object_proxy|viz_main_impl|command_buffer_proxy_impl|gpu_process_host|gl_surface_egl|gpu_memory_buffer_support_x11|sandbox_linux|ssl_client_socket_impl|angle_platform_impl|gl_display|check|x11_software_bitmap_presenter|display)\.cc/
/** Goes on over several lines, and ends with an empty one. */
const certificateReport = /^\[\d+:\d+\/[\d.]+:ERROR:cert_verify_proc_builtin\.cc/
const partOfReport = /^(-{5} Certificate i=\d+ .*-{5}|ERROR: No matching issuer found|)$/

/**
 * Drops harmless lines out of a stream of text that arrives in pieces.
 * @param {(text: string) => void} write
 * @returns {{ take: (text: string) => void, end: () => void }}
 */
export function withoutNoise(write) {
  let rest = ''
  let isInReport = false
  /** @param {string} line */
  const isNoise = line => {
    if (certificateReport.test(line)) isInReport = true
    else if (isInReport) isInReport = partOfReport.test(line)
    return isInReport || noise.test(line)
  }
  return {
    take(text) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (!isNoise(line)) write(`${line}\n`)
    },
    end() {
      if (rest !== '' && !isNoise(rest)) write(rest)
      rest = ''
    },
  }
}
