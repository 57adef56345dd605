"""Random functions for random manifests."""
from random_texts import DELICATE, kebab

MOST = 12  # in one manifest
WAITS = {"http": 29, "rpc": 29, "cognito": 5}  # seconds; any other caller waits as long as Lambda lets a function run
ACCESS = ["public", "signed-in", "role:NAME", "team:member", "team:admin", "team:owner"]
FEATURES = {  # what some function has to have
    **{f"access {level}": lambda f, level=level: f.get("access", "").startswith(level.replace("NAME", "")) for level in ACCESS},
    "access by default": lambda f: "http" in f and "access" not in f,
    "rate": lambda f: f.get("schedule", "").startswith("rate"),
    "cron": lambda f: f.get("schedule", "").startswith("cron"),
    "several parameters": lambda f: f.get("http", "").count("{") > 1,
    # These two are what the end-to-end tests call.
    "plain GET, public": lambda f: _plain_get(f) and f.get("access") == "public",
    "plain GET, signed in": lambda f: _plain_get(f) and f.get("access", "signed-in") == "signed-in",
    "path of the root": lambda f: f.get("http", "").endswith(" /"),
}


def _plain_get(function):
    return function.get("http", "").startswith("GET") and "{" not in function["http"]


def draw_functions(draw, keys, count):
    """The functions of `count` manifests. Each of a Cognito trigger, a stream and an access level is dealt out first."""
    sizes = [MOST, 0] + [draw.between(1, MOST - 1) for _ in range(count - 2)]
    dealt = [("cognito", name) for name in keys["cognito"]["enum"]] + [("access", level) for level in ACCESS]
    dealt += [(trigger, None) for trigger in keys if trigger not in ("cognito", "access", "memory", "timeout")]
    dealt += [("http", None)] * 5  # of which there are most kinds
    slots = draw.shuffled([i for i, size in enumerate(sizes) for _ in range(size)])
    wanted = [[] for _ in sizes]
    for slot, what in zip(slots, draw.shuffled(dealt)):
        wanted[slot].append(what)
    for slot in slots[len(dealt):]:
        wanted[slot].append(draw.one_of(dealt))
    return [_of_project(draw, keys, kinds) for kinds in wanted]


def _of_project(draw, keys, kinds):
    functions, packages, taken = {}, set(), {"/me": {"GET"}}
    for kind, value in kinds:
        trigger = _trigger(draw, keys, kind, value, taken)
        if trigger is None:
            continue  # there can't be one more of the kind
        while (name := draw.one_of(DELICATE) if draw.chance(0.4) else kebab(draw, 22)).replace("-", "") in packages:
            pass
        packages.add(name.replace("-", ""))
        functions[name] = {**trigger, **_limits(draw, keys, trigger)}
    return functions


def _trigger(draw, keys, kind, value, taken):
    if kind in ("http", "access"):
        access = value or draw.one_of([*ACCESS, ""])
        access = access.replace("NAME", draw.one_of(["a", "billing", "x-2", "r" * 32]))
        return {"http": _route(draw, access, taken)} | ({"access": access} if access else {})
    if kind == "schedule":
        return {kind: _schedule(draw)}
    if kind == "rpc":
        return _method(draw, taken)
    if value is None and "enum" in keys[kind]:
        value = draw.one_of(keys[kind]["enum"])
    if value is None:  # one word, for the same name of a queue, a topic and a bucket; and two that differ in a dash
        value = draw.one_of(["uploads", "users", "jobs", "a-1-b", "q" * 40, kebab(draw, 40)])
    used = taken.setdefault((kind, value), 0)
    taken[kind, value] += 1
    return {kind: value} if used < (2 if kind == "stream" else 1) else None


def _method(draw, taken):
    """All services share a package, so no two methods of a project have the same name."""
    methods = [name for name in ("Create", "ListAll", "Get2", "HTTPPing") if ("rpc", name) not in taken]
    if not methods:
        return None
    taken["rpc", method := draw.one_of(methods)] = 1
    access = draw.one_of(["public", "signed-in", "role:billing", "team:admin", ""])
    return {"rpc": f"{draw.one_of(['LedgerService', 'X9Service'])}.{method}"} | ({"access": access} if access else {})


def _route(draw, access, taken):
    """API Gateway wants one name for the parameters at one place, so a parameter is named after what stands before."""
    while True:
        parts = draw.shuffled("orders cart-items v1.2 _search Audit well_known reports".split())[:draw.between(0, 3)]
        if access.startswith("team:") or draw.chance(0.2):
            parts.insert(draw.between(0, len(parts)), "teams")
        if draw.chance(0.1):
            parts.insert(0, "")
        path = ""
        for part in parts:
            name = "".join(c for c in part if c.isalnum()).removesuffix("s") or "tenant"
            path += f"/{part}" * bool(part)
            if not part or part == "teams" and access or draw.chance(0.5):
                path += f"/{{{name}Id}}"
        methods = taken.setdefault(path or "/", set())
        method = draw.one_of(["GET", "GET", "GET", "POST", "PUT", "PATCH", "DELETE"])
        if method not in methods:
            methods.add(method)
            return f"{method} {path or '/'}"


def _schedule(draw):
    if draw.chance(0.5):
        number = draw.one_of([1, 2, 90])
        return f"rate({number} {draw.one_of(['minute', 'hour', 'day'])}{'s' * (number > 1)})"
    day = draw.one_of(["* * ?", "? * MON-FRI", "1 JAN,JUL ?", "L * ?", "? * 2#1", "15W 1/3 ?"])
    return f"cron({draw.one_of(['0', '0/5', '10,40'])} {draw.between(0, 23)} {day} {draw.one_of(['*', '2030-2040'])})"


def _limits(draw, keys, trigger):
    most = {"memory": keys["memory"]["maximum"], "timeout": keys["timeout"]["maximum"]}
    if not trigger.get("cognito", "").endswith("-sender"):  # Cognito doesn't wait for these
        most["timeout"] = WAITS.get(next(iter(trigger)), most["timeout"])
    limits = {}
    for name, maximum in most.items():
        least = keys[name]["minimum"]
        if draw.chance(0.5):
            limits[name] = draw.one_of([least, maximum, draw.between(least, maximum)])
    return limits
