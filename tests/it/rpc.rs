//! Functions that are methods of services: the `.proto` files they share, and what of these is the user's.

use crate::support::Sandbox;

const SERVICE: &str = "acme/proto/acme/v1/invoice_service.proto";
const MESSAGES: &str = "acme/proto/acme/v1/create_messages.proto";

fn add(sandbox: &Sandbox, name: &str, rpc: &str) {
    sandbox.acme(["add", "function", name, "--rpc", rpc, "--access", "role:billing"]).ok();
}

#[test]
fn methods_of_a_service_come_and_go_around_what_the_user_wrote() {
    let sandbox = Sandbox::with_project();
    add(&sandbox, "create-invoice", "InvoiceService.Create");
    let method = "  rpc Create(CreateRequest) returns (CreateResponse);\n";
    sandbox.edit(SERVICE, method, &format!("  // Makes an invoice.\n{method}"));
    sandbox.edit(MESSAGES, "string name = 1;\n}", "string name = 1;\n  int64 cents = 2;\n}");
    let edited = (sandbox.read(SERVICE), sandbox.read(MESSAGES));

    add(&sandbox, "send-invoice", "InvoiceService.Send");
    add(&sandbox, "open-ledger", "LedgerService.Open");
    let text = sandbox.read(SERVICE);
    assert!(text.contains(&format!("  // Makes an invoice.\n{method}")), "{text}");
    assert!(text.contains("import \"acme/v1/send_messages.proto\";\n"), "{text}");
    assert!(text.contains("  rpc Send(SendRequest) returns (SendResponse);\n}\n"), "{text}");
    assert!(sandbox.exists("acme/proto/acme/v1/ledger_service.proto"));
    sandbox.acme(["regenerate"]).ok();

    sandbox.acme(["remove", "function", "send-invoice"]).ok();
    sandbox.acme(["remove", "function", "open-ledger"]).ok();
    assert!(!sandbox.exists("acme/proto/acme/v1/send_messages.proto"));
    assert!(!sandbox.exists("acme/proto/acme/v1/ledger_service.proto"));
    assert_eq!((sandbox.read(SERVICE), sandbox.read(MESSAGES)), edited);
}

#[test]
fn the_last_one_leaves_word_of_what_buf_made() {
    let sandbox = Sandbox::with_project();
    add(&sandbox, "create-invoice", "InvoiceService.Create");
    add(&sandbox, "send-invoice", "InvoiceService.Send");
    let first = sandbox.acme(["remove", "function", "send-invoice"]).ok().to_string();
    let last = sandbox.acme(["remove", "function", "create-invoice"]).ok().to_string();
    assert!(!first.contains("gen/"), "{first}");
    assert!(last.contains("does not compile any more: delete gen/"), "{last}");
}

#[test]
fn two_methods_have_no_messages_of_one_name() {
    let sandbox = Sandbox::with_project();
    add(&sandbox, "create-invoice", "InvoiceService.Create");
    let before = sandbox.acme_files();
    let run = sandbox.acme(["add", "function", "other", "--rpc", "LedgerService.Create"]);
    insta::assert_snapshot!(run, @"
    exit 2
    --- stderr
    error: --rpc: `create-invoice` has the messages `CreateRequest` and `CreateResponse` already
    help: give the method a name that says what it is about, such as `CreateInvoice`
    ");
    assert_eq!(sandbox.acme_files(), before);
}
