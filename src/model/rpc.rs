//! `InvoiceService.Create`: the rpc trigger.

use heck::ToSnakeCase;

use super::{Method, Route, Violation, shown};

/// One method of a service of the project's `.proto` files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rpc {
    /// `myshop`: the first part of the package, the same for all services of a project.
    package: String,
    service: String,
    method: String,
}

/// What a service's name ends with, as buf's lint has it.
const SUFFIX: &str = "Service";
/// Letters of either name; so many leave the path and the names in Go readable.
const MAX: usize = 40;
const FIX: &str = "write a service and a method, such as `InvoiceService.Create`";

impl Rpc {
    /// An rpc of the project of this name.
    pub fn parse(text: &str, project: &str) -> Result<Self, Violation> {
        let fail =
            |reason: String| Err(Violation::new(format!("`{}` is not an rpc: {reason}", shown(text)), FIX));
        if let Some(name) = without_package(text) {
            let reason = "the package is left out, for it follows from the project's name";
            return Err(Violation::new(
                format!("`{}` is not an rpc: {reason}", shown(text)),
                format!("write `{name}`"),
            ));
        }
        let Some((service, method)) = text.split_once('.') else {
            return fail("it needs a service, one dot and a method".to_owned());
        };
        for name in [service, method] {
            if !is_pascal(name) {
                return fail(format!("`{}` is not in PascalCase, letters and digits only", shown(name)));
            }
            if name.len() > MAX {
                return fail(format!("`{name}` has more than {MAX} letters"));
            }
        }
        match service.strip_suffix(SUFFIX) {
            None | Some("") => fail(format!("`{service}` is no name that ends with `{SUFFIX}`")),
            Some(_) => Ok(Self {
                package: project.replace('-', ""),
                service: service.to_owned(),
                method: method.to_owned(),
            }),
        }
    }

    pub fn package(&self) -> &str {
        &self.package
    }

    pub fn service(&self) -> &str {
        &self.service
    }

    pub fn method(&self) -> &str {
        &self.method
    }

    /// `invoice_service`: the file of the service.
    pub fn service_file(&self) -> String {
        self.service.to_snake_case()
    }

    /// `create`: the file of the method's messages, and whether two methods have the same.
    pub fn method_file(&self) -> String {
        self.method.to_snake_case()
    }

    /// `proto/acme/v1/create_messages.proto`: where its messages are written.
    pub fn messages(&self) -> String {
        format!("proto/{}/v1/{}_messages.proto", self.package, self.method_file())
    }

    /// Where Connect and gRPC call it: `POST /acme.v1.InvoiceService/Create`.
    pub fn route(&self) -> Route {
        let service = format!("{}.v1.{}", self.package, self.service);
        Route::of_fixed(Method::Post, [service, self.method.clone()])
    }
}

/// `InvoiceService.Create` of `acme.v1.InvoiceService/Create`, as openapi.yaml has it, or with a dot, as gRPC's tools do.
fn without_package(text: &str) -> Option<String> {
    let mut names = text.trim_start_matches('/').rsplit(['.', '/']);
    let (method, service, _package) = (names.next()?, names.next()?, names.next()?);
    (is_pascal(method) && is_pascal(service) && service.ends_with(SUFFIX))
        .then(|| format!("{service}.{method}"))
}

fn is_pascal(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_rpc_is_a_service_and_a_method() {
        let rpc = Rpc::parse("InvoiceService.CreateDraft", "my-shop").unwrap();
        assert_eq!((rpc.service(), rpc.method()), ("InvoiceService", "CreateDraft"));
        assert_eq!(
            (rpc.service_file(), rpc.method_file()),
            ("invoice_service".into(), "create_draft".into())
        );
        assert_eq!(rpc.messages(), "proto/myshop/v1/create_draft_messages.proto");
        assert_eq!(rpc.route().path(), "/myshop.v1.InvoiceService/CreateDraft");
    }

    #[test]
    fn a_package_is_refused_with_the_name_without_it() {
        for named in [
            "shop.v1.ShopService.CloseShop",
            "shop.v1.ShopService/CloseShop",
            "/shop.v1.ShopService/CloseShop",
            "shop.ShopService.CloseShop",
        ] {
            let refused = Rpc::parse(named, "shop").unwrap_err();
            assert!(refused.message.contains("the package is left out"), "{named}: {}", refused.message);
            assert_eq!(refused.fix, "write `ShopService.CloseShop`", "{named}");
        }
    }

    #[test]
    fn what_is_none_says_why() {
        let long = format!("InvoiceService.{}", "A".repeat(41));
        for (bad, why) in [
            ("", "one dot"),
            ("InvoiceService", "one dot"),
            ("InvoiceService.", "PascalCase"),
            ("InvoiceService.create", "PascalCase"),
            ("InvoiceService.Create.It", "PascalCase"),
            ("invoiceService.Create", "PascalCase"),
            ("Invoice_Service.Create", "PascalCase"),
            ("Invoices.Create", "ends with `Service`"),
            ("Service.Create", "ends with `Service`"),
            (&long, "40 letters"),
        ] {
            let message = Rpc::parse(bad, "acme").unwrap_err().message;
            assert!(message.contains(why), "{bad}: {message}");
        }
    }
}
