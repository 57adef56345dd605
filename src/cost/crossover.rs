//! [`Crossover`]: the load from which machines cost less.

/// Requests a second, on average over a month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Crossover {
    At(f64),
    /// Machines cost less at any load.
    Always,
    /// The machine is full before it costs less.
    Full,
    /// Lambda costs less at any load.
    Never,
}

pub(super) const LOWEST: f64 = 0.001;
pub(super) const HIGHEST: f64 = 100_000.0;
/// Steps between the two in which a change of sign is looked for, 20 for a factor of ten.
const STEPS: u32 = 160;

/// Finds where `gap`, what Lambda costs above the machines, first changes to positive; it is `None` beyond what the
/// machines hold. What they cost rises in steps, so the gap jumps down only: it meets zero where it rises.
pub(super) fn find(gap: impl Fn(f64) -> Option<f64>) -> Crossover {
    let is_over = |rate: f64| gap(rate).is_none_or(|gap| gap >= 0.0);
    let rate = |step: u32| LOWEST * (HIGHEST / LOWEST).powf(f64::from(step) / f64::from(STEPS));
    let Some(step) = (0..=STEPS).find(|step| is_over(rate(*step))) else { return Crossover::Never };
    if step == 0 {
        return if gap(LOWEST).is_some() { Crossover::Always } else { Crossover::Full };
    }
    let (mut below, mut over) = (rate(step - 1), rate(step));
    while over / below > 1.0 + 1e-12 {
        let middle = (below * over).sqrt();
        if middle <= below || middle >= over {
            break;
        }
        if is_over(middle) { over = middle } else { below = middle }
    }
    if gap(over).is_some() { Crossover::At(over) } else { Crossover::Full }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_way_it_can_end() {
        assert_eq!(find(|_| Some(-1.0)), Crossover::Never);
        assert_eq!(find(|_| Some(1.0)), Crossover::Always);
        assert_eq!(find(|_| None), Crossover::Full);
        assert_eq!(find(|rate| (rate < 5.0).then_some(-1.0)), Crossover::Full);
        assert_eq!(find(|rate| (rate < 5.0).then_some(rate - 6.0)), Crossover::Full);
    }

    proptest! {
        #[test]
        fn it_is_where_the_curves_meet(fixed in 0.1_f64..1e6, slope in 0.1_f64..1e3, step in 1.0_f64..1e4) {
            let gap = |rate: f64| Some(rate * slope - fixed - slope * 0.5 * (rate / step).floor() * step);
            match find(gap) {
                Crossover::At(rate) => {
                    let gap = gap(rate).unwrap();
                    prop_assert!(gap.abs() <= 1e-6 * (fixed + rate * slope), "{gap} at {rate}");
                }
                Crossover::Always => prop_assert!(gap(LOWEST).unwrap() >= 0.0),
                found => prop_assert!(gap(HIGHEST).unwrap() < 0.0, "{found:?}"),
            }
        }
    }
}
