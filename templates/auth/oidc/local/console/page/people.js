// Who calls: new users by a button, and whoever is named.

import { ask, at, during, make } from "./dom.js";

export function addPerson(name) {
  if (![...at("as").options].some((option) => option.value === name)) at("as").append(make("option", { value: name }, name));
}

async function signIn(person) {
  const { name } = await ask("people", person);
  addPerson(name);
  at("as").value = name;
}

function openDialog() {
  at("sign-in-form").reset();
  at("sign-in-failure").hidden = true;
  at("sign-in-dialog").showModal();
}

at("sign-up").addEventListener("click", () => during(at("sign-up"), at("as-failure"), () => signIn({})));
at("sign-in").addEventListener("click", openDialog);
at("sign-in-cancel").addEventListener("click", () => at("sign-in-dialog").close());
at("sign-in-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const { issuer, subject, email, groups } = at("sign-in-form").elements;
  const named = groups.value.split(",").map((group) => group.trim()).filter(Boolean);
  during(at("sign-in-now"), at("sign-in-failure"), async () => {
    await signIn({ issuer: issuer.value, subject: subject.value, email: email.value, groups: named });
    at("sign-in-dialog").close();
  });
});
