//! [`Keyboard`]: keys arrive one by one and are not echoed, also those typed while a prompt is drawn.

/// Held while a prompt is open. `console` reads each key raw, and between two keys the terminal would echo, and take
/// Ctrl-C and Ctrl-U for itself.
#[cfg(unix)]
pub struct Keyboard(Option<rustix::termios::Termios>);

#[cfg(unix)]
impl Keyboard {
    pub fn take() -> Self {
        use rustix::termios::{InputModes, LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let Ok(before) = tcgetattr(std::io::stdin()) else { return Self(None) };
        let mut raw = before.clone();
        raw.local_modes -= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG | LocalModes::IEXTEN;
        raw.input_modes -= InputModes::ICRNL | InputModes::IXON;
        let _ = tcsetattr(std::io::stdin(), OptionalActions::Drain, &raw);
        Self(Some(before))
    }
}

#[cfg(unix)]
impl Drop for Keyboard {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        if let Some(before) = &self.0 {
            let _ = tcsetattr(std::io::stdin(), OptionalActions::Drain, before);
        }
    }
}

#[cfg(not(unix))]
pub struct Keyboard;

#[cfg(not(unix))]
impl Keyboard {
    pub fn take() -> Self {
        Self
    }
}
