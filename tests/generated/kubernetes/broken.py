"""Manifests with one fault each: what a schema alone doesn't see, too."""

POD = ("spec", "template", "spec")
CONTAINER = (*POD, "containers", 0)
# What it is, the kind and name, the path in it, what is put there, and a word of the refusal.
BROKEN = [
    ("a field misspelt", "Deployment", "server", ("spec", "replica"), 2, "field not declared"),
    ("a selector of other pods", "Deployment", "server", ("spec", "template", "metadata", "labels"), {"a": "b"}, "selector"),
    ("a request above its limit", "Deployment", "server", (*CONTAINER, "resources", "requests", "memory"), "1Gi", "limit"),
    ("no quantity", "Deployment", "server", (*CONTAINER, "resources", "limits", "memory"), "128MB", "quantit"),
    ("a port without a name that fits", "Deployment", "server", (*CONTAINER, "ports", 0, "name"), "Http!", "name"),
    ("EventBridge's cron", "CronJob", None, ("spec", "schedule"), "0 6 1 * ? *", "schedule"),
    ("a time zone that isn't", "CronJob", None, ("spec", "timeZone"), "Europe/Nowhere", "timeZone"),
    ("a job that always restarts", "CronJob", None, ("spec", "jobTemplate", *POD, "restartPolicy"), "Always", "restartPolicy"),
    ("more at least than at most", "HorizontalPodAutoscaler", "server", ("spec", "minReplicas"), 11, "minReplicas"),
    ("two budgets in one", "PodDisruptionBudget", "server", ("spec", "minAvailable"), 1, "cannot be both set"),
    ("a port that isn't", "Service", "server", ("spec", "ports", 0, "port"), 70000, "port"),
    ("a network that isn't", "NetworkPolicy", "all", ("spec", "egress", 1, "to", 0, "ipBlock", "cidr"), "1.2.3.4/33", "cidr"),
    ("a host that isn't", "HTTPRoute", "server", ("spec", "hostnames"), ["API_example"], "hostnames"),
    ("a path of no type", "Ingress", "server", ("spec", "rules", 0, "http", "paths", 0, "pathType"), "prefix", "pathType"),
]
# Taken by the API server, with a warning of Pod Security: its pods would be refused.
UNSAFE = [
    ("as root", (*POD, "securityContext", "runAsNonRoot"), False),
    ("with all capabilities", (*CONTAINER, "securityContext", "capabilities"), {}),
    ("with more rights than its parent", (*CONTAINER, "securityContext", "allowPrivilegeEscalation"), True),
    ("with any system call", (*POD, "securityContext", "seccompProfile"), {"type": "Unconfined"}),
    ("with the node's network", (*POD, "hostNetwork"), True),
]
