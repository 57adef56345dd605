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
fn add_names_the_messages_to_write_and_where_it_is_said_how() {
    let sandbox = Sandbox::with_project();
    let run = sandbox.acme(["add", "function", "create-invoice", "--rpc", "InvoiceService.Create"]).ok();
    let (_, next) = run.stderr.split_once("next:\n").unwrap();
    insta::assert_snapshot!(next, @"
      write proto/acme/v1/create_messages.proto, as docs/rpc.md says
      make generate
      write functions/create-invoice/handler.go
      make test
    ");
    for path in [MESSAGES, "acme/docs/rpc.md", "acme/functions/create-invoice/handler.go"] {
        assert!(sandbox.exists(path) && next.contains(path.strip_prefix("acme/").unwrap()), "{path}: {next}");
    }
}

#[test]
fn a_package_is_refused_with_the_name_without_it() {
    let sandbox = Sandbox::with_project();
    let run = sandbox.acme(["add", "function", "close-shop", "--rpc", "shop.v1.ShopService/CloseShop"]);
    insta::assert_snapshot!(run, @"
    exit 2
    --- stderr
    error: --rpc: `shop.v1.ShopService/CloseShop` is not an rpc: the package is left out, for it follows from the project's name
    help: write `ShopService.CloseShop`
    ");
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
    error: --rpc: `create-invoice` has the messages `CreateRequest` and `CreateResponse`, too
    help: give the method a name that says what it is about, such as `CreateInvoice`
    ");
    assert_eq!(sandbox.acme_files(), before);
}
