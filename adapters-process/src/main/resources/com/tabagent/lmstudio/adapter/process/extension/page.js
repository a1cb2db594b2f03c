'use strict'

// Asks the host as an extension does, and shows in the title what came of it. Without an id, so that
// the host does not start LM Studio.

const {runtime} = globalThis.browser ?? globalThis.chrome

function ask(action) {
  return runtime.sendNativeMessage('com.tabagent.host', {action, client: 'doctor'})
}

async function outcome() {
  const begin = performance.now()
  const hello = await ask('hello')
  const reply = Math.round(performance.now() - begin)
  if (hello?.status === 'error' && hello.error?.code) {
    return {code: hello.error.code, message: hello.message}
  }
  if (hello?.payload?.host !== 'com.tabagent.host') {
    return {other: JSON.stringify(hello)}
  }
  const check = await ask('check_lmstudio')
  return {
    version: hello.payload.version,
    reply: String(reply),
    state: check.payload?.state ?? check.error?.code ?? 'unknown',
  }
}

function show(result) {
  document.title = JSON.stringify(
    result, (name, value) => typeof value === 'string' ? value.slice(0, 300) : value)
}

outcome().then(show, error => show({words: error.message}))
