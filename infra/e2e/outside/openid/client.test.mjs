import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as openid from 'openid-client';
import { Person } from './forms.mjs';

const PROVIDER = new URL(process.env.QIAO_GATEWAY);
const BACK = 'http://127.0.0.1:1/back';
const BYE = 'https://tool.example/bye';
const SECRET = process.env.QIAO_CLIENT_SECRET;
const person = () => new Person(process.env.QIAO_PERSON, process.env.QIAO_PASSWORD);

/** Finds out all it knows about the provider from its description. */
function discover(id, proof, options) {
  return openid.discovery(PROVIDER, id, undefined, proof, {
    execute: [openid.allowInsecureRequests],
    ...options,
  });
}

const confidential = () => discover(process.env.QIAO_CLIENT, openid.ClientSecretPost(SECRET));
const phone = () => discover(process.env.QIAO_PUBLIC_CLIENT, openid.None());
const program = () =>
  discover(process.env.QIAO_PROGRAM, openid.ClientSecretBasic(process.env.QIAO_PROGRAM_SECRET));

async function logIn(client, scope, allow = true) {
  const pkceCodeVerifier = openid.randomPKCECodeVerifier();
  const expectedState = openid.randomState();
  const expectedNonce = openid.randomNonce();
  const url = openid.buildAuthorizationUrl(client, {
    redirect_uri: BACK,
    scope,
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  });
  const answer = await person().logIn(url, allow);
  return openid.authorizationCodeGrant(client, answer, {
    pkceCodeVerifier,
    expectedState,
    expectedNonce,
    idTokenExpected: true,
  });
}

const isActive = async (client, token) => (await openid.tokenIntrospection(client, token)).active;

const part = (token, at) => JSON.parse(Buffer.from(token.split('.')[at], 'base64url'));

test('both descriptions promise the same', async () => {
  const one = (await confidential()).serverMetadata();
  const proof = openid.ClientSecretPost(SECRET);
  const other = (
    await discover(process.env.QIAO_CLIENT, proof, { algorithm: 'oauth2' })
  ).serverMetadata();

  for (const name of Object.keys(other)) {
    assert.deepEqual(one[name], other[name], name);
  }
  for (const name of Object.keys(one).filter((each) => each.endsWith('_endpoint'))) {
    assert.equal(new URL(one[name]).origin, PROVIDER.origin, name);
  }
});

test('somebody logs in, is asked, and can be told from others', async () => {
  const client = await confidential();
  const tokens = await logIn(client, 'openid profile email');

  const { sub } = tokens.claims();
  const info = await openid.fetchUserInfo(client, tokens.access_token, sub);
  assert.equal(info.sub, sub);
  assert.equal(info.email, process.env.QIAO_PERSON);
  assert.ok(info.name);
  assert.equal(part(tokens.access_token, 0).typ, 'at+jwt');
  const claims = part(tokens.access_token, 1);
  for (const name of ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti']) {
    assert.ok(claims[name], name);
  }
});

test('tokens are renewed and given back', async () => {
  const client = await confidential();
  const tokens = await logIn(client, 'openid');
  assert.ok(await isActive(client, tokens.access_token));

  const renewed = await openid.refreshTokenGrant(client, tokens.refresh_token);
  assert.ok(await isActive(client, renewed.access_token));
  await openid.tokenRevocation(client, renewed.refresh_token ?? tokens.refresh_token);

  assert.equal(await isActive(client, renewed.access_token), false);
  assert.equal(await isActive(client, tokens.refresh_token), false);
  await assert.rejects(openid.refreshTokenGrant(client, tokens.refresh_token), {
    error: 'invalid_grant',
  });
});

test('a client without a secret renews, each token once', async () => {
  const client = await phone();
  const tokens = await logIn(client, 'openid');

  const renewed = await openid.refreshTokenGrant(client, tokens.refresh_token);
  assert.notEqual(renewed.refresh_token, tokens.refresh_token);

  await assert.rejects(openid.refreshTokenGrant(client, tokens.refresh_token), {
    error: 'invalid_grant',
  });
  await assert.rejects(openid.refreshTokenGrant(client, renewed.refresh_token), {
    error: 'invalid_grant',
  });
});

test('somebody says no', async () => {
  const client = await confidential();

  await assert.rejects(logIn(client, 'openid qiao', false), { error: 'access_denied' });
});

test('somebody logs out', async () => {
  const client = await confidential();
  const tokens = await logIn(client, 'openid');
  const url = openid.buildEndSessionUrl(client, {
    id_token_hint: tokens.id_token,
    post_logout_redirect_uri: BYE,
    state: 'over',
  });

  const answer = await fetch(url, { redirect: 'manual' });

  assert.equal(answer.headers.get('location'), `${BYE}?state=over`);
  assert.equal(await isActive(client, tokens.access_token), false);
});

test('a program gets a token, and the truth about it', async () => {
  const client = await program();
  const tokens = await openid.clientCredentialsGrant(client);
  assert.ok(await isActive(client, tokens.access_token));

  await openid.tokenRevocation(client, tokens.access_token);

  assert.equal(await isActive(client, tokens.access_token), false);
});

test('who proves nothing is told so', async () => {
  const client = await discover(process.env.QIAO_PROGRAM, openid.ClientSecretBasic('wrong'));

  await assert.rejects(openid.clientCredentialsGrant(client), (refused) => {
    assert.equal(refused.cause[0].scheme, 'basic');
    return true;
  });
});
