// Makes a user of the stack by the API, as a page would: with a password of their own and a second factor.
import { createHmac, randomBytes } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code that an authenticator app shows now. */
export function codeNow(secret) {
  const bits = [...secret.replaceAll("=", "")].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac("sha1", key).update(step).digest();
  const number = mac.readUInt32BE(mac.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

export async function somebody({ cognito, client }) {
  const ask = async (action, body) => {
    const headers = { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": `AWSCognitoIdentityProviderService.${action}` };
    const answer = await fetch(cognito, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${action}: ${await answer.text()}`);
    return answer.json();
  };
  const id = randomBytes(4).toString("hex");
  const name = `grace-${id}@example.com`;
  const password = `Aa1!${"x".repeat(16)}`;
  await ask("SignUp", { ClientId: client, Username: name, Password: password });
  await ask("ConfirmSignUp", { ClientId: client, Username: name, ConfirmationCode: "123456" });
  const { AuthenticationResult: { AccessToken } } = await ask("InitiateAuth", {
    ClientId: client, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME: name, PASSWORD: password },
  });
  const { SecretCode: secret } = await ask("AssociateSoftwareToken", { AccessToken });
  await ask("VerifySoftwareToken", { AccessToken, UserCode: codeNow(secret) });
  return { name, password, secret };
}
