// Who calls: new users by a button, and those that are there already by their passwords.

import { ask, at, during, make } from "./dom.js";

const wanted = {
  NEW_PASSWORD_REQUIRED: "New password",
  SOFTWARE_TOKEN_MFA: "Code of the authenticator app",
  SMS_MFA: "Code from the SMS",
  EMAIL_OTP: "Code from the mail",
};

export function addPerson(name) {
  if (![...at("as").options].some((option) => option.value === name)) at("as").append(make("option", { value: name }, name));
}

function choose(name) {
  addPerson(name);
  at("as").value = name;
}

function wantAnswer(challenge) {
  at("answer").hidden = !challenge;
  at("answer-label").textContent = wanted[challenge] ?? "";
  const { answer } = at("sign-in-form").elements;
  answer.required = Boolean(challenge);
  answer.value = "";
  if (challenge) answer.focus();
}

async function openDialog() {
  const users = await ask("users");
  if (users.length === 0) throw new Error("Nobody has an account yet: make a new user.");
  const form = at("sign-in-form");
  form.reset();
  form.elements.user.replaceChildren(...users.map(({ name }) => make("option", {}, name)));
  at("sign-in-failure").hidden = true;
  wantAnswer("");
  at("sign-in-dialog").showModal();
}

async function signIn() {
  const { user, password, answer } = at("sign-in-form").elements;
  const { name, challenge } = await ask("people", { name: user.value, password: password.value, answer: answer.value });
  if (challenge) {
    wantAnswer(challenge);
    return;
  }
  choose(name);
  at("sign-in-dialog").close();
}

at("sign-up").addEventListener("click", () => during(at("sign-up"), at("as-failure"), async () => choose((await ask("people", {})).name)));
at("sign-in").addEventListener("click", () => during(at("sign-in"), at("as-failure"), openDialog));
at("sign-in-cancel").addEventListener("click", () => at("sign-in-dialog").close());
at("sign-in-form").elements.user.addEventListener("change", () => wantAnswer(""));
at("sign-in-form").addEventListener("submit", (event) => {
  event.preventDefault();
  during(at("sign-in-now"), at("sign-in-failure"), signIn);
});
