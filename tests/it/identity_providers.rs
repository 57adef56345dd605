//! `auth.sign-in-with`: people who sign in with an account elsewhere.

use serde_yaml::Value;

use crate::regenerate::POOL;
use crate::support::Sandbox;

const PROVIDERS: &str = "acme/resources/identity-providers.yml";
const LOGIN: &str = "  login: {domain: acme, callback-urls: [\"https://app.example.com\"]}\n";
const ALL: &str = "  sign-in-with: [apple, facebook, google, oidc, saml]\n";

/// A project with more below `auth`.
fn with(lines: &str) -> Sandbox {
    let sandbox = Sandbox::with_project();
    sandbox.edit("acme/venture.yaml", "  mode: authorizer\n", &format!("  mode: authorizer\n{lines}"));
    sandbox
}

fn with_all() -> Sandbox {
    let sandbox = with(&format!("{LOGIN}{ALL}"));
    sandbox.acme(["regenerate"]).ok();
    sandbox
}

#[test]
fn all_of_them() {
    let sandbox = with_all();
    insta::assert_snapshot!(sandbox.read(PROVIDERS), @"
    # Managed by venture: edit freely, regenerating merges your changes.

    # The stage `local` reads this file too, though it leaves the providers out: hence the empty defaults.
    # Secrets are in AWS Secrets Manager; CloudFormation reads one when its provider is made or changed here.
    Resources:
      AppleProvider:
        Type: AWS::Cognito::UserPoolIdentityProvider
        Properties:
          UserPoolId: !Ref UserPool
          # With another name it is another provider, and its users are new ones.
          ProviderName: SignInWithApple
          ProviderType: SignInWithApple
          ProviderDetails:
            client_id: ${param:apple-client-id, ''}
            team_id: ${param:apple-team-id, ''}
            key_id: ${param:apple-key-id, ''}
            private_key: '{{resolve:secretsmanager:/${self:service}/${sls:stage}/sign-in/apple:SecretString:private-key}}'
            authorize_scopes: email name
          AttributeMapping:
            email: email
            name: name

      FacebookProvider:
        Type: AWS::Cognito::UserPoolIdentityProvider
        Properties:
          UserPoolId: !Ref UserPool
          # With another name it is another provider, and its users are new ones.
          ProviderName: Facebook
          ProviderType: Facebook
          ProviderDetails:
            client_id: ${param:facebook-client-id, ''}
            client_secret: '{{resolve:secretsmanager:/${self:service}/${sls:stage}/sign-in/facebook:SecretString:client-secret}}'
            authorize_scopes: public_profile,email
          AttributeMapping:
            email: email
            name: name

      GoogleProvider:
        Type: AWS::Cognito::UserPoolIdentityProvider
        Properties:
          UserPoolId: !Ref UserPool
          # With another name it is another provider, and its users are new ones.
          ProviderName: Google
          ProviderType: Google
          ProviderDetails:
            client_id: ${param:google-client-id, ''}
            client_secret: '{{resolve:secretsmanager:/${self:service}/${sls:stage}/sign-in/google:SecretString:client-secret}}'
            authorize_scopes: openid email profile
          AttributeMapping:
            email: email
            email_verified: email_verified
            name: name

      OidcProvider:
        Type: AWS::Cognito::UserPoolIdentityProvider
        Properties:
          UserPoolId: !Ref UserPool
          # With another name it is another provider, and its users are new ones.
          ProviderName: OIDC
          ProviderType: OIDC
          ProviderDetails:
            client_id: ${param:oidc-client-id, ''}
            client_secret: '{{resolve:secretsmanager:/${self:service}/${sls:stage}/sign-in/oidc:SecretString:client-secret}}'
            oidc_issuer: ${param:oidc-issuer, ''}
            authorize_scopes: openid email profile
            attributes_request_method: GET
          AttributeMapping:
            email: email
            email_verified: email_verified
            name: name

      SamlProvider:
        Type: AWS::Cognito::UserPoolIdentityProvider
        Properties:
          UserPoolId: !Ref UserPool
          # With another name it is another provider, and its users are new ones.
          ProviderName: SAML
          ProviderType: SAML
          ProviderDetails:
            MetadataURL: ${param:saml-metadata-url, ''}
          # These are the names of Microsoft Entra ID; write what your provider sends.
          AttributeMapping:
            email: http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress
            name: http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name
    ");
    let settings = sandbox.read("acme/serverless.yml");
    let local = settings.split("\n  local:\n").nth(1).unwrap().split("\n  prod:\n").next().unwrap();
    assert!(
        local.contains("    identity-providers: {}\n    identity-provider-names: [COGNITO]\n"),
        "{local}"
    );
    assert!(!local.contains("client-id"), "the emulator wants no app anywhere: {local}");
    let names = "    identity-provider-names: [COGNITO, !Ref AppleProvider, !Ref FacebookProvider, !Ref GoogleProvider, \
                 !Ref OidcProvider, !Ref SamlProvider]\n";
    assert!(settings.contains(names), "{settings}");
    sandbox.acme(["status", "--check"]).ok();
}

/// On and off again, in a pool that is deployed: the project is as one that never had any, and its manifest says so.
#[test]
fn they_come_and_go() {
    let sandbox = with(LOGIN);
    sandbox.acme(["regenerate"]).ok();
    let before = sandbox.acme_files();
    for providers in ["google", "apple,google", "apple", ""] {
        sandbox.acme(["regenerate", "cognito", "--sign-in-with", providers]).ok();
        assert_eq!(sandbox.exists(PROVIDERS), !providers.is_empty());
    }
    let after = sandbox.acme_files();
    let changed: Vec<&str> =
        after.iter().filter(|file| !before.contains(file)).map(|(path, _)| path.as_str()).collect();
    assert_eq!((changed, after.len()), (vec![".venture/pristine.txtar", "venture.yaml"], before.len()));
    assert!(sandbox.read("acme/venture.yaml").contains("  sign-in-with: []\n"));
}

/// Cognito refuses a sign-in whose attributes the client may not write. Whether an address is verified it writes itself.
#[test]
fn the_client_may_write_what_a_provider_says() {
    for sign_in in ["email", "phone", "user-name"] {
        let sandbox = with(&format!("{LOGIN}{ALL}"));
        sandbox.edit("acme/venture.yaml", "sign-in: email", &format!("sign-in: {sign_in}"));
        sandbox.acme(["regenerate", "--allow-replacement"]).ok();
        let resources =
            |path| serde_yaml::from_str::<Value>(&sandbox.read(path)).unwrap()["Resources"].clone();
        let client = &resources(POOL)["UserPoolClient"]["Properties"];
        let may = |list: &str, name: &Value| client[list].as_sequence().unwrap().contains(name);
        let providers = resources(PROVIDERS);
        for (id, provider) in providers.as_mapping().unwrap() {
            let mapping = provider["Properties"]["AttributeMapping"].as_mapping().unwrap();
            assert!(mapping.contains_key("email") && mapping.contains_key("name"), "{id:?}");
            for attribute in mapping.keys() {
                assert!(may("ReadAttributes", attribute), "{sign_in} {id:?} {attribute:?}");
                let is_word = attribute.as_str().unwrap().ends_with("_verified");
                assert_eq!(may("WriteAttributes", attribute), !is_word, "{sign_in} {id:?} {attribute:?}");
            }
        }
    }
}

/// No secret has another way into a template than this.
#[test]
fn secrets_are_named_by_service_and_stage() {
    let sandbox = with_all();
    let text = sandbox.read(PROVIDERS);
    let secrets: Vec<&str> =
        text.lines().filter(|line| line.contains("secret") && !line.contains('#')).collect();
    assert_eq!(secrets.len(), 4, "{text}");
    for line in secrets {
        let reference = "'{{resolve:secretsmanager:/${self:service}/${sls:stage}/sign-in/";
        assert!(line.contains(reference) && line.ends_with("}}'"), "{line}");
    }
}

#[test]
fn every_stage_says_what_the_app_is_called() {
    let sandbox = with(&format!("{LOGIN}  sign-in-with: [google, saml]\n"));
    sandbox.acme(["regenerate"]).ok();
    let stage = |stage: &str| {
        let args = ["--no-print-directory", "stage", &format!("STAGE={stage}")];
        sandbox.finish(sandbox.command("make").args(args).current_dir(sandbox.path("acme")))
    };
    let run = stage("prod");
    let said = "serverless.yml: no google-client-id for STAGE=prod; write the client id at Google below params: prod:\n\
                serverless.yml: no saml-metadata-url for STAGE=prod; write the metadata URL of the SAML provider below params: prod:\n";
    assert!(run.code == 2 && run.stderr.starts_with(said), "{run}");
    let before = sandbox.read("acme/serverless.yml");
    for (id, code) in [
        ("app-1 # ours", 0),
        ("'123'", 0),
        ("${env:GOOGLE}", 0),
        ("''", 2),
        ("\"\" # later", 2),
        ("", 2),
        ("# later", 2),
    ] {
        sandbox.edit("acme/serverless.yml", "google-client-id: ''", &format!("google-client-id: {id}"));
        sandbox.edit("acme/serverless.yml", "saml-metadata-url: ''", "saml-metadata-url: https://a.io/saml");
        assert_eq!(stage("dev").code, code, "{id}");
        assert_eq!(stage("prod").code, 2, "of another stage");
        sandbox.write("acme/serverless.yml", &before);
    }
    sandbox.edit(
        "acme/serverless.yml",
        "    artifacts: bin\n",
        "    artifacts: bin\n    google-client-id: app\n    saml-metadata-url: https://a.io\n",
    );
    assert_eq!(stage("qa").stderr.matches("client-id").count(), 0, "said for all stages");
    assert_eq!(stage("dev").code, 2, "what a stage says goes before");
    assert_eq!(stage("local").code, 0, "there are none");
}

#[test]
fn what_they_cannot_do_without() {
    let without_pages = with(ALL).acme(["regenerate"]).fails(1);
    let existing = with(&format!("  pool: existing\n{ALL}")).acme(["regenerate"]).fails(1);
    let closed = with(&format!("{LOGIN}{ALL}"));
    closed.edit("acme/venture.yaml", "self-sign-up: true", "self-sign-up: false");
    let closed_to_all = closed.acme(["regenerate"]).fails(1);
    insta::assert_snapshot!([without_pages, existing, closed_to_all].join("\n"), @"
    error: venture.yaml:12:17: people come back from a provider by the login pages
       |
    12 |   sign-in-with: [apple, facebook, google, oidc, saml]
       |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       = help: set `auth.login.domain`

    error: venture.yaml:13:3: the identity providers of an existing pool belong to who made it
       |
    13 |   sign-in-with: [apple, facebook, google, oidc, saml]
       |   ^^^^^^^^^^^^
       = help: take it out, and set it where the pool is made

    error: venture.yaml:13:3: whoever has an account there gets one here, though `auth.self-sign-up` is `false`
       |
    13 |   sign-in-with: [apple, facebook, google, oidc, saml]
       |   ^^^^^^^^^^^^
       = help: add a function that decides who may, with `cognito: pre-sign-up`
    ");
    closed.edit("acme/venture.yaml", "functions:\n", "functions:\n  admit: {cognito: pre-sign-up}\n");
    closed.acme(["regenerate"]).ok();
}
