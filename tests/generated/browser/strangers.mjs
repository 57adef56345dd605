// Opens pages in Chromium beside a local stack, and says what they could do: node strangers.mjs TOOLS, with on standard
// input {chromium, ports, store, requests, webOrigin, cognito, api, clientId, username, password}. TOOLS holds
// node_modules. Pages of other origins send what needs no leave of a browser and what does, to every port; a page whose
// name is bound to this machine anew sends the same to its own origin. Prints what such a page could read or reach, and
// what the stack's own page got.
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";

const { chromium } = createRequire(`${process.argv[2]}/`)("playwright-core");
const input = JSON.parse(readFileSync(0, "utf8"));
const limit = 5000; // for what gets no answer at all

function serve(port, host) {
  const server = createServer((_, answer) => {
    answer.setHeader("Content-Type", "text/html");
    answer.end("<!doctype html><title>page</title>");
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

// Runs in a page. What it returns is what it could read, or what the browser showed to have worked.
async function attack({ ports, requests, limit }) {
  const reached = [];
  const wait = (promise) => Promise.race([promise.catch(() => {}), new Promise((done) => setTimeout(done, limit))]);
  const types = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"];
  const loaded = (element, url) => wait(new Promise((done) => {
    element.onload = () => { reached.push(`<${element.localName}> ${url}`); done(); };
    element.onerror = done;
    element.src = url;
    document.head.append(element);
  }));
  const submit = (url, type, body) => wait(new Promise((done) => {
    const frame = Object.assign(document.createElement("iframe"), { name: `frame${Math.random()}` });
    const form = Object.assign(document.createElement("form"), { action: url, method: "post", enctype: type, target: frame.name });
    // As text/plain a field is sent as NAME=VALUE: a body of JSON with the sign in a string of its own.
    const name = type === "text/plain" && body ? `${body.slice(0, -1)}${body === "{}" ? "" : ","}"a":"` : "a";
    form.append(Object.assign(document.createElement("input"), { name, value: type === "text/plain" && body ? `"}` : "b" }));
    document.body.append(frame, form);
    frame.onload = done;
    form.submit();
  }));
  for (const port of ports) {
    const base = `http://127.0.0.1:${port}`;
    for (const { path, body } of requests) {
      for (const type of types) {
        await wait(fetch(base + path, { method: "POST", mode: "no-cors", headers: { "Content-Type": type }, body }));
        await submit(base + path, type, body);
      }
      navigator.sendBeacon(base + path, body);
      await wait(fetch(base + path, { method: "POST", body }).then(async (answer) => {
        reached.push(`cors ${answer.status} ${base}${path.slice(0, 40)}: ${(await answer.text()).slice(0, 80)}`);
      }));
    }
    for (const [method, path] of [["GET", "/"], ["GET", "/_ministack/health"], ["GET", "/select/logsql/query?query=*"], ["PUT", "/stranger"],
      ["POST", "/_fail?status=500&for=1s"], ["GET", "/2018-06-01/runtime/invocation/next"]]) {
      await wait(fetch(base + path, { method }).then((answer) => reached.push(`cors ${answer.status} ${base}${path}`)));
    }
    await loaded(document.createElement("script"), `${base}/_ministack/health`);
    await loaded(document.createElement("img"), `${base}/_ministack/health`);
    await wait(new Promise((done) => {
      const socket = new WebSocket(`${base.replace("http", "ws")}/_aws/execute-api/a/local`);
      socket.onopen = () => { reached.push(`socket ${base}`); done(); };
      socket.onerror = done;
    }));
  }
  return reached;
}

// Runs in a page whose name leads to this machine by now, so that the port is its own origin.
async function rebound({ requests, refusal }) {
  const reached = [];
  const all = [...requests, { path: "/_ministack/health" }, { path: "/select/logsql/query?query=*" },
    { path: "/2018-06-01/runtime/invocation/next" }];
  for (const { path, body } of all) {
    const answer = await fetch(path, { method: body === undefined ? "GET" : "POST", body, signal: AbortSignal.timeout(5000) })
      .then(async (got) => `${got.status} ${await got.text()}`, (error) => `no answer: ${error}`);
    if (!(answer.startsWith(refusal.status) && answer.includes(refusal.text))) {
      reached.push(`rebound ${location.host}${path.slice(0, 40)}: ${answer.slice(0, 80)}`);
    }
  }
  return reached;
}

// Runs in the stack's own page: from sign-up to the profile.
async function own({ cognito, api, clientId, username, password }) {
  const call = async (action, request) => {
    const answer = await fetch(cognito, {
      method: "POST",
      headers: { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": `AWSCognitoIdentityProviderService.${action}` },
      body: JSON.stringify({ ClientId: clientId, ...request }),
    });
    const result = await answer.json();
    if (!answer.ok) throw new Error(`${action}: ${answer.status} ${JSON.stringify(result)}`);
    return result;
  };
  await call("SignUp", { Username: username, Password: password });
  await call("ConfirmSignUp", { Username: username, ConfirmationCode: "123456" });
  const { AuthenticationResult: tokens } = await call("InitiateAuth", {
    AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME: username, PASSWORD: password },
  });
  const answer = await fetch(`${api}/me`, { headers: { Authorization: `Bearer ${tokens.AccessToken}` } });
  return `${answer.status} ${await answer.text()}`;
}

const strangers = await serve(0, "127.0.0.1");
const web = new URL(input.webOrigin);
const ownServer = await serve(web.port, web.hostname);
const browser = await chromium.launch({
  executablePath: input.chromium,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    // The stack has to refuse by itself: other browsers, and older ones, ask nobody before a page calls this machine.
    "--disable-features=LocalNetworkAccessChecks,PrivateNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
    "--host-resolver-rules=MAP evil.localhost 127.0.0.1, MAP rebind.example 127.0.0.1"],
});
const result = { reached: [] };
try {
  for (const host of ["127.0.0.1", "evil.localhost"]) {
    const page = await browser.newPage();
    await page.goto(`http://${host}:${strangers.address().port}/`);
    const reached = await page.evaluate(attack, { ports: input.ports, requests: input.requests, limit });
    result.reached.push(...reached.map((what) => `${host}: ${what}`));
    await page.close();
  }
  for (const port of input.ports) {
    // VictoriaLogs wants a password: without one here, the browser would wait for a person to type it.
    const page = await browser.newPage({ httpCredentials: { username: "stack", password: "guessed" } });
    const refusal = port === input.store ? { status: "401", text: "" } : { status: "403", text: "refused: " };
    const first = `http://rebind.example:${port}/`;
    await page.route(first, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }), { times: 1 });
    await page.goto(first);
    result.reached.push(...await page.evaluate(rebound, { ...input, refusal }));
    await page.close();
  }
  const page = await browser.newPage();
  await page.goto(`${input.webOrigin}/`);
  result.own = await page.evaluate(own, input).catch((error) => `failed: ${error.message}`);
} finally {
  await browser.close();
  strangers.close();
  ownServer.close();
}
console.log(JSON.stringify(result));
