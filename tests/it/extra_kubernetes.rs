//! The extra `kubernetes`: what it brings, and which functions it brings with it.

use crate::support::Sandbox;

const JOBS: &str = "acme/deploy/kubernetes/base/jobs.yml";
const WORKERS: &str = "acme/deploy/kubernetes/base/workers.yml";
const BASE: &str = "acme/deploy/kubernetes/base/kustomization.yml";

fn project() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.run(["new", "acme", "--defaults", "--vcs", "none", "--extras", "kubernetes"]).ok();
    sandbox
}

#[test]
fn it_comes_and_goes() {
    let sandbox = project();
    assert!(sandbox.read("acme/serverless.yml").contains("${file(resources/kubernetes-role.yml)}"));
    assert!(sandbox.read("acme/Makefile").contains("\nkubernetes: ##"));
    assert!(sandbox.exists("acme/docs/kubernetes.md"));
    sandbox.edit("acme/deploy/kubernetes/overlays/prod/kustomization.yml", "newTag: none", "newTag: v1");
    sandbox.acme(["regenerate"]).ok();
    sandbox.acme(["status", "--check"]).ok();
    sandbox.edit("acme/venture.yaml", "extras: [kubernetes]", "extras: []");
    sandbox.acme(["regenerate"]).ok();
    assert!(!sandbox.exists("acme/docs/kubernetes.md"));
    assert!(!sandbox.exists("acme/deploy/knative") && !sandbox.exists("acme/resources/kubernetes.cjs"));
    assert!(sandbox.read("acme/deploy/kubernetes/overlays/prod/kustomization.yml").contains("newTag: v1"));
    assert!(!sandbox.read("acme/Makefile").contains("kustomize"));
}

/// A queue has a worker, a schedule a job where cron can say it, and all others have nothing.
#[test]
fn functions_bring_what_runs_them() {
    let sandbox = project();
    assert!(!sandbox.exists(JOBS) && !sandbox.exists(WORKERS));
    sandbox.acme(["add", "function", "send-mail", "--queue", "mails"]).ok();
    sandbox.acme(["add", "function", "nightly", "--schedule", "cron(0 3 ? * MON-FRI *)"]).ok();
    let (base, worker, job) = (sandbox.read(BASE), sandbox.read(WORKERS), sandbox.read(JOBS));
    assert!(base.contains("\n  - jobs.yml\n") && base.contains("\n  - workers.yml\n"), "{base}");
    assert!(worker.contains("args: [work, send-mail]"), "{worker}");
    assert!(job.contains("args: [run, nightly]") && job.contains("schedule: \"0 3 * * 1-5\""), "{job}");
    let settings = sandbox.read("acme/resources/kubernetes.cjs");
    assert!(settings.contains("QUEUE_URL_SEND_MAIL: { Ref: 'MailsQueue' }"), "{settings}");
    assert!(settings.contains("\n  'nightly',\n") && !settings.contains("post-confirmation"), "{settings}");
    sandbox.acme(["remove", "function", "nightly"]).ok();
    assert!(!sandbox.exists(JOBS) && !sandbox.read(BASE).contains("jobs.yml"));
    // What is left of Go is what a worker needs.
    assert!(!sandbox.exists("acme/internal/server/schedule.go"));
    assert!(sandbox.read("acme/internal/server/job.go").contains("\nfunc recovered("));
}

