//! `include_dir!` notices changed templates, but not added or removed ones.
fn main() {
    println!("cargo:rerun-if-changed=templates");
}
