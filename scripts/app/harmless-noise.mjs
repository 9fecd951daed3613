/**
 * Chromium's own log lines about a machine without a system bus or a graphics card: they mean nothing here and bury what the
 * app prints.
 */
const noise =
  /^\[\d+:\d+\/[\d.]+:(ERROR|WARNING|INFO):(bus|object_proxy|viz_main_impl|command_buffer_proxy_impl|gpu_process_host|gl_surface_egl|gpu_memory_buffer_support_x11|sandbox_linux|ssl_client_socket_impl|angle_platform_impl|gl_display)\.cc/

/**
 * Drops harmless lines out of a stream of text that arrives in pieces.
 * @param {(text: string) => void} write
 * @returns {{ take: (text: string) => void, end: () => void }}
 */
export function withoutNoise(write) {
  let rest = ''
  return {
    take(text) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (!noise.test(line)) write(`${line}\n`)
    },
    end() {
      if (rest !== '' && !noise.test(rest)) write(rest)
      rest = ''
    },
  }
}
