// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { startForTest } from './running.ts';

describe('the service', () => {
  let running: Awaited<ReturnType<typeof startForTest>>;
  before(async () => {
    running = await startForTest({ ENVIRONMENT_NAME: 'dev', MAX_BODY_BYTES: '200', DRAIN_SECONDS: '0' });
  });
  after(() => running.service.stop());

  const post = (body: string | object, headers: Record<string, string> = {}) =>
    fetch(`${running.url}/v1/deadlines`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  it('should say that it lives and is ready', async () => {
    assert.equal((await fetch(running.url + running.configuration.healthPath)).status, 200);
    assert.deepEqual(await (await fetch(`${running.url}/ready`)).json(), { status: 'ready' });
  });

  it('should say what it is', async () => {
    const response = await fetch(running.url);
    const body = (await response.json()) as Record<string, string>;
    assert.equal(body.service, running.configuration.serviceName);
    assert.equal(body.environment, 'dev');
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.match(response.headers.get('strict-transport-security') ?? '', /max-age=/);
  });

  it('should answer HEAD without a body', async () => {
    const response = await fetch(running.url, { method: 'HEAD' });
    assert.equal(response.status, 200);
    assert.equal(await response.text(), '');
  });

  it('should calculate', async () => {
    const response = await post({ from: '2026-03-06', workingDays: 1 });
    assert.equal(response.status, 200);
    assert.equal(((await response.json()) as { deadline: string }).deadline, '2026-03-09');
  });

  it('should say which field to mend', async () => {
    const response = await post({ from: 'tomorrow', workingDays: 1 });
    assert.equal(response.status, 422);
    assert.match(response.headers.get('content-type') ?? '', /problem\+json/);
    assert.deepEqual(((await response.json()) as { fields: object[] }).fields, [
      { field: 'from', message: 'must be a date such as 2026-01-31' },
    ]);
  });

  it('should refuse what it cannot read', async () => {
    assert.equal((await post('{')).status, 400);
    assert.equal((await post('{}', { 'content-type': 'text/plain' })).status, 415);
    assert.equal((await post(`"${'x'.repeat(300)}"`)).status, 413);
    assert.equal((await fetch(`${running.url}/nothing-here`)).status, 404);
    const wrongMethod = await fetch(running.url, { method: 'DELETE' });
    assert.equal(wrongMethod.status, 405);
    assert.equal(wrongMethod.headers.get('allow'), 'GET, HEAD');
  });

  it('should log a request without its query and with the caller’s id', async () => {
    const headers = { 'x-request-id': 'caller-0001', 'x-amzn-trace-id': 'Root=1-5f84c7a1-abc' };
    await (await fetch(`${running.url}/nothing?person=secret`, { headers })).text();
    // The line is written when the connection has taken the answer, which may be after the client has it.
    const find = () => running.lines.find(line => line.requestId === 'caller-0001');
    while (!find()) {
      await new Promise(setImmediate);
    }
    const line = find();
    assert.equal(line?.path, '/nothing');
    assert.equal(line?.status, 404);
    assert.equal(line?.trace, 'Root=1-5f84c7a1-abc');
    assert.equal(JSON.stringify(running.lines).includes('secret'), false);
  });

  it('should not take a harmful id from outside', async () => {
    const response = await fetch(running.url, { headers: { 'x-request-id': '<script>' } });
    assert.match(response.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
  });
});

describe('stopping', () => {
  it('should finish a running request and refuse new ones', async () => {
    const { service, url, configuration } = await startForTest();
    const request = httpRequest(`${url}/v1/deadlines`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', expect: '100-continue' },
    });
    request.flushHeaders();
    // The server asks for the body, so the request is running.
    await once(request, 'continue');
    const stopped = service.stop();
    request.end(JSON.stringify({ from: '2026-03-06', workingDays: 1 }));
    const [response] = await once(request, 'response');
    assert.equal(response.statusCode, 200);
    assert.equal(response.headers.connection, 'close');
    response.resume();
    assert.equal(await stopped, true);
    await assert.rejects(fetch(url + configuration.healthPath));
  });

  it('should fail readiness, and nothing else, before it closes', async () => {
    const { service, url, configuration } = await startForTest({ DRAIN_SECONDS: '1' });
    const stopped = service.stop();
    assert.equal((await fetch(`${url}/ready`)).status, 503);
    assert.equal((await fetch(url + configuration.healthPath)).status, 200);
    assert.equal(await stopped, true);
  });

  it('should give up on a request that never ends', async () => {
    const { service, url } = await startForTest({ SHUTDOWN_SECONDS: '1' });
    const request = httpRequest(`${url}/v1/deadlines`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', expect: '100-continue' },
    });
    request.flushHeaders();
    await once(request, 'continue');
    const broken = once(request, 'error');
    assert.equal(await service.stop(), false);
    await broken;
  });
});
