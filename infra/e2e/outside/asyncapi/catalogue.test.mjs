// The event catalogue, read by the AsyncAPI initiative's own parser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import parser from '@asyncapi/parser';

const CATALOGUE = new URL('../../../docs/asyncapi.json', import.meta.url);
const WARNING = 1;

async function read() {
  return new parser.Parser().parse(readFileSync(CATALOGUE, 'utf8'));
}

test('the catalogue is valid, without a warning', async () => {
  const { document, diagnostics } = await read();

  assert.deepEqual(
    diagnostics.filter(({ severity }) => severity <= WARNING).map(({ message, path }) => `${path.join('/')}: ${message}`),
    [],
  );
  assert.ok(document);
});

test('the catalogue says where the events are, what they look like and what is set aside', async () => {
  const { document } = await read();

  assert.ok(document.servers().all().length > 0);
  for (const message of document.components().messages().all()) {
    assert.ok(message.bindings().get('kafka').value().key, `${message.id()} has no key`);
  }
  for (const message of document.messages().all().filter((each) => each.name().startsWith('io.qiao.'))) {
    assert.ok(message.examples().all().length > 0, `${message.name()} has no example`);
  }
  const addresses = document.channels().all().map((channel) => channel.address());
  assert.ok(addresses.includes('qiao.notifications.dead-letters'));
});
