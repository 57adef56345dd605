// An OpenID Connect server of somebody else, with clients that sign in by themselves: node server.mjs
// It writes its issuer and serves until its input ends.
import { generateKeyPairSync } from 'node:crypto';
import http from 'node:http';
import { Provider } from 'oidc-provider';

const server = http.createServer().listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const key = (type, options, more) => ({
  ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }), use: 'sig', ...more,
});

// A client's name is what its tokens are signed with.
const provider = new Provider(issuer, {
  clients: ['RS256', 'ES256'].map((algorithm) => ({
    client_id: algorithm, client_secret: 'secret', grant_types: ['client_credentials'], redirect_uris: [], response_types: [],
  })),
  jwks: {
    keys: [
      key('rsa', { modulusLength: 2048 }, { kid: 'one', alg: 'RS256' }),
      key('ec', { namedCurve: 'P-256' }, { kid: 'two', alg: 'ES256' }),
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
