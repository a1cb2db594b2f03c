// A native-messaging host as one would write it first: Node and its built-in fetch, no package.
//
// Answers every frame with the status of LM Studio at $BENCHMARK_URL, and ends with its input.

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

let pending = Buffer.alloc(0);
for await (const chunk of process.stdin) {
  pending = Buffer.concat([pending, chunk]);
  while (pending.length >= 4 && pending.length >= 4 + pending.readUInt32LE(0)) {
    const end = 4 + pending.readUInt32LE(0);
    JSON.parse(pending.subarray(4, end).toString());
    pending = pending.subarray(end);
    const reply = Buffer.from(JSON.stringify({ status: 'success', payload: await status() }));
    const head = Buffer.alloc(4);
    head.writeUInt32LE(reply.length);
    process.stdout.write(Buffer.concat([head, reply]));
  }
}
