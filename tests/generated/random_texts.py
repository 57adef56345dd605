"""What the schema can't tell of a manifest: what free text may be, and which keys go together."""

WORDS = ("account audit billing cart claim device export invoice ledger mail order parcel quote refund report seat shift "
         "ticket upload visit").split()
# What Go, its standard library, the templates or CloudFormation use as well, as near to what is refused as it gets.
DELICATE = ("api auth config context errors events func-1 functions go-2 handler http if-not json lambda log-group main-1 "
            "map-2 math next-type os queue return-it role route s3-import select-1 slog string-s strings table teams test "
            "time topic trace users users-table user-pool var-x x").split()
HOSTS = ["github.com", "git.acme-labs.io", "a.io", "code.example.com", "xn--bcher-kva.example"]
# Where Cognito and all else that a project uses is offered, with each of AWS' partitions but China's, which lacks it.
REGIONS = ["ap-northeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1", "eu-west-3", "sa-east-1", "us-east-1",
           "us-gov-west-1", "us-west-2"]


def kebab(draw, most):
    """A name of one to three words, some with digits."""
    while True:
        parts = [draw.one_of(WORDS) for _ in range(draw.between(1, 3))]
        if draw.chance(0.3):
            parts.append(str(draw.between(0, 99)))
        if draw.chance(0.2):
            parts[0] += str(draw.between(0, 9))
        if len(name := "-".join(parts)) <= most:
            return name


def project_name(draw):
    return draw.one_of(["a2", "x" * 24, "func"]) if draw.chance(0.3) else kebab(draw, 24)


def module_path(draw):
    parts = [draw.one_of(HOSTS)]
    for _ in range(draw.between(0, 3)):
        parts.append(draw.one_of([*WORDS, "Acme", "my-org", "x_y~z", "web.go", "internal", "functions", "2nd"]))
    if len(parts) > 1 and draw.chance(0.4):
        parts.append(draw.one_of(["v2", "v10"]))
    return "/".join(parts)


def owner(draw):
    return draw.one_of(["platform", "team@acme.io", "123", "true", "a/b:c=d", "Growth + Co", "x" * 128, "- no", "1e3"])


def some(draw, values, most):
    return draw.shuffled(values)[:draw.between(0, most)]


def attributes(draw):
    names = some(draw, ["plan", "seats", "Trial_2", "since-when", "x" * 20], 4)
    return [f"{name}:{draw.one_of(['string', 'number', 'boolean', 'date-time'])}" for name in names]


TEXTS = {  # by the path of the key; one that isn't here is left out of every manifest
    "name": project_name,
    "module": module_path,
    "owner": owner,
    "region": lambda draw: draw.one_of(REGIONS),
    "auth.provider": lambda draw: "cognito",  # but for one manifest; see draw_manifests
    "branch": lambda draw: draw.one_of(["main", "master", "trunk", "release/2031", "true", "1.0"]),
    "auth.passkeys.domain": lambda draw: draw.one_of(["example.com", "app.my-org.co.uk", "localhost"]),
    "auth.login.domain": lambda draw: kebab(draw, 46),
    "auth.login.callback-urls": lambda draw: some(
        draw, ["http://localhost:5173/callback", "https://app.example.com/cb?from=login", "https://a.io"], 3),
    "auth.login.logout-urls": lambda draw: some(draw, ["https://app.example.com/", "http://localhost:3000"], 2),
    # No text, but each choice alone would want login pages in more manifests than have them.
    "auth.sign-in-with": lambda draw: some(draw, ["apple", "facebook", "google", "oidc", "saml"], 5),
    # No text, but e-mail goes with few other settings.
    "auth.mfa-methods": lambda draw: draw.one_of([["app"], ["app", "email"]]),
    "auth.email.from": lambda draw: draw.one_of(["hello@example.com", "no-reply+x@mail.acme.io"]),
    "logs.filter-pattern": lambda draw: draw.one_of(["", '{ $.level != "DEBUG" }', '-"RequestId: "', "%ERROR|WARN%"]),
    "logs.redact.names": lambda draw: some(draw, ["customerNumber", "tax_id", "X-Customer"], 2),
    "logs.redact.patterns": lambda draw: some(draw, [r"\bCUST-\d{6}\b", "(?i)iban [a-z]{2}[0-9]{2}", r'a"`\\b+'], 3),
    "auth.groups": lambda draw: some(draw, ["admin", "press-room", "group-2", "editor", "x" * 64], 4),
    "auth.attributes": attributes,
    "auth.deletion-protection": lambda draw: some(draw, ["dev", "every", "prod", "staging", "qa-2"], 5),
}


def plan(_, manifest):
    """What a plan doesn't have pulls it up."""
    if manifest.get("auth.threat-protection", "off") != "off":
        manifest["auth.plan"] = "plus"
    wants = (manifest.get("auth.passkeys.enabled") or manifest.get("auth.tokens.rotation") or manifest.get("auth.password.history")
             or any(f.get("cognito") == "pre-token-generation" for f in manifest["functions"].values()))
    if wants and manifest.get("auth.plan") == "lite":
        manifest["auth.plan"] = "essentials"


