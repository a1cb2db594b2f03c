'use strict'

// An extension's side of docs/protocol.md: requests by id, their events, frames in parts.

const HOST = 'com.tabagent.host'
const {runtime} = globalThis.browser ?? globalThis.chrome

class Connection {
  #port = runtime.connectNative(HOST)
  #requests = new Map()
  #lastId = 0

  constructor() {
    // What the browser says of the end; nothing where it says nothing.
    this.closed = new Promise(resolve => {
      this.#port.onDisconnect.addListener(port =>
        resolve((port.error ?? globalThis.chrome.runtime.lastError)?.message ?? ''))
    })
    this.#port.onMessage.addListener(frame => this.#receive(frame))
  }

  // Sends a request. What comes for it is found in the result: `events`, and `reply`, a promise.
  open(request) {
    const opened = this.#expect(request.id ?? ++this.#lastId)
    this.#port.postMessage({...request, id: opened.id})
    return opened
  }

  // The same, in pieces of so many UTF-16 units at most.
  openInParts(request, size) {
    const opened = this.#expect(request.id ?? ++this.#lastId)
    const text = JSON.stringify({...request, id: opened.id})
    for (let index = 0, at = 0; at < text.length; index++) {
      const end = at + size < text.length ? border(text, at + size) : text.length
      this.#port.postMessage(
        {type: 'part', id: opened.id, index, last: end === text.length, data: text.slice(at, end)})
      at = end
    }
    return opened
  }

  // Sends a request and waits for its reply.
  request(request) {
    return this.open(request).reply
  }

  disconnect() {
    this.#port.disconnect()
  }

  #expect(id) {
    const opened = {id, events: [], parts: [], heard: () => {}}
    opened.reply = new Promise(resolve => { opened.resolve = resolve })
    // Resolves when there are so many events.
    opened.awaitEvents = count => new Promise(resolve => {
      opened.heard = () => opened.events.length >= count && resolve(opened.events)
      opened.heard()
    })
    this.#requests.set(id, opened)
    return opened
  }

  #receive(frame) {
    const opened = this.#requests.get(frame.id)
    if (frame.type === 'part') {
      this.#join(opened, frame)
    } else if ('status' in frame) {
      opened.resolve(frame)
    } else {
      opened.events.push(frame)
      opened.heard()
    }
  }

  #join(opened, part) {
    if (part.index !== opened.parts.length) {
      throw new Error(`part ${part.index} came in the place of ${opened.parts.length}`)
    }
    opened.parts.push(part.data)
    if (part.last) {
      const text = opened.parts.join('')
      opened.parts = []
      this.#receive(JSON.parse(text))
    }
  }
}

// A place near `at` that does not lie within a surrogate pair.
function border(text, at) {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
