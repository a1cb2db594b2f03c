'use strict'

// The two ways in which an extension reaches a host, and what comes of each.

const ways = {
  sendNativeMessage: request => runtime.sendNativeMessage(HOST, request),

  async connectNative(request) {
    const connection = new Connection()
    try {
      return await Promise.race([
        connection.request(request),
        connection.closed.then(words => Promise.reject(new Error(words)))])
    } finally {
      connection.disconnect()
    }
  },
}

// What becomes of a check: `answered`, or the browser's words.
function outcome(way) {
  return ways[way]({action: 'check_lmstudio'}).then(() => 'answered', error => error.message)
}

// `silent` if nothing has come of it after so many milliseconds.
function outcomeWithin(way, milliseconds) {
  return Promise.race([
    outcome(way), new Promise(resolve => setTimeout(resolve, milliseconds, 'silent'))])
}

async function sha256(text) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}