def provider(draw, manifest):
    """Comes first: without a user pool nothing is set in one or called by it, and issuers sign people in."""
    if manifest.get("auth.provider") != "oidc":
        return
    manifest["functions"] = {name: f for name, f in manifest["functions"].items() if "cognito" not in f}
    for key in [key for key in manifest if key.startswith("auth.") and key not in ("auth.provider", "auth.deletion-protection")]:
        del manifest[key]
    manifest["extras"] = [extra for extra in manifest.get("extras", []) if extra not in ("teams", "web")]
    manifest["auth.issuers.login.issuer"] = "https://login.example.com/"
    manifest["auth.issuers.login.audience"] = ["https://api.example.com"]
    if draw.chance(0.5):
        manifest["auth.issuers.curve.issuer"] = "https://curve.example.com"
        manifest["auth.issuers.curve.audience"] = ["acme-cli"]
        manifest["auth.issuers.curve.algorithms"] = ["ES256"]
        manifest["auth.issuers.curve.groups-claim"] = "groups"
        manifest["auth.issuers.curve.roles"] = ["support"]


def login(draw, manifest):
    if not manifest.get("auth.login.domain"):
        return
    if draw.chance(0.5) or not manifest["auth.login.callback-urls"]:
        for key in ("domain", "callback-urls", "logout-urls"):
            del manifest[f"auth.login.{key}"]


def passkeys(draw, manifest):
    """Follows `login`: without its pages a passkey needs a domain of its own."""
    if not manifest.get("auth.passkeys.enabled") or ("auth.login.domain" in manifest and draw.chance(0.5)):
        manifest.pop("auth.passkeys.domain", None)


def teams(_, manifest):
    """Invitations are e-mails, and the extra has functions and routes of its own."""
    if "teams" in manifest.get("extras", []):
        if manifest.get("auth.sign-in") == "phone":
            manifest["auth.sign-in"] = "user-name"
        manifest["auth.email.sender"] = "ses"
        for name in ("account", "teams"):
            if name in manifest["functions"]:
                manifest["functions"][name + "-2"] = manifest["functions"].pop(name)
        for function in manifest["functions"].values():
            if "http" in function:
                function["http"] = function["http"].replace("/teams", "/squads")


def second_factor(_, manifest):
    """Follows `teams`. A second factor by e-mail wants addresses, a plan and a sender."""
    if "email" not in manifest.get("auth.mfa-methods", []) or manifest.get("auth.mfa", "optional") == "off":
        return
    if manifest.get("auth.sign-in") == "phone":
        manifest["auth.mfa-methods"] = ["app"]
        return
    manifest["auth.email.sender"] = "ses"
    if manifest.get("auth.plan") == "lite":
        manifest["auth.plan"] = "essentials"


def email(_, manifest):
    """Follows `second_factor`. A function that sends e-mail in place of Cognito needs an address to send from."""
    if any(f.get("cognito") == "custom-email-sender" for f in manifest["functions"].values()):
        manifest["auth.email.sender"] = "ses"
    if manifest.get("auth.email.sender") != "ses":
        manifest.pop("auth.email.from", None)


def existing_pool(_, manifest):
    """A project makes nothing in a pool that is there, and sets none of its triggers."""
    if manifest.get("auth.pool") != "existing":
        return
    if any("cognito" in function for function in manifest["functions"].values()):
        manifest["auth.pool"] = "own"
        return
    for key in ("auth.password.history", "auth.password.temporary-days", "auth.threat-protection", "auth.groups",
                *(key for key in manifest if key.startswith("auth.login."))):
        manifest.pop(key, None)


def providers(_, manifest):
    """Follows `existing_pool`. People come back from a provider by the login pages; where nobody signs up, a function decides."""
    if "auth.login.domain" not in manifest:
        manifest.pop("auth.sign-in-with", None)
    admits = any(f.get("cognito") == "pre-sign-up" for f in manifest["functions"].values())
    if "auth.sign-in-with" in manifest and not manifest.get("auth.self-sign-up", True) and not admits:
        manifest["auth.sign-in-with"] = [name for name in manifest["auth.sign-in-with"] if name in ("oidc", "saml")]


def identity_pool(draw, manifest):
    """Functions behind one learn of no groups, a server can't check its callers, and in AWS GovCloud there is none."""
    if manifest.get("auth.mode") == "identity-pool":
        manifest["auth.groups"] = []
        manifest["extras"] = [extra for extra in manifest.get("extras", []) if extra != "kubernetes"]
        if manifest["region"].startswith("us-gov-"):
            manifest["region"] = draw.one_of([region for region in REGIONS if not region.startswith("us-gov-")])


def page(_, manifest):
    """Follows `identity_pool`, which may choose another region. In AWS GovCloud there is no CloudFront."""
    if manifest["region"].startswith("us-gov-"):
        manifest["extras"] = [extra for extra in manifest.get("extras", []) if extra != "web"]


# Each gets the Draw and one manifest, a dict by path with its functions, and sets or deletes keys until those fit
# together. A key of TEXTS that only goes with another is deleted here where that is absent.
RULES = [provider, plan, login, existing_pool, providers, passkeys, teams, second_factor, email, identity_pool, page]
