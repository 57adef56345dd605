//! What a live pool can take and cannot.

use super::*;
use crate::pristine::Pristine;
use crate::tree::disk::Files;
use crate::tree::{File, Kind, RelPath, Tree};

const POOL: &str = "\
Resources:
  UserPool:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: ${self:service}-${sls:stage}
      UsernameAttributes: [email]
      UsernameConfiguration: {CaseSensitive: false}
      LambdaConfig:
        PostConfirmation: !GetAtt PostConfirmationLambdaFunction.Arn
      Schema:
        - {Name: seats, AttributeDataType: Number}
        - {Name: team, AttributeDataType: String}
  UserPoolClient:
    Type: AWS::Cognito::UserPoolClient
    Properties: {UserPoolId: !Ref UserPool, GenerateSecret: false}
  UserPoolDomain:
    Type: AWS::Cognito::UserPoolDomain
    Properties: {Domain: !Sub 'acme-${AWS::StackName}'}
";

/// What of the change from `before` to `after` is refused.
fn refused(before: &str, after: &str) -> Vec<String> {
    changes(before, after).into_iter().map(|change| change.what).collect()
}

fn changes(before: &str, after: &str) -> Vec<Impossible> {
    let path = RelPath::parse("resources/cognito-user-pool.yml").unwrap();
    let file = |text: &str| File::new(Content::text(text), Kind::Managed);
    let mut pristine = Pristine::default();
    pristine.record(path.clone(), &file(before), None);
    let disk = Files::from([(path.clone(), Content::text(before))]);
    let plan = Plan::new(&pristine, &disk, &Tree::from([(path, file(after))]), &[]);
    impossible_changes(&plan)
}

fn refused_with(from: &str, to: &str) -> Vec<String> {
    assert!(POOL.contains(from), "{from}");
    refused(POOL, &POOL.replace(from, to))
}

#[test]
fn what_a_live_pool_cannot_take() {
    for (from, to, what) in [
        ("  UserPool:\n", "  People:\n", "UserPool"),
        ("Type: AWS::Cognito::UserPool\n", "Type: AWS::Cognito::IdentityPool\n", "UserPool"),
        ("[email]", "[phone_number]", "UsernameAttributes of UserPool"),
        ("[email]", "[email, phone_number]", "UsernameAttributes of UserPool"),
        ("      UsernameAttributes: [email]\n", "", "UsernameAttributes of UserPool"),
        ("UsernameAttributes", "AliasAttributes", "UsernameAttributes of UserPool"),
        ("CaseSensitive: false", "CaseSensitive: true", "UsernameConfiguration of UserPool"),
        ("        - {Name: seats, AttributeDataType: Number}\n", "", "attribute seats of UserPool"),
        ("Number", "String", "attribute seats of UserPool"),
        ("Name: team", "Name: squad", "attribute team of UserPool"),
        ("  UserPoolClient:\n", "  WebClient:\n", "UserPoolClient"),
        ("GenerateSecret: false", "GenerateSecret: true", "GenerateSecret of UserPoolClient"),
        ("!Sub 'acme-", "!Sub 'other-", "Domain of UserPoolDomain"),
    ] {
        let found = refused_with(from, to);
        assert_eq!(found.first().map(String::as_str), Some(what), "{from} to {to}: {found:?}");
    }
}

#[test]
fn a_pool_that_leaves_the_stack_and_one_that_comes_in_its_place() {
    let client = POOL
        .replace("  UserPool:\n    Type: AWS::Cognito::UserPool\n", "  Other:\n    Type: AWS::SNS::Topic\n");
    let reasons = |before: &str, after: &str| -> Vec<&'static str> {
        changes(before, after).into_iter().map(|change| change.why).collect()
    };
    assert_eq!(reasons(POOL, &client), [POOL_LEFT.why]);
    assert_eq!(reasons(&client, POOL), [OTHER_POOL.why]);
    assert_eq!(reasons(POOL, &POOL.replace("  UserPool:\n", "  People:\n")), [POOL_GONE.why]);
}

#[test]
fn what_it_can_take() {
    for (from, to) in [
        ("[email]", "['email'] # quoted"),
        (
            "seats, AttributeDataType: Number}",
            "seats, AttributeDataType: Number}\n        - {Name: plan, AttributeDataType: String}",
        ),
        ("UserPoolName: ${self:service}", "UserPoolName: other"),
        ("PostConfirmationLambdaFunction", "OtherLambdaFunction"),
        ("Resources:\n", "Resources:\n  Second:\n    Type: AWS::Cognito::UserPool\n"),
    ] {
        assert!(refused_with(from, to).is_empty(), "{from} to {to}");
    }
    let domain = POOL.find("  UserPoolDomain").unwrap();
    assert!(refused(POOL, &POOL[..domain]).is_empty(), "a domain may go");
    assert!(refused(&POOL[..domain], POOL).is_empty(), "or come");
    assert!(refused(POOL, &POOL.replace('\n', "\r\n")).is_empty());
}

#[test]
fn every_change_is_named() {
    let after = POOL.replace("[email]", "[phone_number]").replace("seats", "chairs").replace("acme-", "x-");
    assert_eq!(
        refused(POOL, &after),
        ["UsernameAttributes of UserPool", "attribute seats of UserPool", "Domain of UserPoolDomain"]
    );
}

#[test]
fn what_is_no_template_is_not_judged() {
    for text in ["", "{", "a: *b\n", "[]\n", "Resources: x\n", "<<<<<<< yours\n", "\0"] {
        assert!(refused(text, POOL).is_empty() && refused(POOL, text).is_empty(), "{text:?}");
    }
}

#[test]
fn a_pool_that_moves_to_another_template_is_the_same_pool() {
    let parse = |path: &str| RelPath::parse(path).unwrap();
    let file = |text: &str| File::new(Content::text(text), Kind::Managed);
    let (old, new) = (parse("resources/cognito-user-pool.yml"), parse("resources/pool.yml"));
    let mut pristine = Pristine::default();
    pristine.record(old.clone(), &file(POOL), None);
    let disk = Files::from([(old, Content::text(POOL))]);
    let plan = Plan::new(&pristine, &disk, &Tree::from([(new, file(POOL))]), &[]);
    assert_eq!(impossible_changes(&plan), []);
}
