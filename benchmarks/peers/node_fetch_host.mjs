// A native-messaging host as one would write it first: Node and its built-in fetch, no package.
//
// Answers a frame with the status of LM Studio at $BENCHMARK_URL, or relays a chat to it, and ends
// with its input.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

const home = join(process.env.HOME, '.lmstudio');
const url = process.env.BENCHMARK_URL;

async function status() {
  let running = false;
  let models = [];
  try {
    const answer = await fetch(url + '/v1/models');
    running = answer.ok;
    models = (await answer.json()).data;
  } catch {
    // nobody listens
  }
  return {
    installed: existsSync(home),
    bootstrapped: existsSync(join(home, 'bin', 'lms')),
    server_running: running,
    api_endpoint: url,
    current_model: models.length > 0 ? models[0].id : null,
  };
}

function write(message) {
  const body = Buffer.from(JSON.stringify(message));
  const head = Buffer.alloc(4);
  head.writeUInt32LE(body.length);
  process.stdout.write(Buffer.concat([head, body]));
}

async function relay({ id, path, body, stream }) {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!stream) {
    return { http_status: answer.status, body: await answer.json() };
  }
  let chunks = 0;
  let rest = '';
  const decoder = new TextDecoder();
  for await (const bytes of answer.body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      if (line.startsWith('data: ') && line !== 'data: [DONE]') {
        write({ type: 'chunk', id, seq: chunks++, payload: JSON.parse(line.slice(6)) });
      }
    }
  }
  return { http_status: answer.status, chunks };
}

let pending = Buffer.alloc(0);
for await (const chunk of process.stdin) {
  pending = Buffer.concat([pending, chunk]);
  while (pending.length >= 4 && pending.length >= 4 + pending.readUInt32LE(0)) {
    const end = 4 + pending.readUInt32LE(0);
    const request = JSON.parse(pending.subarray(4, end).toString());
    pending = pending.subarray(end);
    const payload = request.action === 'openai' ? await relay(request) : await status();
    write({ status: 'success', id: request.id, payload });
  }
}
