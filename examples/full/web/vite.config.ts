// Managed by venture: edit freely, regenerating merges your changes.

import { defineConfig, type Plugin } from 'vite'

const env = process.env

// The page of `make dev` is for itself alone: other pages of the browser get nothing, and what it reads at
// /config.json is of the stack that runs.
const local: Plugin = {
  name: 'local',
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const { origin } = request.headers
      if (origin !== undefined && origin !== env.LOCAL_WEB_ORIGIN) {
        response.statusCode = 403
        response.end('refused: this is for the page itself')
      } else if (request.url === '/config.json') {
        response.setHeader('Content-Type', 'application/json')
        response.end(env.LOCAL_PAGE_CONFIG)
      } else {
        next()
      }
    })
  },
}

export default defineConfig({
  plugins: [local],
  // Found only when the page is loaded, they would have it loaded twice.
  optimizeDeps: {
    include: [
      'aws-amplify',
      'aws-amplify/auth',
      'aws4fetch',
      '@bufbuild/protobuf',
      '@bufbuild/protobuf/codegenv2',
      '@connectrpc/connect',
      '@connectrpc/connect-web',
      'openapi-fetch',
      'uqr',
    ],
  },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    cors: false,
    proxy: {
      // As CloudFront does it: page and API share an origin.
      '/api': {
        target: env.LOCAL_API_URL ?? 'http://127.0.0.1:4700',
        changeOrigin: true,
        rewrite: (path) => path.replace(/^\/api/, ''),
      },
    },
  },
})