/// A topic and a bucket have a queue of their own before the function, for Lambda and for a worker; without the extra
/// they call the function, by the same topic and bucket.
#[test]
fn topics_and_buckets_go_through_a_queue() {
    let sandbox = Sandbox::with_project();
    sandbox.acme(["add", "function", "audit", "--topic", "news"]).ok();
    sandbox
        .acme(["add", "function", "thumbs", "--bucket", "uploads", "--memory", "512", "--timeout", "30"])
        .ok();
    let before = sandbox.acme_files();
    sandbox.edit("acme/venture.yaml", "extras: []", "extras: [kubernetes]");
    sandbox.acme(["regenerate"]).ok();

    let topic = sandbox.read("acme/functions/audit/resources.yml");
    for wanted in [
        "    DependsOn: AuditEventsPolicy\n",
        "      Protocol: sqs\n      Endpoint: !GetAtt AuditEvents.Arn\n",
        "                aws:SourceArn: !Ref NewsTopic\n",
        "      BatchSize: 1\n      FunctionResponseTypes: [ReportBatchItemFailures]\n",
        "        deadLetterTargetArn: !GetAtt AuditDeadLetters.Arn\n        maxReceiveCount: 5\n",
        "\n\n  # For what SNS",
        "\n  NewsTopic:\n",
    ] {
        assert!(topic.contains(wanted), "{wanted}: {topic}");
    }
    let bucket = sandbox.read("acme/functions/thumbs/resources.yml");
    for wanted in [
        "    DependsOn: ThumbsEventsPolicy\n",
        "        QueueConfigurations:\n          - Event: s3:ObjectCreated:*\n            Queue: !GetAtt ThumbsEvents.Arn\n",
        "      VisibilityTimeout: 180\n",
        "                aws:SourceAccount: !Ref AWS::AccountId\n",
        "\n  UploadsBucket:\n",
    ] {
        assert!(bucket.contains(wanted), "{wanted}: {bucket}");
    }
    assert!(!bucket.contains("LambdaConfigurations") && !topic.contains("Protocol: lambda"));

    let worker = sandbox.read(WORKERS);
    assert!(worker.contains("args: [work, audit]") && worker.contains("args: [work, thumbs]"), "{worker}");
    assert!(worker.contains("memory: 512Mi\n            limits:\n              memory: 2560Mi"), "{worker}");
    let settings = sandbox.read("acme/resources/kubernetes.cjs");
    assert!(settings.contains("QUEUE_URL_THUMBS: { Ref: 'ThumbsEvents' }"), "{settings}");
    let work = sandbox.read("acme/server/work.go");
    assert!(work.contains("server.OnTopic(10*time.Second, audit.Wire)"), "{work}");
    assert!(work.contains("server.OnBucket(30*time.Second, thumbs.Wire)"), "{work}");
    let main = sandbox.read("acme/functions/thumbs/lambda/main.go");
    assert!(main.contains("queued.Bucket(logger, wired.Handle).Invoke"), "{main}");

    sandbox.acme(["remove", "function", "audit"]).ok();
    assert!(
        !sandbox.exists("acme/internal/queued/topic.go") && sandbox.exists("acme/internal/queued/bucket.go")
    );
    sandbox.acme(["add", "function", "audit", "--topic", "news"]).ok();
    run_empty(&sandbox);
    sandbox.edit("acme/venture.yaml", "extras: [kubernetes]", "extras: []");
    sandbox.acme(["regenerate"]).ok();
    let after = sandbox.acme_files();
    let functions: Vec<_> = before.iter().filter(|(path, _)| path.starts_with("functions/")).collect();
    assert!(functions.iter().any(|(path, _)| path == "functions/audit/resources.yml"));
    for file in functions {
        assert!(after.contains(file), "{} is not as before", file.0);
    }
}

/// What the README says to do before the extra goes, which is no conflict then.
fn run_empty(sandbox: &Sandbox) {
    let of_function = |name: &str| format!("!GetAtt {name}LambdaFunction.Arn");
    let (topic, bucket) = ("acme/functions/audit/resources.yml", "acme/functions/thumbs/resources.yml");
    sandbox.edit(topic, "Protocol: sqs", "Protocol: lambda");
    sandbox.edit(topic, "Endpoint: !GetAtt AuditEvents.Arn", &format!("Endpoint: {}", of_function("Audit")));
    sandbox.edit(bucket, "QueueConfigurations:", "LambdaConfigurations:");
    sandbox.edit(bucket, "Queue: !GetAtt ThumbsEvents.Arn", &format!("Function: {}", of_function("Thumbs")));
}

#[test]
fn a_schedule_that_cron_cannot_say_stays_on_lambda() {
    let sandbox = project();
    let added =
        sandbox.acme(["add", "function", "month-end", "--schedule", "cron(0 3 L * ? *)"]).ok().to_string();
    assert!(
        added.contains(
            "`month-end` is no job on Kubernetes and runs on Lambda alone: cron has no `L`, `W` and `#`"
        ),
        "{added}"
    );
    assert!(!sandbox.exists(JOBS) && !sandbox.exists("acme/server/run.go"));
    assert!(!sandbox.read("acme/resources/kubernetes.cjs").contains("month-end"));
    sandbox.acme(["add", "function", "hello", "--http", "GET /hello"]).ok();
    let list = sandbox.acme(["list"]).ok().to_string();
    for (name, runs_on) in [("month-end", "  Lambda  "), ("hello", "  Lambda, Kubernetes  ")] {
        assert!(list.lines().any(|line| line.contains(name) && line.contains(runs_on)), "{list}");
    }
}

/// The end-to-end tests of both have something in common that neither has alone.
#[test]
fn methods_bring_grpc_to_the_server_whatever_else_there_is() {
    let sandbox = project();
    let stack = "acme/e2e/stack_test.go";
    assert!(!sandbox.read(stack).contains("serverURL"));
    sandbox.acme(["add", "function", "create-invoice", "--rpc", "InvoiceService.CreateInvoice"]).ok();
    assert_eq!(sandbox.read(stack).matches("serverURL").count(), 2);
    assert!(sandbox.exists("acme/e2e/grpc_test.go") && sandbox.exists("acme/server/services.go"));
}
