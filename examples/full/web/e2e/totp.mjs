// Managed by venture: edit freely, regenerating merges your changes.

import { createHmac } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

// The code of RFC 6238 that an authenticator app shows for a secret now.
export function codeNow(secret) {
  const bits = [...secret.replace(/=+$/, '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac('sha1', key).update(time).digest()
  const number = hash.readUInt32BE(hash[hash.length - 1] & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
