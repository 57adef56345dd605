// An OpenID Connect server of somebody else, with clients that sign in by themselves: node server.mjs
// It writes its issuer and serves until its input ends.
import http from 'node:http';
import { Provider } from 'oidc-provider';

const server = http.createServer().listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const key = async (kid, alg, algorithm) => {
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { key_ops, ext, ...jwk } = await crypto.subtle.exportKey('jwk', privateKey);
  return { ...jwk, kid, alg, use: 'sig' };
};

// A client's name is what its tokens are signed with.
const provider = new Provider(issuer, {
  clients: ['RS256', 'ES256'].map((algorithm) => ({
    client_id: algorithm, client_secret: 'secret', grant_types: ['client_credentials'], redirect_uris: [], response_types: [],
  })),
  jwks: {
    keys: [
      await key('one', 'RS256', {
        name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]),
      }),
      await key('two', 'ES256', { name: 'ECDSA', namedCurve: 'P-256' }),
    ],
  },
  extraTokenClaims: (_, token) => ({
    groups: ['support', 'owners'], azp: token.aud, realm_access: { roles: ['audit', 'owners'] }, profile: { name: 'ada' },
  }),
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_, audience, client) => ({
        scope: '', audience, accessTokenFormat: 'jwt', jwt: { sign: { alg: client.clientId } },
      }),
    },
  },
});
server.on('request', provider.callback());
console.log(issuer);
process.stdin.on('end', () => process.exit()).resume();
